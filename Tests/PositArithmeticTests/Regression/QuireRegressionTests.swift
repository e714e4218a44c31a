import PositArithmetic
import Testing

/// Quire bugs that other posit libraries had, each as a test that this one passes.
@Suite struct QuireRegressionTests {
  private func sum(_ format: PositFormat, _ products: [(UInt64, UInt64)]) -> UInt64 {
    var quire = Quire(format)
    for (x, y) in products { quire.addProduct(x, y) }
    return quire.toPosit()
  }

  /// fast-posit: the word below the leading ones never reached the sticky bit.
  @Test func fastPositStickyWord() {
    #expect(sum(.posit8, [(0xCB, 0xD8), (0x03, 0x3E)]) == 0x1F)
    let p16 = PositFormat.posit16
    let tail16 = [-12, -20].map {
      p16.pattern(rounding: Double(sign: .plus, exponent: $0, significand: 1))
    }
    #expect(sum(p16, [(0x4000, 0x4000)] + tail16.map { ($0, 0x4000) }) == 0x4001)
    let p32 = PositFormat.posit32
    let tail32 = [-28, -49].map {
      p32.pattern(rounding: Double(sign: .plus, exponent: $0, significand: 1))
    }
    #expect(
      sum(p32, [(0x4000_0000, 0x4000_0000)] + tail32.map { ($0, 0x4000_0000) }) == 0x4000_0001)
  }

  /// A tie plus one product in every place below it: whichever word it lands in must count.
  @Test(arguments: [(8, 0), (8, 2), (16, 1), (16, 2), (32, 2), (64, 2)])
  func aTailInAnyWordBreaksTheTie(n: Int, es: Int) throws {
    let format = try PositFormat(n: n, es: es)
    let one = format.onePattern
    let ulpScale = 3 + es - n
    let half = format.pattern(
      rounding: DecodedPosit(negative: false, scale: ulpScale - 1, significand: 1 << 63))
    var tie = Quire(one, in: format)
    tie.add(half)
    #expect(tie.toPosit() == one)
    for scale in -2 * format.maxScale..<(ulpScale - 1) {
      let left = max(scale / 2, -format.maxScale)
      let factors = [left, scale - left].map {
        format.pattern(rounding: DecodedPosit(negative: false, scale: $0, significand: 1 << 63))
      }
      // Only powers of two that are posits of this format give the product wanted.
      guard format.decode(factors[0])?.scale == left,
        format.decode(factors[1])?.scale == scale - left
      else { continue }
      var quire = tie
      quire.addProduct(factors[0], factors[1])
      #expect(quire.toPosit() == one + 1, "\(format): tie plus 2^\(scale)")
      quire.subtractProduct(factors[0], factors[1])
      #expect(quire == tie)
      quire.subtractProduct(factors[0], factors[1])
      #expect(quire.toPosit() == one, "\(format): tie minus 2^\(scale)")
    }
  }

  /// SoftPosit 0.4.1 q16: x*y - x*y was -minpos.
  @Test func softPositQ16Cancellation() throws {
    let format = try PositFormat(n: 16, es: 1)
    #expect(sum(format, [(0x7FE2, 0x7FFD), (0x7FE2, 0x8003)]) == 0)
  }

  /// SoftPosit 0.4.1 q32_to_p32: the sticky bit was lost next to maxpos.
  @Test func softPositQ32NextToMaxpos() {
    let products: [(UInt64, UInt64)] = [
      (0x7CCD_2C48, 0x917F_1ECC), (0x8000_0001, 0x3000_0000),
    ]
    #expect(sum(.posit32, products) == 0x8000_0001)
  }

  /// Universal: 0 * NaR was 0, as zero was tested first.
  @Test func universalZeroTimesNaR() {
    for format in smallFormats(upTo: 32) {
      #expect(sum(format, [(0, format.narPattern)]) == format.narPattern)
      #expect(sum(format, [(format.narPattern, 0)]) == format.narPattern)
    }
  }

  /// softposit-rs Q32: zero and NaR tests skipped a word, so that small sums came back as 0.
  @Test func softpositRsEveryWordCountsForZero() {
    for pattern in 1..<UInt64(64) {
      #expect(Quire(pattern, in: .posit32).toPosit() == pattern)
    }
    let format = PositFormat.posit32
    for scale in -60..<60 {
      let root = format.pattern(
        rounding: DecodedPosit(negative: false, scale: scale, significand: 1 << 63))
      #expect(sum(format, [(root, root)]) == format.multiply(root, root))
    }
  }

  /// softposit-rs Q32.neg negated one word only.
  @Test func softpositRsNegateEveryWord() {
    var quire = Quire(.posit32)
    quire.addProduct(0x7FFF_FFFF, 0x7F00_0001)
    quire.addProduct(1, 1)
    let right = PositFormat.posit32.negate(quire.toPosit())
    quire.negate()
    #expect(quire.toPosit() == right && quire.isNegative)
  }

  /// posit-rust: "TODO overflow should go to NaR".
  @Test func positRustOverflow() {
    var quire = Quire(.posit8)
    quire.addProduct(0x7F, 0x7F)
    for _ in 0..<31 { quire.add(quire) }
    #expect(quire.isNaR && quire.toPosit() == 0x80)
  }

  /// stillwater-sc/universal#45 and mightymercado/pysigmoid#16: += wrong, or a crash.
  @Test func universal45Accumulate() {
    var quire = Posit16.Accumulator()
    for k in 1...100 { quire += Posit16(k) }
    #expect(quire.toPosit() == Posit16(5_050))
  }
}
