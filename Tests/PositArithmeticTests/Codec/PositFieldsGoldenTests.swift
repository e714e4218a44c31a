import PositArithmetic
import Testing

@Suite struct PositFieldsGoldenTests {
  @Test(arguments: [
    (16, 1, UInt64(0x5000), "0 10 1 000000000000"), (8, 2, 0x6C, "0 110 11 00"),
    (8, 2, 0x01, "0 0000001"), (8, 2, 0x7F, "0 1111111"), (8, 2, 0x7E, "0 1111110"),
    (8, 2, 0x7D, "0 111110 1"), (8, 2, 0x94, "1 110 11 00"), (2, 2, 1, "0 1"),
  ])
  func fieldsAreRead(n: Int, es: Int, pattern: UInt64, bits: String) throws {
    let format = try PositFormat(n: n, es: es)
    #expect(format.fields(pattern)?.bits == bits)
  }

  @Test func zeroAndNaRHaveNoFields() {
    #expect(PositFormat.posit8.fields(0) == nil)
    #expect(PositFormat.posit8.fields(0x80) == nil)
  }

  @Test func aCutExponentBitIsTheHighOne() throws {
    let fields = try #require(PositFormat.posit8.fields(0x7D))
    #expect(fields.exponentBitCount == 1 && fields.exponent == 2 && fields.scale == 18)
  }
}
