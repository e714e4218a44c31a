import PositOracle

extension PlantedCircuitBug {
  /// Every planted bug: in the parts of a MAC, in sums of several products, in registers, in
  /// floating-point units.
  ///
  /// - Throws: ``UnitError``: an error of this library.
  public static func all() throws(UnitError) -> [PlantedCircuitBug] {
    try decoders() + multipliers() + aligners() + adders() + encoders() + sums() + registers()
      + floats()
  }

  private static func posit8() throws(UnitError) -> WordFormat {
    try WordFormat(.posit(n: 8, es: 1, regimeLimit: nil), name: "posit(8,1)")
  }

  private static func decoders() throws(UnitError) -> [PlantedCircuitBug] {
    let mac = try UnitDescription(left: posit8())
    let other = try UnitDescription(left: posit8(), style: .straightforward)
    let part = "posit_8_1_decoder"
    return [
      .init(
        "negative posits inverted, not negated",
        in: mac, part: part, signal: "magnitude"
      ) {
        $0.firstOperand
      },
      .init(
        "NaR taken for a number",
        in: mac, part: part, signal: "nan"
      ) { _ in
        .zeros(1)
      },
      .init(
        "zero has a one before the point",
        in: mac, part: part, signal: "significand"
      ) {
        $0.replacingPart(0) { _ in .number(1, width: 1) }
      },
      .init(
        "regimes one too long",
        in: mac, part: part, signal: "regime"
      ) { $0.plusOne },
      .init(
        "exponent bits forgotten",
        in: mac, part: part, signal: "whole_scale"
      ) {
        $0.replacingPart(1) { _ in .zeros(1) }
      },
      .init(
        "a word's last bit forgotten",
        in: mac, part: part, signal: "behind_regime_bit"
      ) {
        _ in
        .joined([Expression.named("magnitude", 7).bits(5, 1), .zeros(1)])
      },
      .init(
        "the rest of ones after regimes of zeros",
        in: other, part: part, signal: "rest"
      ) {
        $0.firstOperand.width == 1 ? $0.secondOperand : $0.firstOperand
      },
      .init(
        "the detector prefers lower halves",
        in: mac, part: "leading_zeros_7", signal: "zeros_of_8"
      ) { $0.replacingPart(0) { $0.secondOperand } },
    ]
  }

  private static func multipliers() throws(UnitError) -> [PlantedCircuitBug] {
    let mac = try UnitDescription(left: posit8())
    let part = "multiplier"
    return [
      .init(
        "minus times minus is minus",
        in: mac, part: part, signal: "sign"
      ) { _ in
        .named("left_sign") | .named("right_sign")
      },
      .init(
        "scales of products one too high",
        in: mac, part: part, signal: "scale"
      ) {
        $0.plusOne
      },
      .init(
        "zero times NaR is zero",
        in: mac, part: part, signal: "nan"
      ) {
        $0 & ~(.named("left_zero") | .named("right_zero"))
      },
      .init(
        "a partial product forgotten",
        in: mac, part: part, signal: "significand"
      ) {
        _ in
        .named("left_significand", 5)
          * .joined([Expression.named("right_significand", 5).bits(4, 1), .zeros(1)])
      },
    ]
  }

  private static func aligners() throws(UnitError) -> [PlantedCircuitBug] {
    let mac = try UnitDescription(left: posit8())
    let part = "aligner"
    return [
      .init(
        "the addend one place off",
        in: mac, part: part, signal: "distance"
      ) {
        $0.plusOne
      },
      .init(
        "what the addend loses is forgotten",
        in: mac, part: part, signal: "sticky"
      ) { _ in
        .zeros(1)
      },
      .init(
        "an addend far behind leaves no trace",
        in: mac, part: part, signal: "sticky"
      ) {
        $0.secondOperand
      },
      .init(
        "a product of zero does not give way",
        in: mac, part: part, signal: "addend_leads"
      ) {
        $0.secondOperand
      },
      .init(
        "an addend far ahead does not lead",
        in: mac, part: part, signal: "addend_leads"
      ) {
        $0.firstOperand
      },
      .init(
        "a large addend wraps around",
        in: mac, part: part, signal: "shift"
      ) {
        $0.secondOperand
      },
      .init(
        "the addend's sign forgotten",
        in: mac, part: part, signal: "subtract"
      ) {
        $0.firstOperand
      },
    ]
  }

