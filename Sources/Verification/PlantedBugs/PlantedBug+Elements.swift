import PositJudge
import PositOracle

extension PlantedBug {
  /// Floating-point formats and b-posits: overflow, subnormal numbers, ties, two roundings, and what IEEE 754
  /// says of infinities, NaN and the signs of zeros.
  static let elements: [PlantedBug] = elementOverflow + elementRounding + elementSpecials

  private static let elementOverflow: [PlantedBug] = [
    PlantedBug(
      "e4m3-overflow-saturates", "beyond 448 gives 448 instead of NaN",
      element: .fromFloat(.binary32),
      .float8e4m3
    ) { item in
      item.overflows ? item.signed(item.element.largestPattern) : item.rightWord
    },
    PlantedBug(
      "e4m3-saturation-lacks-infinity", "saturates numbers, but infinity gives NaN",
      element: .fromFloat(.binary32), .float8e4m3, rounding: ResultRounding(overflow: .saturate)
    ) { item in
      if case .infinity? = item.exact { return 0x7F }
      return item.rightWord
    },
    PlantedBug(
      "e5m2-saturation-overflows", "numbers beyond the largest give infinity all the same",
      element: .fromFloat(.binary32), .float8e5m2, rounding: ResultRounding(overflow: .saturate)
    ) { item in
      guard let number = item.number else { return item.rightWord }
      return item.element.rounded(number)
    },
    PlantedBug(
      "e4m3-last-tie-goes-up", "464, halfway between 448 and the place of 480, gives NaN",
      element: .fromFloat(.binary32), .float8e4m3
    ) { $0.number?.magnitude == ExactRational(464) ? 0x7F : $0.rightWord },
    PlantedBug(
      "e4m3-overflows-from-448", "all above 448 overflows, not only what rounds beyond it",
      element: .add, .float8e4m3
    ) { item in
      guard let number = item.number, number.magnitude > ExactRational(448) else {
        return item.rightWord
      }
      return 0x7F
    },
    PlantedBug(
      "e4m3-has-infinities", "exponent bits of ones are infinity and NaN, as in IEEE formats",
      element: .mul, .float8e4m3
    ) { item in
      (item.word(0) & 0x7F) >= 0x78 || (item.word(1) & 0x7F) >= 0x78 ? 0x7F : item.rightWord
    },
    PlantedBug(
      "toward-zero-overflows", "rounding toward zero gives infinity beyond the largest number",
      element: .fromFloat(.binary32), .float16, rounding: ResultRounding(.towardZero)
    ) { item in
      guard let number = item.number,
        let largest = item.element.exactValue(item.element.largestPattern),
        number.magnitude > largest, let infinity = item.element.infinity
      else { return item.rightWord }
      return item.signed(infinity)
    },
    PlantedBug(
      "e5m2-infinity-to-e4m3-is-448", "infinity becomes the largest number, not NaN",
      element: .convert,
      .float8e4m3, from: .float8e5m2
    ) { item in
      if case .infinity? = item.exact { return item.signed(0x7E) }
      return item.rightWord
    },
  ]

