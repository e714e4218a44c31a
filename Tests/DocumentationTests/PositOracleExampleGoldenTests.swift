import PositOracle
import Testing

/// An implementation judged.
@Suite struct PositOracleExampleGoldenTests: DocumentedExample {
  let printed = PrintedLines()

  @Test func judgeYourImplementation() throws {
    try example("Sources/PositOracle/PositOracle.docc/JudgeYourImplementation.md") {
      let format = OracleFormat(n: 8, es: 0)
      let values = (0..<256).map { pattern -> Double? in
        format.exactValue(UInt64(pattern))?.exactDecimal.flatMap { Double($0) }
      }

      /// The product by the nearest double, ties away from zero.
      func product(_ x: UInt64, _ y: UInt64) -> UInt64 {
        guard let a = values[Int(x)], let b = values[Int(y)] else { return format.nar }
        var best = UInt64(0)
        for pattern in 1...127 {
          guard let candidate = values[pattern], let known = values[Int(best)] else { continue }
          if abs(candidate - abs(a * b)) <= abs(known - abs(a * b)) { best = UInt64(pattern) }
        }
        return a * b < 0 ? format.negated(best) : best
      }

      var wrong: [String] = []
      for x in 0..<UInt64(256) {
        for y in 0..<UInt64(256) {
          var expected = format.nar
          if let a = format.exactValue(x), let b = format.exactValue(y) {
            expected = format.rounded(a * b)
          }
          if product(x, y) != expected {
            wrong.append("\(x) * \(y) is \(product(x, y)), not \(expected)")
          }
        }
      }
      print(wrong.count)  // 2808
      print(wrong[0])  // 1 * 1 is 0, not 1
    }
  }
}
