import PositOracle

/// What a unit must give, by the oracle: exact values, rounded once.
struct GoldenUnit {
  let unit: UnitDescription
  private let dotProduct: OracleDotProduct
  private let leftValues: GoldenOperands
  private let rightValues: GoldenOperands
  private let outputValues: GoldenOperands

  init(_ unit: UnitDescription) {
    self.unit = unit
    var window: Int?
    if case .window(let bits) = unit.accumulator { window = bits }
    dotProduct = OracleDotProduct(
      left: unit.left.element, right: unit.right.element, output: unit.output.element,
      window: window)
    leftValues = GoldenOperands(unit.left)
    rightValues = GoldenOperands(unit.right)
    outputValues = GoldenOperands(unit.output)
  }

  /// The sum of a step, not rounded.
  func sum(
    _ a: [UInt64], _ b: [UInt64], plus addend: OracleElementFormat.Value
  ) -> OracleElementFormat.Value {
    dotProduct.sum(
      zip(a, b).map { (leftValues.value($0), rightValues.value($1)) }, plus: addend)
  }

  /// The result of a combinational unit that has no quire.
  func result(_ a: [UInt64], _ b: [UInt64], _ c: UInt64) -> UInt64 {
    unit.output.rounded(sum(a, b, plus: outputValues.value(c)))
  }

  /// The exact product of one lane, as text: what is equal gives equal results with any addend.
  func productName(_ a: UInt64, _ b: UInt64) -> String {
    let zero = OracleElementFormat.Value.number(.zero, isNegativeZero: true)
    let dotProduct = OracleDotProduct(
      left: unit.left.element, right: unit.right.element, output: unit.output.element)
    let product = dotProduct.sum([(leftValues.value(a), rightValues.value(b))], plus: zero)
    switch product {
    case .notANumber: return "nan"
    case .infinity(let isNegative): return isNegative ? "-inf" : "inf"
    case .number(let value, let isNegativeZero): return isNegativeZero ? "-0" : "\(value)"
    }
  }

  /// A value of the output format near a sum and a little beside it, for addends that cancel.
  func pattern(near value: ExactRational, offset: Int) -> UInt64 {
    let element = unit.output.element
    let pattern = element.rounded(value, overflow: .saturate)
    return UInt64(bitPattern: Int64(bitPattern: pattern) + Int64(offset)) & element.mask
  }

  /// The quire after a step, and what it is rounded to.
  func quire(_ a: [UInt64], _ b: [UInt64], _ before: OracleQuire) -> (OracleQuire, UInt64) {
    // All products of a step enter at once: the sum in between may be beyond the range.
    let zero = OracleElementFormat.Value.number(.zero, isNegativeZero: false)
    var next = OracleQuire(before.format, nil)
    if let value = before.value, case .number(let sum, _) = sum(a, b, plus: zero) {
      next = OracleQuire(before.format, value + sum)
    }
    return (
      next,
      next.value.map { unit.output.rounded(.number($0, isNegativeZero: false)) }
        ?? unit.output.element.signBit
    )
  }
}

/// The values of a format's patterns; those of short formats are computed once.
struct GoldenOperands {
  private let format: WordFormat
  private let table: [OracleElementFormat.Value]

  init(_ format: WordFormat) {
    self.format = format
    table =
      format.width <= 8 ? (0..<UInt64(1) << UInt64(format.width)).map { format.value($0) } : []
  }

  func value(_ pattern: UInt64) -> OracleElementFormat.Value {
    table.isEmpty ? format.value(pattern) : table[Int(pattern)]
  }
}

extension WordFormat {
  /// What a pattern stands for; a subnormal number is a zero of its sign where units have none.
  func value(_ pattern: UInt64) -> OracleElementFormat.Value {
    let value = element.value(pattern)
    guard !hasSubnormals, case .number(let number, let isNegativeZero) = value,
      isBelowNormal(number)
    else { return value }
    return .number(.zero, isNegativeZero: isNegativeZero || number.sign < 0)
  }

  /// The pattern that a value is rounded to.
  ///
  /// Where units have no subnormal numbers, what is below the least normal number once it is rounded to as
  /// many digits as normal numbers have is a zero of its sign.
  func rounded(_ value: OracleElementFormat.Value) -> UInt64 {
    if case .posit(let n, let es, nil) = element {
      // The oracle's definition for posits alone is the quicker one.
      let format = OracleFormat(n: n, es: es)
      guard case .number(let number, _) = value else { return format.nar }
      return format.rounded(number)
    }
    var rounding = value
    if !hasSubnormals, case .number(let number, _) = value, number.sign != 0,
      case .float(_, let fractionBits, _, _) = element
    {
      let unbounded = OracleElementFormat.float(
        exponentBits: 11, fractionBits: fractionBits, specials: .none)
      let digits = unbounded.exactValue(unbounded.rounded(number)) ?? number
      rounding =
        isBelowNormal(digits)
        ? .number(.zero, isNegativeZero: number.sign < 0)
        : .number(digits, isNegativeZero: false)
    }
    return element.rounded(rounding) ?? element.notANumber ?? 0
  }

  private func isBelowNormal(_ number: ExactRational) -> Bool {
    guard let least = element.leastNormalExponent else { return false }
    return number.magnitude < ExactRational.one.scaled(byPowerOfTwo: least)
  }
}
