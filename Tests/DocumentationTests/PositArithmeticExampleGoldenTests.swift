import PositArithmetic
import Testing

/// Posits on the README and in five minutes.
@Suite struct PositArithmeticExampleGoldenTests: DocumentedExample {
  let printed = PrintedLines()

  @Test func readme() throws {
    try example("README.md") {
      let x: Posit16 = 1.5
      print(x * x, [x, -x], Posit8.maxpos)  // 2.25 [1.5, -1.5] 16777216.0
      print(Posit16(UInt8(128)), Int(Posit16(2.75)))  // 128.0 2

      func norm<P: PositNumber>(_ values: [P]) -> P {  // any format, one rounding of the sum
        var sum = P.Accumulator()
        for value in values { sum.addProduct(value, value) }
        return sum.toPosit().squareRoot()
      }
      print(norm([Posit16(3), 4]))  // 5.0
    }
  }

  @Test func positsInFiveMinutes() throws {
    try example("Sources/PositArithmetic/PositArithmetic.docc/PositsInFiveMinutes.md") {
      let x: Posit16 = 3.14159
      print(x, x.patternDescription)  // 3.142 3.142 = posit(16,2) 0x4c91
      print(x * 2, x / 3, x.squareRoot())  // 6.283 1.0474 1.7725
      print(Posit16("0.1") ?? .nar, [Posit8(100), Posit8(1000)])  // 0.1 [96.0, 1024.0]

      let patterns = ([3.14159, 1e6] as [Posit16]).map { $0.pattern }
      print(patterns.map { Posit16.format.fields($0)?.bits ?? "" })
      // ["0 10 01 10010010001", "0 111110 11 1110100"]

      print(Posit8.maxpos, Posit8.minpos)  // 16777216.0 6e-08
      print(Posit8.maxpos * Posit8.maxpos, Posit8.minpos * Posit8.minpos)  // 16777216.0 6e-08
      print(Posit8.one / Posit8.zero, Posit8.nar == Posit8.nar, Posit8.nar < -Posit8.maxpos)
      // NaR true true

      let large: Posit16 = 10_000
      let small: Posit16 = 0.25
      var rounded = large * large
      rounded += small * small
      rounded -= large * large
      var exact = Posit16.Accumulator()
      exact.addProduct(large, large)
      exact.addProduct(small, small)
      exact.subtractProduct(large, large)
      print(rounded, exact.toPosit())  // 0.0 0.0625

      let format = try PositFormat(n: 10, es: 1)
      let a = format.pattern(rounding: 2.7)
      let b = try format.pattern(parsing: "0.3")
      print(format, format.hexadecimal(a), format.double(rounding: a))
      // posit(10,1) 0x156 2.6875
      print(format.double(rounding: format.add(a, b)))  // 3.0
      print(format.convert(a, to: .posit8) == PositFormat.posit8.pattern(rounding: 2.7))  // true
    }
  }
}