  private static func adders() throws(UnitError) -> [PlantedCircuitBug] {
    let mac = try UnitDescription(left: posit8())
    return [
      .init(
        "a difference too large by what was lost",
        in: mac, part: "adder", signal: "sum"
      ) { $0.firstOperand + Expression.named("subtract").zeroExtended(to: $0.width) },
      .init(
        "the larger addend's sign forgotten",
        in: mac, part: "adder", signal: "sign"
      ) {
        _ in
        .named("product_sign")
      },
      .init(
        "differences inverted, not negated",
        in: mac, part: "adder", signal: "negated_sum"
      ) {
        $0 - .number(1, width: $0.width)
      },
      .init(
        "what the addend lost forgotten in the normaliser",
        in: mac, part: "normalizer", signal: "sticky"
      ) { $0.firstOperand },
      .init(
        "what is shifted behind the last bit forgotten",
        in: mac, part: "normalizer", signal: "sticky"
      ) { $0.secondOperand },
      .init(
        "cancellation leaves the scale",
        in: mac, part: "normalizer", signal: "scale"
      ) {
        $0.firstOperand
      },
      .init(
        "a sum of zero is not seen",
        in: mac, part: "normalizer", signal: "zero"
      ) { _ in
        .zeros(1)
      },
    ]
  }

  private static func encoders() throws(UnitError) -> [PlantedCircuitBug] {
    let mac = try UnitDescription(left: posit8())
    let other = try UnitDescription(left: posit8(), style: .straightforward)
    let packing = "posit_8_1_encoder"
    let rounding = "posit_8_1_rounding"
    return [
      .init(
        "sticky forgotten",
        in: mac, part: packing, signal: "rest"
      ) { $0.firstOperand },
      .init(
        "bits behind the guard bit forgotten",
        in: mac, part: packing, signal: "rest"
      ) { $0.secondOperand },
      .init(
        "zeros shifted into regimes of ones",
        in: mac, part: packing, signal: "shifted_string"
      ) { $0.firstOperand >> $0.secondOperand },
      .init(
        "zeros shifted into regimes of ones, two shifters",
        in: other, part: packing, signal: "shifted_ones"
      ) { $0.firstOperand >> $0.secondOperand },
      .init(
        "regimes of zeros one too long",
        in: mac, part: packing, signal: "run_behind_first"
      ) {
        $0 + Expression.named("regime_of_zeros").zeroExtended(to: $0.width)
      },
      .init(
        "ties away from zero",
        in: mac, part: rounding, signal: "up"
      ) { _ in
        (.named("guard_bit") | .named("below_least")) & ~Expression.named("largest")
      },
      .init(
        "ties towards zero",
        in: mac, part: rounding, signal: "up"
      ) { _ in
        ((.named("guard_bit") & .named("rest")) | .named("below_least"))
          & ~Expression.named("largest")
      },
      .init(
        "truncation",
        in: mac, part: rounding, signal: "up"
      ) { _ in
        .named("below_least")
      },
      .init(
        "small numbers become zero",
        in: mac, part: rounding, signal: "below_least"
      ) {
        _ in
        .zeros(1)
      },
      .init(
        "large numbers become NaR",
        in: mac, part: rounding, signal: "largest"
      ) { _ in
        .zeros(1)
      },
      .init(
        "negative numbers inverted after rounding",
        in: mac, part: rounding, signal: "signed_body"
      ) { _ in
        Expression.named("body", 7).inverted(if: .named("sign"))
          + Expression.named("up").zeroExtended(to: 7)
      },
      .init(
        "zero has the bits of minpos",
        in: mac, part: rounding, signal: "special"
      ) {
        $0.secondOperand
      },
    ]
  }

