/// A value of JSON (RFC 8259), the language of run records.
///
/// Numbers without a fraction are `integer` whatever their source wrote, so that equal values have
/// one canonical text.
public enum JSONValue: Hashable, Sendable {
  /// Nothing; also what a number that is not finite is written as.
  case null
  /// True or false.
  case bool(Bool)
  /// A number without a fraction.
  case integer(Int)
  /// A number with a fraction, or beyond the range of `integer`.
  case number(Double)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Values by key.
  case object([String: JSONValue])

  /// The value of a key; nil where this is no object or has no such key.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  /// The members where this is an object.
  public var object: [String: JSONValue]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// The elements where this is a list.
  public var array: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The text where this is one.
  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The whole number where this is one.
  public var integer: Int? {
    guard case .integer(let value) = self else { return nil }
    return value
  }

  /// The number where this is one, with a fraction or without.
  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The truth value where this is one.
  public var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// A number in its canonical case: `integer` where it has no fraction, `null` where not finite.
  public static func canonical(_ value: Double) -> JSONValue {
    guard value.isFinite else { return .null }
    return value.magnitude < 0x1p53 && value == value.rounded(.towardZero)
      ? .integer(Int(value)) : .number(value)
  }
}
