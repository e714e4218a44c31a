/// A part of a circuit: ports, named wires, registers, and other parts within.
///
/// Built from its inputs to its outputs; ``checked()`` then says whether names and widths are right.
public struct Module: Sendable {
  /// Which way a port carries.
  enum Direction: Sendable {
    case input
    case output
  }

  struct Port: Sendable {
    let name: String
    let width: Int
    let direction: Direction
    var unused: String?
  }

  /// What stands between the ports, in the order in which it is printed.
  enum Item: Sendable {
    case remark(String)
    case wire(name: String, Expression, remark: String?, unused: String?)
    case register(name: String, width: Int)
    case instance(Instance)
    case drive(name: String, Expression)
  }

  /// Another module within this one: what its inputs get, and the wires that its outputs drive.
  struct Instance: Sendable {
    let name: String
    let module: Module
    let inputs: [String: Expression]
    let outputs: [String: Expression]
    /// Outputs that nobody reads.
    let open: Set<String>
  }

  /// The name, an identifier of Verilog.
  public let name: String

  /// What the part does, in a sentence or more: the comment above it.
  public let summary: String

  private(set) var ports: [Port] = []
  var items: [Item] = []
  private(set) var clock: String?
  private(set) var nextValues: [(register: String, value: Expression)] = []

  /// A part without anything in it.
  public init(_ name: String, _ summary: String) {
    self.name = name
    self.summary = summary
  }

  /// Adds an input; `unused` says why some of its bits are read by nobody, if that is so.
  public mutating func input(
    _ name: String, _ width: Int = 1, unused: String? = nil
  ) -> Expression {
    ports.append(Port(name: name, width: width, direction: .input, unused: unused))
    return Expression(signal: name, width: width)
  }

  /// Adds an output and what drives it.
  public mutating func output(_ name: String, _ value: Expression) {
    ports.append(Port(name: name, width: value.width, direction: .output))
    items.append(.drive(name: name, value))
  }

  /// Adds a line of comment.
  public mutating func remark(_ text: String) { items.append(.remark(text)) }

  /// Adds a wire with a value.
  ///
  /// `remark` is a comment behind it; `unused` says why some of its bits are read by nobody, if that is so:
  /// linters are told.
  public mutating func wire(
    _ name: String, _ value: Expression, _ remark: String? = nil, unused: String? = nil
  ) -> Expression {
    items.append(.wire(name: name, value, remark: remark, unused: unused))
    return Expression(signal: name, width: value.width)
  }

  /// Adds a register that takes a value at every rising edge of the clock; ``next(_:_:)`` says which.
  public mutating func register(_ name: String, _ width: Int) -> Expression {
    items.append(.register(name: name, width: width))
    return Expression(signal: name, width: width)
  }

  /// Adds a register and the value that it takes at every rising edge of the clock.
  public mutating func registered(_ name: String, _ value: Expression) -> Expression {
    let register = register(name, value.width)
    next(register, value)
    return register
  }

  /// Says what a register takes at every rising edge of the clock.
  public mutating func next(_ register: Expression, _ value: Expression) {
    nextValues.append((register.name ?? "", value))
  }

  /// Changes what a register takes.
  mutating func changeNextValue(
    of register: String, where isMeant: Bool, _ change: (Expression) -> Expression
  ) {
    guard isMeant else { return }
    nextValues = nextValues.map {
      $0.register == register ? ($0.register, change($0.value)) : $0
    }
  }

  /// Adds the clock, an input.
  public mutating func addClock(_ name: String = "clock") {
    clock = name
    ports.insert(Port(name: name, width: 1, direction: .input), at: 0)
  }

  /// Adds another module within this one, its outputs on wires with a prefix before their names.
  ///
  /// Returns the wires by the names of the outputs; those in `open` have none.
  public mutating func instance(
    _ module: Module, _ name: String, _ inputs: [String: Expression], prefix: String,
    open: Set<String> = []
  ) -> [String: Expression] {
    var outputs: [String: Expression] = [:]
    for port in module.ports where port.direction == .output && !open.contains(port.name) {
      outputs[port.name] = Expression(signal: prefix + port.name, width: port.width)
    }
    items.append(
      .instance(
        Instance(name: name, module: module, inputs: inputs, outputs: outputs, open: open)))
    return outputs
  }
}

extension Module {
  /// The names and widths of the inputs, the clock left out.
  public var inputs: [(name: String, width: Int)] {
    ports.filter { $0.direction == .input && $0.name != clock }.map { ($0.name, $0.width) }
  }

  /// The names and widths of the outputs.
  public var outputs: [(name: String, width: Int)] {
    ports.filter { $0.direction == .output }.map { ($0.name, $0.width) }
  }

  /// Whether there are registers that a clock drives.
  public var isClocked: Bool { clock != nil }

  /// The modules of which this one is made, each once, those within before those around them.
  public var parts: [Module] {
    var found: [Module] = []
    var names: Set<String> = []
    func visit(_ module: Module) {
      if names.contains(module.name) { return }
      for case .instance(let instance) in module.items { visit(instance.module) }
      names.insert(module.name)
      found.append(module)
    }
    visit(self)
    return found
  }
}
