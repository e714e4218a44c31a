import PositJudge
import PositOracle

/// Decimal numbers at which the rounding of text is decided.
struct DecimalOperands: Sendable {
  let patterns: PatternOperands

  /// A value, a tie, one with a digit far behind it, a short decimal, a number out of range.
  func text(_ random: inout CaseRandom) -> String {
    switch random.below(6) {
    case 0: return decimal(patterns.exact(patterns.anyRegime(&random)))
    case 1: return decimal(patterns.boundary(&random))
    case 2: return behind(decimal(patterns.boundary(&random)), &random)
    case 3: return behind(decimal(patterns.exact(patterns.anyRegime(&random))), &random)
    case 4:
      let digits = String(random.word() % 100_000)
      return (random.oneIn(2) ? "-" : "") + digits + "e\(random.below(80) - 40)"
    default:
      return random.element([
        "0", "-0", "0e9", "NaR", "1e400", "-1e400", "1e-400", "-1e-400", "1.", ".5", "+2",
        "123456789123456789123456789", "0.000000000000000000000000000001",
      ])
    }
  }

  private func decimal(_ value: ScaledSignificand) -> String {
    let halved = Int64(value.significand >> 1)
    let rational = ExactRational(significand: halved, exponent: value.exponent + 1)
    return (value.isNegative ? -rational : rational).exactDecimal ?? "0"
  }

  /// The decimal with one more digit far behind its last one: just above in magnitude.
  private func behind(_ text: String, _ random: inout CaseRandom) -> String {
    let point = text.contains(".") ? "" : "."
    return text + point + String(repeating: "0", count: random.below(40)) + "1"
  }
}
