import PositArithmetic
import Testing

@Suite struct PositFormatPropertyTests {
  @Test func everySizeInRangeIsAccepted() throws {
    for n in 2...64 {
      for es in 0...4 {
        let format = try PositFormat(n: n, es: es)
        #expect(try PositFormat(parsing: format.description) == format)
      }
    }
  }

  @Test(arguments: [(1, 0), (65, 2), (0, 0), (-3, 1)])
  func widthsOutOfRangeAreRefused(n: Int, es: Int) {
    #expect(throws: PositFormatError.bitCountOutOfRange(n)) { try PositFormat(n: n, es: es) }
  }

  @Test(arguments: [-1, 5, 9])
  func exponentSizesOutOfRangeAreRefused(es: Int) {
    #expect(throws: PositFormatError.exponentSizeOutOfRange(es)) {
      try PositFormat(n: 16, es: es)
    }
    #expect(PositFormatError.exponentSizeOutOfRange(es).description.contains("0...4"))
  }

  @Test func textIsReadWithBlanksAndNames() throws {
    #expect(try PositFormat(parsing: " posit( 16 , 1 ) ") == PositFormat(n: 16, es: 1))
    #expect(try PositFormat(parsing: "posit32") == .posit32)
    #expect(PositFormat.posit32 == (try PositFormat(n: 32, es: 2)))
    #expect(PositFormat.posit16.description == "posit(16,2)")
  }

  @Test(arguments: ["", "posit", "posit()", "posit(16)", "posit(16,1,2)", "16,1", "posit(a,b)"])
  func malformedTextIsRefused(text: String) {
    #expect(throws: PositFormatError.malformed(text)) { try PositFormat(parsing: text) }
  }

  @Test func patternsAreThoseOfTheStandard() {
    let format = PositFormat.posit16
    #expect(format.narPattern == 0x8000)
    #expect(format.maxposPattern == 0x7FFF)
    #expect(format.minposPattern == 1)
    #expect(format.onePattern == 0x4000)
    #expect(format.patternMask == 0xFFFF)
    #expect(format.hexadecimalDigits == 4)
    #expect(format.hexadecimal(0x1A) == "0x001a")
    #expect(PositFormat.posit64.patternMask == .max)
    #expect(PositFormat.posit64.narPattern == 1 << 63)
  }
}
