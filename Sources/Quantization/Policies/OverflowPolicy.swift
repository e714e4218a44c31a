/// What happens to a magnitude that rounds beyond the largest finite value of an IEEE-style format.
///
/// Posits saturate, always: a real never rounds to NaR (Posit Standard 2022, 4.1).
public enum OverflowPolicy: String, CaseIterable, Codable, Hashable, Sendable {
  /// To the largest finite value; so does infinity. The saturating mode of the OCP 8-bit floating
  /// point specification, and the default of the float8 formats.
  case saturate
  /// To infinity, or to NaN in float8(e4m3), which has no infinity. What IEEE 754 does and the OCP
  /// specification calls non-saturating; the default of float16, bfloat16 and other floating-point
  /// formats of more than 8 bits with infinities. Rounding toward zero leaves finite values finite
  /// (IEEE 754-2019, 7.4); infinity stays infinity, or becomes NaN in float8(e4m3).
  case nonFinite

  /// What users of a format expect: IEEE 754 for more than 8 bits, saturation for narrower formats,
  /// posits and blocks.
  public static func usual(for format: NumberFormat) -> OverflowPolicy {
    guard format.block == nil, let shape = format.element.floatShape, shape.hasInfinity else {
      return .saturate
    }
    return shape.bits > 8 ? .nonFinite : .saturate
  }
}
