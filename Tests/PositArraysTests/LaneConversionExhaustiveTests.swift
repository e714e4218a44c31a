import PositArithmetic
import PositArrays
import Testing

/// The conversion kernels against their scalar references over all patterns, and from all values where a
/// rounding to the format decides, of up to 16 bits.
@Suite(.enabled(if: LaneKernels.supported))
struct LaneConversionExhaustiveTests {
  @Test("to float32 and float64: all patterns", arguments: 2...16)
  func toIEEE(n: Int) {
    var bad: [String] = []
    for format in formats([n]) {
      let all = (0...format.patternMask).map { $0 }
      bad += KernelComparison<UInt32>(format: format).differences(toFloat32: all)
      bad += KernelComparison<UInt32>(format: format).differences(toFloat64: all)
      bad += KernelComparison<UInt16>(format: format).differences(toFloat32: all)
      bad += KernelComparison<UInt16>(format: format).differences(toFloat64: all)
      if n <= 8 {
        bad += KernelComparison<UInt8>(format: format).differences(toFloat32: all)
        bad += KernelComparison<UInt8>(format: format).differences(toFloat64: all)
      }
    }
    #expect(bad.isEmpty, "\(bad.prefix(5))")
  }

  @Test("from float32 and float64: all values, all ties, their neighbours", arguments: 2...16)
  func fromIEEE(n: Int) throws {
    var bad: [String] = []
    for format in formats([n]) {
      // The posits of one more bit are the values and the ties between them.
      let finer = try PositFormat(n: n + 1, es: format.es)
      let doubles = (0...finer.patternMask).flatMap { pattern in
        let value = finer.double(rounding: pattern)
        return [value, value.nextUp, value.nextDown]
      }
      let floats = (0...finer.patternMask).flatMap { pattern in
        let value = finer.float(rounding: pattern)
        return [value, value.nextUp, value.nextDown]
      }
      bad += KernelComparison<UInt32>(format: format).differences(.fromFloat64, from: doubles)
      bad += KernelComparison<UInt32>(format: format).differences(.fromFloat32, from: floats)
      bad += KernelComparison<UInt16>(format: format).differences(.fromFloat64, from: doubles)
      bad += KernelComparison<UInt16>(format: format).differences(.fromFloat32, from: floats)
      if n <= 8 {
        bad += KernelComparison<UInt8>(format: format).differences(.fromFloat64, from: doubles)
        bad += KernelComparison<UInt8>(format: format).differences(.fromFloat32, from: floats)
      }
    }
    #expect(bad.isEmpty, "\(bad.prefix(5))")
  }
}
