import Quantization
import Randomness

/// Rounding of blocks that share a scale of their own.
package protocol BlockRounding: Sendable {
  /// Rounds a row-major tensor of outer x length x inner values in blocks along its length.
  ///
  /// The randomness is for the draws of stochastic rounding; nil for other roundings.
  func round(
    _ values: inout MutableSpan<Float>, outer: Int, length: Int, inner: Int,
    randomness: RandomStream?)
}

/// How blocks are rounded after a rule; nil where its format rounds each value by itself.
package typealias BlockRoundingOfRule = (ResolvedTensorRule) throws(QuantizerError) ->
  (any BlockRounding)?

/// The rounding of blocks by the quantiser of their format.
///
/// The quantiser finds the scale of every block anew from the block alone: nothing of it is a run's state.
struct QuantizedBlocks: BlockRounding {
  private let quantizer: Quantizer

  /// The rounding that a rule asks for; nil where its format has no blocks.
  ///
  /// - Throws: `QuantizerError` where the format is not supported.
  static func of(_ rule: ResolvedTensorRule) throws(QuantizerError) -> (any BlockRounding)? {
    guard rule.format.block != nil else { return nil }
    return QuantizedBlocks(
      quantizer: try Quantizer(
        format: rule.format, rounding: rule.rounding, underflow: rule.underflow))
  }

  func round(
    _ values: inout MutableSpan<Float>, outer: Int, length: Int, inner: Int,
    randomness: RandomStream?
  ) {
    quantizer.quantizeInPlace(
      &values, layout: BlockLayout(outer: outer, length: length, inner: inner),
      randomness: randomness)
  }
}
