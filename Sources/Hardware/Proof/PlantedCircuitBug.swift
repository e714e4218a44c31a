/// An error that an implementer could make, planted in a circuit: one signal of one part gets another value.
public struct PlantedCircuitBug: Sendable {
  /// What is wrong, in a few words.
  public let name: String

  /// The unit whose circuit it is planted in.
  public let unit: UnitDescription

  private let part: String
  private let signal: String
  private let change: @Sendable (Expression) -> Expression

  init(
    _ name: String, in unit: UnitDescription, part: String, signal: String,
    _ change: @escaping @Sendable (Expression) -> Expression
  ) {
    self.name = name
    self.unit = unit
    self.part = part
    self.signal = signal
    self.change = change
  }

  /// The circuit with the error.
  ///
  /// - Throws: ``CircuitError`` where the part or the signal is not there, or the change is no circuit.
  public func circuit() throws(CircuitError) -> Module {
    let right = try HardwareUnit(unit).top
    let wrong = right.changing(part: part, signal: signal, change)
    guard wrong.parts.map(\.verilog) != right.parts.map(\.verilog) else {
      throw CircuitError(
        module: right.name, problem: "bug '\(name)' changes nothing: no \(signal) in \(part)…")
    }
    return try wrong.checked()
  }
}

extension Module {
  /// The module with another value for a signal of all parts whose names begin so.
  func changing(
    part: String, signal: String, _ change: (Expression) -> Expression
  ) -> Module {
    var copy = self
    let isMeant = name.hasPrefix(part)
    copy.items = items.map { item in
      switch item {
      case .wire(signal, let value, let remark, let unused) where isMeant:
        .wire(name: signal, change(value), remark: remark, unused: unused)
      case .drive(signal, let value) where isMeant: .drive(name: signal, change(value))
      case .instance(let instance):
        .instance(
          Instance(
            name: instance.name,
            module: instance.module.changing(part: part, signal: signal, change),
            inputs: instance.inputs, outputs: instance.outputs, open: instance.open))
      default: item
      }
    }
    copy.changeNextValue(of: signal, where: isMeant, change)
    return copy
  }
}

extension Expression {
  /// The first operand of an operation, as if the rest had been forgotten.
  var firstOperand: Expression {
    switch node {
    case .binary(_, let left, _): left
    case .conditional(_, let ifSet, _): ifSet
    default: self
    }
  }

  /// The second operand of an operation, as if the first had been forgotten.
  var secondOperand: Expression {
    switch node {
    case .binary(_, _, let right): right
    case .conditional(_, _, let ifClear): ifClear
    case .unary(_, let operand): operand
    default: self
    }
  }

  /// A concatenation whose part at a place is another one.
  func replacingPart(_ index: Int, _ change: (Expression) -> Expression) -> Expression {
    guard case .concatenation(var parts) = node else { return self }
    parts[index] = change(parts[index])
    return .joined(parts)
  }

  /// The value and one.
  var plusOne: Expression { self + .number(1, width: width) }

  /// A signal of the same part.
  static func named(_ name: String, _ width: Int = 1) -> Expression {
    Expression(signal: name, width: width)
  }
}
