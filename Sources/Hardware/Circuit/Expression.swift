/// A value of so many bits in a circuit, and how it is made from signals.
///
/// Widths are strict: operands of one operation have one width, results say theirs, and nothing is
/// extended or cut off silently, as Verilog does by rules of context that few remember. What breaks a rule
/// carries the `problem` along, and the module that uses it cannot be checked out.
public struct Expression: Sendable {
  /// How the value is made.
  indirect enum Node: Sendable {
    case signal(String)
    case slice(String, high: Int, low: Int, of: Int)
    case constant(UInt64, isPattern: Bool)
    case unary(String, Expression)
    case binary(String, Expression, Expression)
    case conditional(Expression, Expression, Expression)
    case concatenation([Expression])
    case repetition(Int, Expression)
  }

  let node: Node

  /// The number of bits, at least 1.
  public let width: Int

  /// The first rule that was broken in making the value; nil if none was.
  let problem: String?

  init(_ node: Node, width: Int, problem: String? = nil, from operands: [Expression] = []) {
    self.node = node
    self.width = width
    self.problem = operands.lazy.compactMap(\.problem).first ?? problem
  }

  /// A signal of a module, by its name.
  init(signal name: String, width: Int) {
    self.init(
      .signal(name), width: width, problem: width >= 1 ? nil : "\(name): a signal of \(width) bits")
  }

  /// An unsigned number, printed in decimal digits.
  public static func number(_ value: Int, width: Int) -> Expression {
    let mask = width >= 64 ? UInt64.max : (1 << UInt64(max(width, 0))) - 1
    let isInRange = SignedRange(value, value).width <= width + (value >= 0 ? 1 : 0)
    return Expression(
      .constant(UInt64(bitPattern: Int64(value)) & mask, isPattern: false), width: width,
      problem: isInRange && width >= 1 && (width <= 64 || value >= 0)
        ? nil : "\(value) has no room in \(width) bits")
  }

  /// A number modulo two to the width: what is added to a signal to add a constant of either sign.
  public static func constant(_ value: Int, modulo width: Int) -> Expression {
    number(value & (1 << min(width, 62) - 1), width: width)
  }

  /// A pattern of bits, printed in hexadecimal digits.
  public static func pattern(_ bits: UInt64, width: Int) -> Expression {
    Expression(
      .constant(bits, isPattern: true), width: width,
      problem: (width >= 64 || width >= 1 && bits >> UInt64(width) == 0)
        ? nil : "a pattern has no room in \(width) bits")
  }

  /// So many zeros.
  public static func zeros(_ width: Int) -> Expression {
    width <= 64 ? number(0, width: width) : repeated(width, number(0, width: 1))
  }

  /// So many ones.
  public static func ones(_ width: Int) -> Expression { repeated(width, number(1, width: 1)) }

  /// One bit or word, so many times.
  public static func repeated(_ count: Int, _ bit: Expression) -> Expression {
    if count == 1 { return bit }
    return Expression(
      .repetition(count, bit), width: count * bit.width,
      problem: count >= 1 ? nil : "repeated \(count) times", from: [bit])
  }

  /// The parts side by side, the highest bits first; those that are nil are left out.
  public static func joined(_ parts: [Expression?]) -> Expression {
    let parts = parts.compactMap { $0 }
    if parts.count == 1 { return parts[0] }
    return Expression(
      .concatenation(parts), width: parts.reduce(0) { $0 + $1.width },
      problem: parts.isEmpty ? "nothing is joined" : nil, from: parts)
  }
}

extension Expression {
  /// The name, if the value is a whole signal.
  var name: String? { if case .signal(let name) = node { name } else { nil } }

  /// Bits `high` down to `low` of a signal.
  public func bits(_ high: Int, _ low: Int) -> Expression {
    guard case .signal(let name) = node else {
      return Expression(
        node, width: 1, problem: "bits of '\(VerilogText.text(self))', which is no signal",
        from: [self])
    }
    let isInside = 0 <= low && low <= high && high < width
    if isInside, low == 0, high == width - 1 { return self }
    return Expression(
      .slice(name, high: high, low: low, of: width), width: max(1, high - low + 1),
      problem: isInside ? nil : "\(name)[\(high):\(low)] of \(width) bits", from: [self])
  }

  /// One bit of a signal.
  public func bit(_ index: Int) -> Expression { bits(index, index) }

  /// The highest bit of a signal: its sign, where it is one with a sign.
  public var top: Expression { bit(width - 1) }

  /// The highest bits of a signal, with zeros behind where it has fewer.
  public func highest(_ count: Int) -> Expression {
    count <= width
      ? bits(width - 1, width - count) : .joined([self, .zeros(count - width)])
  }

  /// The value with zeros before it.
  public func zeroExtended(to width: Int) -> Expression {
    width == self.width ? self : .joined([.zeros(width - self.width), self])
  }

  /// A signal with its sign repeated before it.
  public func signExtended(to width: Int) -> Expression {
    width == self.width ? self : .joined([.repeated(width - self.width, top), self])
  }
}
