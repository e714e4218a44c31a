import Testing

@testable import Randomness

@Suite struct RandomStreamPropertyTests {
  @Test func wordsDependOnTheIndexAlone() {
    let stream = RandomStream(seed: 7).child(3)
    let forwards = (0..<64).map { stream.word(at: $0) }
    let backwards = (0..<64).reversed().map { stream.word(at: $0) }
    #expect(forwards == backwards.reversed())
    #expect(forwards[4..<8] == [4, 5, 6, 7].map { stream.block(at: 1)[$0 - 4] }[...])
  }

  @Test func childrenDiffer() {
    let root = RandomStream(seed: 1)
    var seen: Set<RandomStream> = [root, RandomStream(seed: 2)]
    for a in 0..<100 as Range<UInt64> {
      seen.insert(root.child(a))
      for b in 0..<100 as Range<UInt64> { seen.insert(root.child(a).child(b)) }
    }
    #expect(seen.count == 2 + 100 + 100 * 100)
    #expect(root.child(1).child(2) != root.child(2).child(1))
  }

  /// Bounds of 6 standard errors: a false alarm in 10^8 streams or so, and the seed is fixed.
  @Test func momentsOfUniformAndNormal() {
    let stream = RandomStream(seed: 20)
    let count = 100_000
    var uniform = 0.0
    var normal = 0.0
    var normalSquares = 0.0
    for index in 0..<UInt64(count) {
      let u = stream.child(0).uniform(at: index)
      #expect(u >= 0 && u < 1)
      let z = stream.child(1).normal(at: index)
      uniform += u
      normal += z
      normalSquares += z * z
    }
    let standardError = 1 / Double(count).squareRoot()
    #expect((uniform / Double(count) - 0.5).magnitude < 6 * standardError * 0.2887)
    #expect((normal / Double(count)).magnitude < 6 * standardError)
    #expect((normalSquares / Double(count) - 1).magnitude < 6 * standardError * 1.4143)
  }

  /// Values of the quantile function to 15 digits (Wichura 1988, and tables of the normal law).
  @Test func normalQuantileGolden() {
    let golden: [(Double, Double)] = [
      (0.25, -0.674489750196082), (0.001, -3.090232306167814), (1e-20, -9.262340089798408),
      (0.975, 1.959963984540054), (0.5, 0),
    ]
    for (probability, value) in golden {
      let error = (normalQuantile(probability) - value).magnitude
      #expect(error <= 2e-15 * Swift.max(1, value.magnitude), "at \(probability)")
    }
  }

  @Test func belowCoversItsRange() {
    let stream = RandomStream(seed: 5)
    var counts = [Int](repeating: 0, count: 7)
    for index in 0..<70_000 as Range<UInt64> { counts[stream.below(7, at: index)] += 1 }
    // 6 standard deviations of a binomial count with mean 10000.
    #expect(counts.allSatisfy { ($0 - 10_000).magnitude < 560 }, "\(counts)")
  }

  @Test func permutationHoldsEachIndexOnce() {
    for count in [0, 1, 2, 10, 1000] {
      let order = RandomStream(seed: 9).permutation(of: count)
      #expect(order.sorted() == Array(0..<Int32(count)))
    }
    #expect(RandomStream(seed: 9).permutation(of: 20) != RandomStream(seed: 10).permutation(of: 20))
  }
}
