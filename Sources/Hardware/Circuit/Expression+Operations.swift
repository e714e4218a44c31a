extension Expression {
  private static func binary(
    _ symbol: String, _ left: Expression, _ right: Expression, width: Int? = nil
  ) -> Expression {
    Expression(
      .binary(symbol, left, right), width: width ?? left.width,
      problem: left.width == right.width
        ? nil
        : "'\(VerilogText.text(left))' \(symbol) '\(VerilogText.text(right))': "
          + "\(left.width) and \(right.width) bits",
      from: [left, right])
  }

  /// Every bit inverted.
  public static prefix func ~ (value: Expression) -> Expression {
    Expression(.unary("~", value), width: value.width, from: [value])
  }

  /// Bit by bit; both have one width.
  public static func & (left: Expression, right: Expression) -> Expression {
    binary("&", left, right)
  }

  /// Bit by bit; both have one width.
  public static func | (left: Expression, right: Expression) -> Expression {
    binary("|", left, right)
  }

  /// Bit by bit; both have one width.
  public static func ^ (left: Expression, right: Expression) -> Expression {
    binary("^", left, right)
  }

  /// The sum modulo two to the width, which both have.
  public static func + (left: Expression, right: Expression) -> Expression {
    binary("+", left, right)
  }

  /// The difference modulo two to the width, which both have.
  public static func - (left: Expression, right: Expression) -> Expression {
    binary("-", left, right)
  }

  /// The whole product of two unsigned numbers.
  public static func * (left: Expression, right: Expression) -> Expression {
    let width = left.width + right.width
    return binary("*", left.zeroExtended(to: width), right.zeroExtended(to: width))
  }

  /// Shifted to the left by an unsigned number; bits beyond the width are lost.
  public static func << (value: Expression, count: Expression) -> Expression {
    Expression(.binary("<<", value, count), width: value.width, from: [value, count])
  }

  /// Shifted to the right by an unsigned number, zeros coming in; bits below are lost.
  public static func >> (value: Expression, count: Expression) -> Expression {
    Expression(.binary(">>", value, count), width: value.width, from: [value, count])
  }

  /// Shifted to the right by an unsigned number, the highest bit coming in again.
  ///
  /// A value of a wire of its own: within another operation Verilog would take the sign away.
  public func arithmeticallyShiftedRight(_ count: Expression) -> Expression {
    Expression(.binary(">>>", self, count), width: width, from: [self, count])
  }

  /// Whether both, of one width, are the same.
  public func equals(_ other: Expression) -> Expression {
    Self.binary("==", self, other, width: 1)
  }

  /// Whether this unsigned number is below another one of the same width.
  public func isLess(than other: Expression) -> Expression {
    Self.binary("<", self, other, width: 1)
  }

  /// Whether any bit is set.
  public var any: Expression {
    width == 1 ? self : Expression(.unary("|", self), width: 1, from: [self])
  }

  /// Whether every bit is set.
  public var all: Expression {
    width == 1 ? self : Expression(.unary("&", self), width: 1, from: [self])
  }

  /// One of two values of one width, by this bit.
  public func select(_ ifSet: Expression, else ifClear: Expression) -> Expression {
    let problem =
      width != 1
      ? "'\(VerilogText.text(self))' of \(width) bits decides"
      : ifSet.width != ifClear.width
        ? "\(VerilogText.text(self)) ? … : …: \(ifSet.width) and \(ifClear.width) bits" : nil
    return Expression(
      .conditional(self, ifSet, ifClear), width: ifSet.width, problem: problem,
      from: [self, ifSet, ifClear])
  }

  /// Every bit of a word, where this bit is set; else zeros.
  public func gating(_ word: Expression) -> Expression { .repeated(word.width, self) & word }

  /// This word, or its complement where a bit is set.
  public func inverted(if bit: Expression) -> Expression { self ^ .repeated(width, bit) }

  /// Any of several bits.
  static func anyOf(_ bits: [Expression]) -> Expression {
    guard let first = bits.first else { return .number(0, width: 1) }
    return bits.dropFirst().reduce(first) { $0 | $1 }
  }
}
