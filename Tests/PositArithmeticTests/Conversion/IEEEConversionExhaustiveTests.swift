import PositArithmetic
import TestSupport
import Testing

@Suite struct IEEEConversionExhaustiveTests {
  @Test func specials() {
    for format in smallFormats(upTo: 64, es: 0...4) {
      for x in [Double.nan, -.nan, .infinity, -.infinity, .signalingNaN] {
        #expect(format.pattern(rounding: x) == format.narPattern)
        #expect(format.pattern(rounding: Float(x)) == format.narPattern)
      }
      #expect(format.pattern(rounding: 0.0) == 0 && format.pattern(rounding: -0.0) == 0)
      #expect(format.pattern(rounding: Float(-0.0)) == 0)
      #expect(format.double(rounding: format.narPattern).isNaN)
      #expect(format.float(rounding: format.narPattern).isNaN)
      #expect(format.double(rounding: 0).bitPattern == 0)
      #expect(format.pattern(rounding: 1.0) == format.onePattern)
      #expect(format.pattern(rounding: Double.leastNonzeroMagnitude) == format.minposPattern)
      let tiniest = format.pattern(rounding: -Float.leastNonzeroMagnitude)
      #expect(format.double(rounding: tiniest) < 0)
      #expect(format.pattern(rounding: -Double.greatestFiniteMagnitude) == format.narPattern + 1)
    }
  }

  /// Posit to float32 and float16 goes through the exact double and the compiler's conversion.
  @Test func narrowFloatsAreRoundedByIEEERules() {
    var bad: [String] = []
    for format in smallFormats(upTo: 16, es: 0...4) where format.n >= 10 || format.n < 5 {
      for pattern in 0...format.patternMask where pattern != format.narPattern {
        let exact = format.double(rounding: pattern)
        if format.float(rounding: pattern).bitPattern != Float(exact).bitPattern {
          bad.append("\(format) \(format.hexadecimal(pattern)) -> float32")
        }
        #if !(os(macOS) && arch(x86_64))
        if format.float16Bits(rounding: pattern) != Float16(exact).bitPattern {
          bad.append("\(format) \(format.hexadecimal(pattern)) -> float16")
        }
        #endif
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  @Test func wideFormatsRoundToFloat32ByIEEERules() {
    var generator = SplitMix64(seed: 2)
    var bad: [String] = []
    for format in formats([(32, 2), (32, 3), (32, 4), (30, 0), (28, 4)]) {
      for _ in 0..<samples(200_000) {
        let long = generator.next()
        let pattern = (long >> (generator.next() & 31)) & format.patternMask
        if format.isNaR(pattern) { continue }
        let exact = format.double(rounding: pattern)
        if format.float(rounding: pattern).bitPattern != Float(exact).bitPattern {
          bad.append("\(format) \(format.hexadecimal(pattern)) -> float32")
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong (seed 2): \(bad.prefix(5))")
  }

  @Test func everyFloat16AndManyFloat32Round() {
    var bad: [String] = []
    var generator = SplitMix64(seed: 3)
    for format in formats([(6, 0), (8, 0), (8, 2), (16, 1), (16, 2), (32, 2)]) {
      let reference = ReferencePosit(n: format.n, es: format.es)
      for _ in 0..<samples(20_000) {
        let x = Float(bitPattern: UInt32(truncatingIfNeeded: generator.next()))
        if !x.isFinite { continue }
        if format.pattern(rounding: x) != reference.round(Double(x)) {
          bad.append("\(format) \(x)")
        }
      }
      #if !(os(macOS) && arch(x86_64))
      for bits in UInt16.min...UInt16.max {
        let x = Float16(bitPattern: bits)
        let expected = x.isFinite ? reference.round(Double(x)) : format.narPattern
        if format.pattern(roundingFloat16Bits: bits) != expected { bad.append("\(format) \(x)") }
      }
      #endif
    }
    #expect(bad.isEmpty, "\(bad.count) wrong (seed 3): \(bad.prefix(5))")
  }
}
