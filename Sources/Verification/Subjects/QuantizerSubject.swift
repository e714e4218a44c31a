import PositArithmetic
import PositJudge
import PositOracle
import Quantization
import Randomness

/// The quantiser of float32 tensors as a subject, by its bulk kernels: to nearest, toward zero, and
/// stochastically with the words of a random stream.
///
/// It gives values, not patterns: a result counts as the pattern of its value, and as a word that is wrong
/// everywhere if it is no value of the format. Posits saturate below minpos, as the standard has it.
public struct QuantizerSubject: Subject {
  /// The name in certificates; says what the processor ran.
  public let name =
    "Quantizer" + (Quantizer.usesVectorKernels ? " (vectors)" : " (one at a time)")

  /// The quantiser of float32 tensors.
  public init() {}

  /// Whether there is a kernel: float32 to element formats whose values float32 holds.
  public func supports(_ setting: Setting) -> Bool {
    setting.operation.elementRule == .fromIEEE(.binary32) && Self.quantizer(setting) != nil
  }

  private static func quantizer(_ setting: Setting) -> Quantizer? {
    guard let element = ElementSubject.element(setting.format) else { return nil }
    // float32 leaves every bit alone, infinities too.
    if element == .float32, setting.rounding.overflow == .saturate { return nil }
    let rounding: RoundingMode =
      switch setting.rounding.direction {
      case .nearest: .nearest
      case .towardZero: .towardZero
      case .stochastic: .stochastic
      }
    let saturates = setting.rounding.overflow == .saturate || setting.format.alwaysSaturates
    return try? Quantizer(
      format: NumberFormat(element: element), rounding: rounding, underflow: .saturate,
      overflow: saturates ? .saturate : .nonFinite)
  }

  /// The results of the bulk kernel.
  ///
  /// - Throws: `SubjectFailure` for an operation or a format that there is not.
  public func results(_ batch: CaseBatch) throws -> ResultBatch {
    guard supports(batch.setting), let quantizer = Self.quantizer(batch.setting) else {
      throw SubjectFailure("there is no quantiser for '\(batch.setting)'")
    }
    let floats = batch.words.map { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) }
    var rounded = [Float](repeating: 0, count: floats.count)
    if quantizer.rounding == .stochastic {
      rounded = Self.drawn(quantizer, floats, batch)
    } else {
      var span = rounded.mutableSpan
      quantizer.quantize(floats.span, into: &span)
    }
    var results = ResultBatch(batch.setting)
    results.words = Self.words(rounded, quantizer.format.element)
    return results
  }

  /// Values drawn with a stream for every block of cases: draws depend on the number of the case alone, not on
  /// how cases are dealt out to batches.
  private static func drawn(
    _ quantizer: Quantizer, _ values: [Float], _ batch: CaseBatch
  ) -> [Float] {
    let draws = RandomStream(seed: batch.seed)
    let size = StochasticDraws.block
    var rounded: [Float] = []
    rounded.reserveCapacity(values.count)
    while rounded.count < values.count {
      let first = batch.firstCase + UInt64(rounded.count)
      let (block, offset) = first.quotientAndRemainder(dividingBy: size)
      let rest = values[rounded.count...].prefix(Int(size - offset))
      let stream = draws.child(block)
      if offset == 0 {
        var part = Array(rest)
        var span = part.mutableSpan
        quantizer.quantizeInPlace(&span, randomness: stream)
        rounded += part
      } else {
        // A block that began elsewhere: the same words, one by one.
        for (index, value) in rest.enumerated() {
          let word = stream.word(at: offset + UInt64(index))
          rounded.append(quantizer.quantized(value, randomWord: word))
        }
      }
    }
    return rounded
  }

  private static func words(_ values: [Float], _ format: ElementFormat) -> [UInt64] {
    switch format {
    case .float32: return values.map { UInt64($0.bitPattern) }
    case .float(let shape):
      let encoder = FloatEncoder(shape)
      return values.map { encoder.word($0.bitPattern) }
    case .posit(let shape):
      if let posit = shape.positFormat {
        return values.map { value in
          let pattern = posit.pattern(rounding: value)
          // The value of the pattern must be the very bits: +0 and the one NaN included.
          let isValue = posit.float(rounding: pattern).bitPattern == value.bitPattern
          return isValue ? pattern : posit.narPattern
        }
      }
      guard let arithmetic = try? ElementArithmetic(format: format) else { return [] }
      return values.map { value in
        guard let pattern = arithmetic.pattern(rounding: Double(value)) else { return 0 }
        let isValue = Float(format.value(pattern)).bitPattern == value.bitPattern
        return isValue || (value.isNaN && value.bitPattern == 0x7FC0_0000)
          ? UInt64(pattern) : 1 << UInt64(shape.n)
      }
    }
  }
}

/// From float32 values of a floating-point format to its patterns, bit by bit.
private struct FloatEncoder {
  private let shape: FloatShape
  private let nan: UInt64

  init(_ shape: FloatShape) {
    self.shape = shape
    nan = ElementFormat.float(shape).nanPattern.map { UInt64($0) } ?? 0
  }

  /// A word that is no pattern of the format, for values that are not of it.
  private var noValue: UInt64 { 1 << UInt64(shape.bits) }

  /// The pattern of the value of float32 bits; of NaN, of which there must be the one 0x7FC00000, the
  /// quiet one, where the format has none the zero, since any is right.
  func word(_ bits: UInt32) -> UInt64 {
    let sign = UInt64(bits >> 31) << UInt64(shape.bits - 1)
    let magnitude = bits & 0x7FFF_FFFF
    if magnitude >= 0x7F80_0000 {
      if magnitude > 0x7F80_0000 { return bits == 0x7FC0_0000 ? nan : noValue }
      return shape.hasInfinity ? sign | UInt64(shape.largestPattern) + 1 : noValue
    }
    if magnitude == 0 { return sign }
    let field = Int(magnitude >> 23)
    let significand = field == 0 ? magnitude : (magnitude & 0x007F_FFFF) | 0x0080_0000
    // significand * 2^(exponent - 23), in units of the last place that the format has there.
    let exponent = max(field, 1) - 127
    let unitExponent = max(exponent, shape.minimumExponent)
    let shift = 23 - shape.fractionBits + unitExponent - exponent
    guard shift < 32, significand & (1 << UInt32(shift) - 1) == 0 else { return noValue }
    // The hidden bit adds one to the exponent field.
    let word =
      UInt64(unitExponent - shape.minimumExponent) << UInt64(shape.fractionBits)
      + UInt64(significand >> UInt32(shift))
    return word <= UInt64(shape.largestPattern) ? sign | word : noValue
  }
}
