import PositArithmetic
import PositArrays
import Testing

/// Operations over arrays.
@Suite struct PositArraysExampleGoldenTests: DocumentedExample {
  let printed = PrintedLines()

  @Test func arrays() throws {
    try example("Sources/PositArrays/PositArrays.docc/PositArrays.md") {
      let x = [1, 2, 3, 4].map { Posit16($0) }
      let y: [Posit16] = [0.5, 0.25, -1, .nar]
      var products = [Posit16](repeating: .zero, count: 4)
      var target = products.mutableSpan
      PositArray.multiply(x.span, y.span, into: &target)
      print(products)  // [0.5, 0.5, -3.0, NaR]

      let format = try PositFormat(n: 12, es: 1)
      let values: [Float] = [0.1, 1, 10, .infinity]
      var patterns = [UInt16](repeating: 0, count: 4)
      var words = patterns.mutableSpan
      PositArray.convert(values.span, into: &words, format: format)
      print(patterns.map { format.hexadecimal(UInt64($0)) })
      // ["0x14d", "0x400", "0x6a0", "0x800"]
    }
  }
}
