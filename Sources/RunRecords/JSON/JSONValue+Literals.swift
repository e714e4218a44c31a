extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral
{
  /// A text.
  public init(stringLiteral value: String) {
    self = .string(value)
  }

  /// A whole number.
  public init(integerLiteral value: Int) {
    self = .integer(value)
  }

  /// A number.
  public init(floatLiteral value: Double) {
    self = .canonical(value)
  }

  /// A truth value.
  public init(booleanLiteral value: Bool) {
    self = .bool(value)
  }
}