  private static func sums() throws(UnitError) -> [PlantedCircuitBug] {
    let quire = try UnitDescription(left: posit8(), accumulator: .quire)
    let window = try UnitDescription(left: posit8(), lanes: 4, accumulator: .window(10))
    let dot = try UnitDescription(left: posit8(), lanes: 4)
    return [
      .init(
        "products one place off in the quire",
        in: quire, part: "product_lane", signal: "shift"
      ) {
        $0.plusOne
      },
      .init(
        "a full quire wraps around",
        in: quire, part: "accumulate", signal: "overflow"
      ) {
        _ in
        .zeros(1)
      },
      .init(
        "the quire forgets NaR",
        in: quire, part: "accumulate", signal: "was_nan"
      ) { _ in
        .named("quire_nan")
      },
      .init(
        "a negative quire inverted, not negated",
        in: quire, part: "sign_magnitude", signal: "magnitude"
      ) { $0.firstOperand },
      .init(
        "the last product's sign lost",
        in: dot, part: "accumulate", signal: "sum"
      ) {
        // The last operand that is added is the addend's sign; the one before is a product's.
        $0.firstOperand.firstOperand + $0.secondOperand
      },
      .init(
        "zeros lead a window",
        in: window, part: "accumulate", signal: "addend_term_scale"
      ) {
        $0.secondOperand
      },
      .init(
        "a window one place off",
        in: window, part: "accumulate", signal: "top_scale"
      ) {
        $0.plusOne
      },
      .init(
        "distant terms wrap around in a window",
        in: window, part: "window_10", signal: "far"
      ) {
        _ in
        .zeros(1)
      },
      .init(
        "the largest of some terms only",
        in: window, part: "largest_of", signal: "larger_3_0"
      ) { $0.secondOperand },
    ]
  }

  private static func registers() throws(UnitError) -> [PlantedCircuitBug] {
    let mac = try UnitDescription(left: posit8(), stages: 3)
    let quire = try UnitDescription(left: posit8(), accumulator: .quire, stages: 3)
    return [
      .init(
        "start one rank early",
        in: mac, part: "mac", signal: "start_multiplied"
      ) { _ in
        .named("start")
      },
      .init(
        "start does not clear the accumulator",
        in: mac, part: "mac", signal: "addend"
      ) {
        $0.secondOperand
      },
      .init(
        "start does not clear NaR",
        in: quire, part: "mac", signal: "earlier_nan"
      ) { _ in
        .named("quire_nan")
      },
      .init(
        "a factor's sign one rank early",
        in: mac, part: "mac", signal: "product_sign_held"
      ) { _ in .named("a_sign") ^ .named("b_sign") },
    ]
  }

  private static func floats() throws(UnitError) -> [PlantedCircuitBug] {
    let format = try WordFormat(
      .float(exponentBits: 5, fractionBits: 2), name: "float8(e5m2)")
    let mac = try UnitDescription(left: format)
    let e4m3 = try UnitDescription(
      left: WordFormat(
        .float(exponentBits: 4, fractionBits: 3, specials: .oneNaN), name: "float8(e4m3)"))
    let rounding = "float8_e5m2_rounding"
    return [
      .init(
        "subnormal numbers with the scale 0",
        in: mac, part: "float8_e5m2_decoder", signal: "scale"
      ) { $0.replacingPart(2) { $0.firstOperand } },
      .init(
        "infinity less infinity is infinity",
        in: mac, part: "accumulate", signal: "any_nan"
      ) {
        $0.firstOperand
      },
      .init(
        "infinity times zero is infinity",
        in: mac, part: "multiplier", signal: "nan"
      ) {
        $0.firstOperand
      },
      .init(
        "results below the normal ones normalised",
        in: mac, part: "normalizer", signal: "searched"
      ) {
        $0.firstOperand
      },
      .init(
        "ties away from zero in floats",
        in: mac, part: rounding, signal: "up"
      ) {
        $0.firstOperand
      },
      .init(
        "overflow wraps around",
        in: mac, part: rounding, signal: "beyond"
      ) { _ in
        .zeros(1)
      },
      .init(
        "overflow keeps its sign where it is NaN",
        in: e4m3, part: "float8_e4m3_rounding", signal: "overflow"
      ) { _ in .named("beyond") & .named("nan") },
    ]
  }
}
