/// Judges what was read from decimal text by 38 digits of it, between two bounds of 128 bits.
///
/// Ties, texts next to them, special words and far exponents are left to the general judge.
package struct DecimalJudge: Sendable {
  private let rounding: IntegerJudge

  /// The judge of `fromDecimal`; nil for other operations.
  init?(_ setting: Setting) {
    guard case .fromDecimal = setting.operation.quickRule,
      let judge = IntegerJudge(rounding: setting)
    else { return nil }
    rounding = judge
  }

  /// Whether a pattern is the rounding of a text; nil where only the general judge can tell.
  func isRight(_ text: String, _ result: UInt64) -> Bool? {
    guard let value = DecimalBounds(text) else { return nil }
    if value.integer == 0 { return result == 0 }
    return rounding.isRounding(result, isNegative: value.isNegative) {
      value.magnitudeOrder(to: $0)
    }
  }
}
