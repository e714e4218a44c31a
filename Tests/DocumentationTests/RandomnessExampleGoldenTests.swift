import Randomness
import Testing

/// Streams by name.
@Suite struct RandomnessExampleGoldenTests: DocumentedExample {
  let printed = PrintedLines()

  @Test func streams() throws {
    try example("Sources/Randomness/Randomness.docc/Randomness.md") {
      let root = RandomStream(seed: 1)
      let weights = root.child(named: "weights")
      let order = root.child(named: "order")
      print(weights.normal(at: 0), weights.normal(at: 1))
      // -1.1782577239966896 -2.849462763789182
      print(order.permutation(of: 6), order.below(10, at: 0), order.uniform(at: 3))
      // [2, 0, 5, 4, 3, 1] 3 0.9817160201015687
    }
  }
}
