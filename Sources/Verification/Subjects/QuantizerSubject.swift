import PositArithmetic
import PositJudge
import Quantization

/// The quantiser of float32 tensors as a subject, by its bulk kernels, with the standard's rounding.
///
/// It gives values, not patterns: a result counts as the pattern of its value, and as NaR, which is
/// wrong wherever a number is due, if it is no value of the format.
public struct QuantizerSubject: Subject {
  /// The name in certificates; says what the processor ran.
  public let name =
    "Quantizer" + (Quantizer.usesVectorKernels ? " (vectors)" : " (one at a time)")

  /// The quantiser of float32 tensors.
  public init() {}

  /// Whether there is a kernel: float32 to posits whose values float32 holds.
  public func supports(_ setting: Setting) -> Bool {
    setting.operation == .fromFloat(.binary32) && Self.quantizer(setting) != nil
  }

  private static func quantizer(_ setting: Setting) -> Quantizer? {
    PositFormat(setting.format).flatMap { format in
      try? Quantizer(
        format: .posit(n: format.n, es: format.es), rounding: .nearest, underflow: .saturate)
    }
  }

  /// The results of one call of the bulk kernel.
  ///
  /// - Throws: `SubjectFailure` for an operation or a format that there is not.
  public func results(_ batch: CaseBatch) throws -> ResultBatch {
    guard supports(batch.setting), let quantizer = Self.quantizer(batch.setting),
      let format = PositFormat(batch.setting.format)
    else {
      throw SubjectFailure("there is no quantiser for '\(batch.setting)'")
    }
    let floats = batch.words.map { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) }
    var rounded = [Float](repeating: 0, count: floats.count)
    var span = rounded.mutableSpan
    quantizer.quantize(floats.span, into: &span)
    var results = ResultBatch(batch.setting)
    results.words = rounded.map { value in
      let pattern = format.pattern(rounding: value)
      // The value of the pattern must be the very bits: +0 and the one NaN included.
      let isValue = format.float(rounding: pattern).bitPattern == value.bitPattern
      return isValue ? pattern : format.narPattern
    }
    return results
  }
}
