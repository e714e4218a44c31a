import PositArithmetic
import PositArrays
import TestSupport
import Testing

/// The conversion kernels against their scalar references: samples for wide formats, IEEE extremes for
/// all.
@Suite(.enabled(if: LaneKernels.supported))
struct LaneConversionSampledTests {
  @Test("to float32 and float64", arguments: 17...32)
  func toIEEE(n: Int) {
    var bad: [String] = []
    for format in formats([n]) {
      var operands = HardOperands(format, seed: UInt64(n))
      let patterns =
        HardOperands.patterns(format)
        + (0..<samples(100_000)).map { _ in operands.draw(after: nil) }
      bad += KernelComparison<UInt32>(format: format).differences(toFloat32: patterns)
      bad += KernelComparison<UInt32>(format: format).differences(toFloat64: patterns)
    }
    #expect(bad.isEmpty, "\(bad.prefix(5))")
  }

  @Test("from float32 and float64: values, ties, their neighbours", arguments: 17...32)
  func fromIEEE(n: Int) throws {
    var bad: [String] = []
    for format in formats([n]) {
      let finer = try PositFormat(n: n + 1, es: format.es)
      var operands = HardOperands(finer, seed: UInt64(n))
      let patterns =
        HardOperands.patterns(finer)
        + (0..<samples(20_000)).map { _ in operands.draw(after: nil) }
      let doubles = patterns.flatMap { pattern in
        let value = finer.double(rounding: pattern)
        return [value, value.nextUp, value.nextDown]
      }
      let floats = patterns.flatMap { pattern in
        let value = finer.float(rounding: pattern)
        return [value, value.nextUp, value.nextDown]
      }
      bad += KernelComparison<UInt32>(format: format).differences(.fromFloat64, from: doubles)
      bad += KernelComparison<UInt32>(format: format).differences(.fromFloat32, from: floats)
    }
    #expect(bad.isEmpty, "\(bad.prefix(5))")
  }

  @Test("from any bits, infinities, NaN, subnormals, zeros of both signs", arguments: 2...32)
  func anyBits(n: Int) {
    var bad: [String] = []
    var generator = SplitMix64(seed: 5)
    let floats =
      [
        0, -0.0, .infinity, -.infinity, .nan, -.nan, .signalingNaN, .leastNonzeroMagnitude,
        -.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude,
        -.greatestFiniteMagnitude, 1, -1,
      ] + (0..<samples(20_000)).map { _ in Float(bitPattern: UInt32(generator.next() >> 32)) }
    let doubles =
      [
        0, -0.0, .infinity, -.infinity, .nan, -.nan, .signalingNaN, .leastNonzeroMagnitude,
        -.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude,
        -.greatestFiniteMagnitude, 1, -1, Double(1).nextUp, Double(1).nextDown,
      ] + (0..<samples(20_000)).map { _ in Double(bitPattern: generator.next()) }
      + (0..<samples(20_000)).map { _ in
        Double(Float(bitPattern: UInt32(generator.next() >> 32))).nextUp
      }
    for format in formats([n]) {
      bad += KernelComparison<UInt32>(format: format).differences(.fromFloat32, from: floats)
      bad += KernelComparison<UInt32>(format: format).differences(.fromFloat64, from: doubles)
      if n <= 16 {
        bad += KernelComparison<UInt16>(format: format).differences(.fromFloat32, from: floats)
        bad += KernelComparison<UInt16>(format: format).differences(.fromFloat64, from: doubles)
      }
    }
    #expect(bad.isEmpty, "\(bad.prefix(5))")
  }
}
