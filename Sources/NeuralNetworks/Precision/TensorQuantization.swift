import Kernels
import Quantization
import Randomness
import Tensors

/// How one tensor of a network is rounded: its rule, the scale in use and its random stream.
package final class TensorQuantization {
  /// What is rounded: the name under which a run's state holds the scale.
  package let name: String
  /// The tensor's rule.
  package let rule: ResolvedTensorRule
  /// The exponent of the scale in use; nil before the first scale was found.
  ///
  /// The tensor is divided by that power of two before rounding and multiplied after. Part of a run's
  /// state.
  package var scaleExponent: Int?
  private let method: Method
  private let stream: RandomStream

  private enum Method {
    /// float32, which costs nothing.
    case none
    /// Each value by itself.
    case values(Quantizer)
    /// Blocks along neighbouring dimensions, taken as one.
    case blocks(any BlockRounding, along: Range<Int>)
  }

  /// Creates a rounding in blocks along dimensions, or of each value by itself where `blocks` is nil.
  init(
    _ name: String, _ rule: ResolvedTensorRule, stream: RandomStream,
    blocks: (any BlockRounding)? = nil, along dimensions: Range<Int>
  ) throws(QuantizerError) {
    self.name = name
    self.rule = rule
    self.stream = stream
    if rule.format == .float32 {
      method = .none
    } else if let blocks {
      method = .blocks(blocks, along: dimensions)
    } else {
      precondition(rule.format.block == nil, "\(name): blocks of \(rule.format) without an axis")
      method = .values(
        try Quantizer(format: rule.format, rounding: rule.rounding, underflow: rule.underflow))
    }
  }

  /// Rounds a tensor in place, or a part of what is rounded under this name.
  func round(_ tensor: Tensor, at moment: PrecisionMoment, part: Int? = nil) {
    guard moment.isReduced else { return }
    switch method {
    case .none: return
    case .values(let quantizer):
      let exponent = scale(for: tensor, of: quantizer, at: moment)
      tensor.modify {
        quantizer.quantizeInPlace(
          &$0, scaleExponent: exponent, randomness: randomness(at: moment, part: part))
      }
    case .blocks(let blocks, let dimensions):
      let sizes = tensor.shape.dimensions
      tensor.modify {
        blocks.round(
          &$0, outer: sizes[..<dimensions.lowerBound].reduce(1, *),
          length: sizes[dimensions].reduce(1, *),
          inner: sizes[dimensions.upperBound...].reduce(1, *),
          randomness: randomness(at: moment, part: part))
      }
    }
  }

  /// Overwrites a tensor with another, rounded.
  func round(_ source: Tensor, into destination: Tensor, at moment: PrecisionMoment) {
    guard moment.isReduced, case .values(let quantizer) = method else {
      destination.copy(from: source)
      return round(destination, at: moment)
    }
    let exponent = scale(for: source, of: quantizer, at: moment)
    destination.overwrite(from: source) { from, to in
      quantizer.quantize(
        from, into: &to, scaleExponent: exponent, randomness: randomness(at: moment))
    }
  }

  private func randomness(at moment: PrecisionMoment, part: Int? = nil) -> RandomStream? {
    rule.rounding == .stochastic ? moment.stream(below: stream, part: part) : nil
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
