/// How the scale of a block is written.
public enum BlockScaleFormat: String, CaseIterable, Codable, Hashable, Sendable {
  /// A byte that is the exponent of a power of two, less 127; 255 for NaN (OCP Microscaling 1.0, 5.4.1).
  case e8m0

  /// The width of a scale in bits.
  public var bits: Int { 8 }
}

/// Blocks of values that share a scale.
public struct BlockScaling: Hashable, Sendable {
  /// The values of a block; the last one along an axis may have fewer.
  public let size: Int
  /// How the scale is written.
  public let scaleFormat: BlockScaleFormat
  /// How the scale is found.
  public let rule: BlockScaleRule

  /// The sizes that are supported.
  public static let sizes = 2...1024

  /// Describes blocks; those of the OCP have 32 values, and a scale found by `floor`.
  public init(
    size: Int = 32, scaleFormat: BlockScaleFormat = .e8m0, rule: BlockScaleRule = .floor
  ) {
    self.size = size
    self.scaleFormat = scaleFormat
    self.rule = rule
  }
}
