/// Products of numbers of two formats and an addend of a third, summed as an accumulator does.
///
/// With one product and no window: a fused multiply-add.
public struct OracleDotProduct: Sendable {
  /// The format of the first factors.
  public let left: OracleElementFormat

  /// The format of the second factors.
  public let right: OracleElementFormat

  /// The format of the addend, for whose numbers a window is.
  public let output: OracleElementFormat

  /// The bits of the window that the terms are cut to; nil for the exact sum.
  public let window: Int?

  /// Sums of this kind.
  public init(
    left: OracleElementFormat, right: OracleElementFormat, output: OracleElementFormat,
    window: Int? = nil
  ) {
    self.left = left
    self.right = right
    self.output = output
    self.window = window
  }

  /// The sum, not rounded.
  ///
  /// NaN, infinities and the signs of zeros are those of the exact sum (IEEE 754-2019, 6.1 to 6.3); what only
  /// the window makes zero is +0.
  public func sum(
    _ products: [(OracleElementFormat.Value, OracleElementFormat.Value)],
    plus addend: OracleElementFormat.Value
  ) -> OracleElementFormat.Value {
    let exact = products.reduce(addend) { sum, factors in
      OracleElementFormat.sum(sum, OracleElementFormat.product(factors.0, factors.1))
    }
    guard let window, case .number(_, let isNegativeZero) = exact else { return exact }
    var sum = WindowedSum(bits: window, for: output)
    if case .number(let value, _) = addend { sum.add(value, of: output) }
    for case (.number(let x, _), .number(let y, _)) in products {
      sum.add(x, of: left, times: y, of: right)
    }
    let value = sum.value
    return .number(value, isNegativeZero: value.sign == 0 && isNegativeZero)
  }
}
