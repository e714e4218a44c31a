/// A nonzero real posit taken apart: (-1)^negative * significand * 2^scale.
@frozen
public struct DecodedPosit: Hashable, Sendable {
  /// Whether the value is below zero.
  public var negative: Bool
  /// The power of two: regime * 2^es + exponent.
  public var scale: Int
  /// The significand 1.fraction, in [1, 2), with the leading 1 at bit 63.
  public var significand: UInt64

  /// Puts the parts together.
  @inlinable @inline(__always)
  public init(negative: Bool, scale: Int, significand: UInt64) {
    self.negative = negative
    self.scale = scale
    self.significand = significand
  }
}
