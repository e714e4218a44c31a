/// A circuit that breaks a rule of its language.
public struct CircuitError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The module in which it was found.
  public let module: String

  /// What is wrong.
  public let problem: String

  /// One message that names module, signal and rule.
  public var description: String { "module \(module): \(problem)" }
}

extension Module {
  /// The module itself, if it and all within it keep the rules.
  ///
  /// Every name is an identifier, given once, and declared before it is read; operands have the widths that
  /// their operations ask for; ports get values of their widths, every one of them; a register has one
  /// value to take; modules of one name are one.
  ///
  /// - Throws: the first ``CircuitError``.
  public func checked() throws(CircuitError) -> Module {
    var texts: [String: String] = [:]
    for case .instance(let instance) in items {
      for part in try instance.module.checked().parts {
        let text = VerilogText.text(part)
        guard texts[part.name, default: text] == text else {
          throw problem("two different modules are named \(part.name)")
        }
        texts[part.name] = text
      }
    }
    var declared = try declaredPorts()
    for item in items { try check(item, &declared) }
    try checkRegisters(declared)
    return self
  }

  private func problem(_ text: String) -> CircuitError { CircuitError(module: name, problem: text) }

  private func declaredPorts() throws(CircuitError) -> [String: Int] {
    guard VerilogText.isIdentifier(name) else { throw problem("'\(name)' is no identifier") }
    var declared: [String: Int] = [:]
    var names: Set<String> = []
    for port in ports {
      guard VerilogText.isIdentifier(port.name) else {
        throw problem("'\(port.name)' is no identifier")
      }
      guard names.insert(port.name).inserted else { throw problem("two ports \(port.name)") }
      guard port.width >= 1 else { throw problem("port \(port.name) of \(port.width) bits") }
      if port.direction == .input { declared[port.name] = port.width }
    }
    return declared
  }

  private func declare(
    _ name: String, _ width: Int, _ declared: inout [String: Int]
  ) throws(CircuitError) {
    guard VerilogText.isIdentifier(name) else { throw problem("'\(name)' is no identifier") }
    guard declared[name] == nil, !ports.contains(where: { $0.name == name }) else {
      throw problem("'\(name)' is declared twice")
    }
    declared[name] = width
  }

  private func check(_ item: Item, _ declared: inout [String: Int]) throws(CircuitError) {
    switch item {
    case .remark: break
    case .wire(let name, let value, _, _):
      try check(value, declared, as: name)
      try declare(name, value.width, &declared)
    case .register(let name, let width):
      try declare(name, width, &declared)
    case .drive(let name, let value):
      try check(value, declared, as: name)
    case .instance(let instance):
      try check(instance, &declared)
    }
  }

  private func check(
    _ instance: Instance, _ declared: inout [String: Int]
  ) throws(CircuitError) {
    guard VerilogText.isIdentifier(instance.name) else {
      throw problem("'\(instance.name)' is no identifier")
    }
    let known = Set(instance.module.ports.map(\.name))
    for name in instance.inputs.keys.sorted() where !known.contains(name) {
      throw problem("\(instance.name) has no port '\(name)'")
    }
    for port in instance.module.ports where port.direction == .input {
      guard let value = instance.inputs[port.name] else {
        throw problem("port '\(port.name)' of \(instance.name) gets nothing")
      }
      try check(value, declared, as: "\(instance.name).\(port.name)")
      guard value.width == port.width else {
        throw problem(
          "port '\(port.name)' of \(instance.name) has \(port.width) bits and gets \(value.width)")
      }
    }
    for port in instance.module.ports {
      guard let wire = instance.outputs[port.name], let name = wire.name else { continue }
      try declare(name, wire.width, &declared)
    }
  }

  private func checkRegisters(_ declared: [String: Int]) throws(CircuitError) {
    var widths: [String: Int] = [:]
    for case .register(let name, let width) in items { widths[name] = width }
    guard widths.isEmpty || clock != nil else { throw problem("registers without a clock") }
    for (register, value) in nextValues {
      try check(value, declared, as: register)
      guard let width = widths.removeValue(forKey: register) else {
        throw problem("'\(register)' is no register, or takes two values")
      }
      guard width == value.width else {
        throw problem("register \(register) of \(width) bits takes \(value.width)")
      }
    }
    if let rest = widths.keys.min() { throw problem("register \(rest) takes no value") }
  }

  private func check(
    _ value: Expression, _ declared: [String: Int], as name: String
  ) throws(CircuitError) {
    if let problem = value.problem { throw self.problem("\(name): \(problem)") }
    for signal in value.signals {
      guard let width = declared[signal.name] else {
        throw problem("\(name) reads '\(signal.name)', which is not declared before it")
      }
      guard width == signal.width else {
        throw problem(
          "\(name) reads \(signal.width) bits of '\(signal.name)', which has \(width)")
      }
    }
  }
}

extension Expression {
  /// The signals that are read, with their whole widths.
  var signals: [(name: String, width: Int)] {
    switch node {
    case .signal(let name): [(name, width)]
    case .slice(let name, _, _, let whole): [(name, whole)]
    case .constant: []
    case .unary(_, let value), .repetition(_, let value): value.signals
    case .binary(_, let left, let right): left.signals + right.signals
    case .conditional(let bit, let ifSet, let ifClear):
      bit.signals + ifSet.signals + ifClear.signals
    case .concatenation(let parts): parts.flatMap(\.signals)
    }
  }
}
