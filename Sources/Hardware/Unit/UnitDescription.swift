/// How a sum of products is kept from one step to the next; the policies of the same names mean the same
/// bits in training.
public enum Accumulator: Hashable, Sendable, CustomStringConvertible {
  /// The exact sum of a step, rounded once to the output format.
  case rounded
  /// Aligned to the largest term: so many bits of every term are kept, the rest is cut off; then rounded
  /// once to the output format. The definition is in `PositOracle`, `WindowedSum`.
  case window(Int)
  /// Exact in the quire of the posit format; rounded when it is read.
  case quire

  /// The name as commands and studies write it.
  public var description: String {
    switch self {
    case .rounded: "rounded"
    case .window(let bits): "window(\(bits))"
    case .quire: "quire"
    }
  }

  /// Reads a name; nil for another text.
  public init?(_ text: String) {
    switch text {
    case "rounded": self = .rounded
    case "quire": self = .quire
    default:
      guard text.hasPrefix("window("), text.hasSuffix(")"),
        let bits = Int(text.dropFirst(7).dropLast())
      else { return nil }
      self = .window(bits)
    }
  }

  var identifier: String {
    switch self {
    case .rounded: "rounded"
    case .window(let bits): "window_\(bits)"
    case .quire: "quire"
    }
  }
}

/// The two ways to take posits apart and put them together.
public enum CodecStyle: String, Hashable, Sendable, CaseIterable {
  /// Leading ones and leading zeros are counted apart, and shifted out apart; what is rounded is then
  /// negated.
  case straightforward
  /// One detector and one shifter serve both regimes; rounding and negating share an adder.
  case optimized
}

/// What a multiply-and-accumulate unit is to do.
public struct UnitDescription: Hashable, Sendable {
  /// The formats of the two factors.
  public let left: WordFormat

  /// The format of the second factor.
  public let right: WordFormat

  /// The format of the accumulator and the result.
  public let output: WordFormat

  /// The number of products that are summed in a step.
  public let lanes: Int

  /// How the sum is kept.
  public let accumulator: Accumulator

  /// The number of clock edges from operands to result; 0 for a combinational unit, which takes the
  /// accumulator as an operand.
  public let stages: Int

  /// How posits are taken apart and put together.
  public let style: CodecStyle

  /// A unit.
  ///
  /// - Throws: ``UnitError`` where there is none of the kind.
  public init(
    left: WordFormat, right: WordFormat? = nil, output: WordFormat? = nil, lanes: Int = 1,
    accumulator: Accumulator = .rounded, stages: Int = 0, style: CodecStyle = .optimized
  ) throws(UnitError) {
    self.left = left
    self.right = right ?? left
    self.output = output ?? left
    self.lanes = lanes
    self.accumulator = accumulator
    self.stages = stages
    self.style = style
    guard (1...16).contains(lanes) else {
      throw UnitError("lanes must be 1 to 16, not \(lanes)")
    }
    let isPosit = self.left.element.isPosit
    guard self.right.element.isPosit == isPosit, self.output.element.isPosit == isPosit else {
      throw UnitError("the formats of a unit are all posits or all floating-point formats")
    }
    guard isPosit || self.left.hasSubnormals == self.output.hasSubnormals,
      isPosit || self.right.hasSubnormals == self.output.hasSubnormals
    else { throw UnitError("the formats of a unit treat subnormal numbers alike") }
    switch accumulator {
    case .rounded:
      guard isPosit || lanes == 1 else {
        throw UnitError(
          "the exact sum of several floating-point products needs hundreds of bits; "
            + "use --accumulator 'window(w)' with --lanes \(lanes)")
      }
    case .window(let bits):
      guard (4...128).contains(bits) else {
        throw UnitError("window(w) needs 4 <= w <= 128, not \(bits)")
      }
    case .quire:
      guard isPosit, self.left == self.right, case .posit(_, _, nil) = self.left.element else {
        throw UnitError("the quire is one of a posit format, in which both factors are")
      }
    }
    let depths = accumulator == .quire ? [0, 2, 3, 4] : [0, 1, 2, 3]
    guard depths.contains(stages) else {
      throw UnitError(
        "--stages must be \(depths.map(String.init).joined(separator: ", ")) with "
          + "\(accumulator), not \(stages)")
    }
  }

  /// A name that says all of it, an identifier: that of the top module.
  public var identifier: String {
    var parts = [lanes == 1 ? "mac" : "dot\(lanes)", left.identifier]
    if right != left { parts.append(right.identifier) }
    if output != left { parts.append("to_" + output.identifier) }
    parts.append(accumulator.identifier)
    if style == .straightforward { parts.append("straightforward") }
    if stages > 0 { parts.append("stages_\(stages)") }
    return parts.joined(separator: "_")
  }
}
