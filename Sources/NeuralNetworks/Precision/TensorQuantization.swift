import Kernels
import Quantization
import Randomness
import Tensors

/// How one tensor of a network is rounded: its rule, the scale in use and its random stream.
package final class TensorQuantization {
  /// The tensor's rule.
  package let rule: ResolvedTensorRule
  /// The exponent of the scale in use; nil before the first scale was found.
  ///
  /// The tensor is divided by that power of two before rounding and multiplied after. Part of a run's
  /// state.
  package var scaleExponent: Int?
  /// Nil for float32, which costs nothing.
  private let quantizer: Quantizer?
  private let stream: RandomStream

  init(_ rule: ResolvedTensorRule, stream: RandomStream) throws(QuantizerError) {
    self.rule = rule
    self.stream = stream
    quantizer =
      rule.format == .float32
      ? nil
      : try Quantizer(format: rule.format, rounding: rule.rounding, underflow: rule.underflow)
  }

  /// Rounds a tensor in place.
  func round(_ tensor: Tensor, at moment: PrecisionMoment) {
    guard let quantizer, moment.isReduced else { return }
    let exponent = scale(for: tensor, of: quantizer, at: moment)
    let randomness = rule.rounding == .stochastic ? moment.stream(below: stream) : nil
    tensor.modify {
      quantizer.quantizeInPlace(&$0, scaleExponent: exponent, randomness: randomness)
    }
  }

  /// Overwrites a tensor with another, rounded.
  func round(_ source: Tensor, into destination: Tensor, at moment: PrecisionMoment) {
    guard let quantizer, moment.isReduced else { return destination.copy(from: source) }
    let exponent = scale(for: source, of: quantizer, at: moment)
    let randomness = rule.rounding == .stochastic ? moment.stream(below: stream) : nil
    destination.overwrite(from: source) { from, to in
      quantizer.quantize(from, into: &to, scaleExponent: exponent, randomness: randomness)
    }
  }

  /// The exponent to use now; a new one where the refresh is due.
  ///
  /// A tensor without a finite value but 0 sets no scale: 0 is used, and a frozen scale waits for the
  /// next tensor.
  private func scale(
    for tensor: Tensor, of quantizer: Quantizer, at moment: PrecisionMoment
  ) -> Int {
    if case .none = rule.scaling.method { return 0 }
    if case .fixed(let exponent) = rule.scaling.method { return exponent }
    if let scaleExponent {
      guard moment.findsScales, case .every(let steps) = rule.scaling.refresh,
        moment.step % steps == 0
      else { return scaleExponent }
    }
    guard let wanted = rule.scaling.exponent(for: tensor, format: rule.format) else {
      return scaleExponent ?? 0
    }
    // Beyond these the quantiser would not follow, and the recorded scale would not be the one used.
    let possible = quantizer.scaleExponents
    let found = min(max(wanted, possible.lowerBound), possible.upperBound)
    if moment.findsScales { scaleExponent = found }
    return found
  }
}