  private static let elementRounding: [PlantedBug] = [
    PlantedBug("float8-ties-away", "ties go away from zero", element: .add, .float8e4m3) {
      $0.roundedByValue { $0 >= 0 }
    },
    PlantedBug(
      "float16-ties-toward-zero", "ties go toward zero", element: .fromFloat(.binary32), .float16
    ) { $0.roundedByValue { $0 > 0 } },
    PlantedBug(
      "float8-subnormals-flushed", "subnormal results become zero", element: .mul, .float8e5m2
    ) { $0.isSubnormal($0.rightWord) ? $0.rightWord & 0x80 : $0.rightWord },
    PlantedBug(
      "float8-subnormal-operands-are-zero", "subnormal operands count as zero",
      element: .toFloat(.binary32), .float8e4m3
    ) { $0.isSubnormal($0.word(0)) ? ($0.word(0) & 0x80) << 24 : $0.rightWord },
    PlantedBug(
      "least-subnormal-lost", "what is below the least number becomes zero, though above its half",
      element: .fromFloat(.binary32), .bfloat16
    ) { item in
      guard let number = item.number, let least = item.element.exactValue(1),
        number.magnitude < least
      else { return item.rightWord }
      return item.rightWord & item.element.signBit
    },
    PlantedBug(
      "through-float16", "the number is rounded to float16 first", element: .fromFloat(.binary32),
      .float8e5m2
    ) { $0.roundedThrough(.float16) },
    PlantedBug(
      "through-float32", "the double is rounded to float32 first", element: .fromFloat(.binary64),
      .bfloat16
    ) { $0.roundedThrough(.binary32) },
    PlantedBug(
      "decimal-through-float64", "the decimal is rounded to float64 first", element: .fromDecimal,
      .float16
    ) { $0.roundedThrough(OracleElementFormat(.binary64)) },
    PlantedBug(
      "bfloat16-is-the-upper-half", "the lower half of float32 is cut off",
      element: .fromFloat(.binary32), .bfloat16
    ) { $0.word(0) >> 16 },
    PlantedBug(
      "bfloat16-adds-a-half", "half of the last place is added and the rest cut off",
      element: .fromFloat(.binary32), .bfloat16
    ) { ($0.word(0) + 0x8000) >> 16 & 0xFFFF },
    PlantedBug(
      "toward-zero-is-nearest", "rounds to nearest instead of toward zero",
      element: .fromFloat(.binary32), .float8e4m3, rounding: ResultRounding(.towardZero)
    ) { item in
      guard let number = item.number else { return item.rightWord }
      return item.element.rounded(number, isNegativeZero: item.rightWord == 0x80)
    },
    PlantedBug(
      "toward-zero-is-down", "negative numbers go away from zero", element: .fromFloat(.binary32),
      .float16, rounding: ResultRounding(.towardZero)
    ) { item in
      guard let number = item.number, number.sign < 0,
        let right = item.element.exactValue(item.rightWord), right != number
      else { return item.rightWord }
      return item.rightWord + 1
    },
    PlantedBug(
      "float8-fma-rounds-twice", "the product is rounded first", element: .fma, .float8e4m3
    ) {
      item in
      let product = item.element.multiply(item.word(0), item.word(1)) ?? 0
      return item.element.add(product, item.word(2)) ?? 0
    },
    PlantedBug(
      "float16-sum-lacks-sticky", "bits more than 13 places down are lost", element: .add, .float16
    ) { item in
      guard let number = item.number, number.sign != 0 else { return item.rightWord }
      return item.element.rounded(number.cut(toBits: 13))
    },
    PlantedBug(
      "float16-quotient-lacks-remainder", "the remainder of a division is lost", element: .div,
      .float16
    ) { item in
      guard let number = item.number, number.sign != 0 else { return item.rightWord }
      return item.element.rounded(number.cut(toBits: 12))
    },
    PlantedBug(
      "bposit-rounds-by-value", "the nearer value wins, not the bit string",
      element: .fromFloat(.binary32),
      .posit(n: 8, es: 2, regimeLimit: 6)
    ) { $0.roundedByValue { $0 > 0 } },
  ]

  private static let elementSpecials: [PlantedBug] = [
    PlantedBug("sign-of-zero-product-lost", "-0 becomes 0", element: .mul, .float8e4m3) {
      $0.rightWord == 0x80 ? 0 : $0.rightWord
    },
    PlantedBug("sum-of-negative-zeros", "-0 + -0 gives 0", element: .add, .float8e5m2) {
      $0.word(0) == 0x80 && $0.word(1) == 0x80 ? 0 : $0.rightWord
    },
    PlantedBug(
      "cancellation-keeps-sign", "x - x of a negative x gives -0", element: .sub, .float8e4m3
    ) {
      $0.rightWord == 0 && $0.word(0) & 0x80 != 0 ? 0x80 : $0.rightWord
    },
    PlantedBug("infinities-cancel-to-zero", "inf - inf gives 0", element: .sub, .float8e5m2) {
      $0.word(0) == 0x7C && $0.word(1) == 0x7C ? 0 : $0.rightWord
    },
    PlantedBug("zero-times-infinity", "0 * inf gives 0", element: .mul, .float8e5m2) { item in
      let pair = [item.word(0) & 0x7F, item.word(1) & 0x7F]
      return pair.contains(0) && pair.contains(0x7C) ? 0 : item.rightWord
    },
    PlantedBug("number-by-zero-is-NaN", "x / 0 gives NaN", element: .div, .float8e5m2) {
      $0.word(1) & 0x7F == 0 ? 0x7E : $0.rightWord
    },
    PlantedBug("root-of-negative-zero", "sqrt(-0) gives 0", element: .sqrt, .float8e4m3) {
      $0.word(0) == 0x80 ? 0 : $0.rightWord
    },
    PlantedBug(
      "NaN-becomes-infinity", "NaN with a payload in its low bits gives infinity",
      element: .fromFloat(.binary32), .float16
    ) { item in
      if case .notANumber? = item.exact {
        return (item.word(0) >> 13 & 0x3FF) == 0 ? 0x7C00 : item.rightWord
      }
      return item.rightWord
    },
    PlantedBug(
      "bposit-NaN-is-maxpos", "infinity gives maxpos", element: .fromFloat(.binary32),
      .posit(n: 8, es: 2, regimeLimit: 6)
    ) { item in
      if case .infinity? = item.exact { return item.signed(0x7F) }
      return item.rightWord
    },
  ]

  /// The error in an operation of an element format.
  ///
  /// It is looked for by going through all operands where they are at most 2^17, else by the hard cases.
  init(
    _ name: String, _ summary: String, element operation: Operation, _ format: OracleElementFormat,
    from source: OracleElementFormat? = nil, rounding: ResultRounding = .usual,
    _ word: @escaping @Sendable (MutantCase) -> UInt64
  ) {
    let setting = Setting(operation, format, from: source, rounding: rounding)
    let total = OperandSource.exhaustiveSize(setting) ?? .max
    self.init(
      name, summary,
      CampaignPart(setting, total <= 1 << 17 ? .exhaustive : .hardCases, seed: 1)
    ) { [word($0)] }
  }
}

extension MutantCase {
  /// The format of the results.
  fileprivate var element: OracleElementFormat { setting.format }

  /// The exact result where it is a number.
  fileprivate var number: ExactRational? {
    if case .number(let number, _)? = exact { number } else { nil }
  }

  /// Whether a number, not an infinity, became one or NaN.
  fileprivate var overflows: Bool { number != nil && element.exactValue(rightWord) == nil }

  /// A magnitude with the sign of the exact result.
  fileprivate func signed(_ magnitude: UInt64) -> UInt64 {
    let isNegative =
      switch exact {
      case .number(let number, let isNegativeZero)?: number.sign < 0 || isNegativeZero
      case .infinity(let isNegative)?: isNegative
      case .notANumber?, nil: false
      }
    return isNegative ? element.negated(magnitude) : magnitude
  }

  /// Whether a word is that of a subnormal number.
  fileprivate func isSubnormal(_ word: UInt64) -> Bool {
    guard case .float(_, let fractionBits, _, _) = element else { return false }
    let magnitude = word & ~element.signBit
    return magnitude != 0 && magnitude >> UInt64(fractionBits) == 0
  }

  /// The exact result rounded to another format first.
  fileprivate func roundedThrough(_ other: OracleElementFormat) -> UInt64 {
    guard let exact, let first = other.rounded(exact) else { return rightWord }
    return element.converted(first, from: other) ?? rightWord
  }

  /// The exact result rounded by its place between two values: `isUp` of -1, 0 or 1 as it is below, at or
  /// above the middle.
  fileprivate func roundedByValue(_ isUp: (Int) -> Bool) -> UInt64 {
    guard let number, number.sign != 0, element.exactValue(rightWord) != nil else {
      return rightWord
    }
    let lower = element.rounded(number.magnitude, .towardZero)
    guard lower > 0 || !element.isPosit, lower < element.largestPattern,
      let low = element.exactValue(lower), let high = element.exactValue(lower + 1),
      low != number.magnitude
    else { return rightWord }
    let twice = number.magnitude + number.magnitude
    let sum = low + high
    let order = twice == sum ? 0 : twice < sum ? -1 : 1
    return signed(isUp(order) ? lower + 1 : lower)
  }
}
