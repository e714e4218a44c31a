/// A multiply-and-accumulate unit as a circuit.
public struct HardwareUnit: Sendable {
  /// What it is to do.
  public let description: UnitDescription

  /// The module that has all others within it.
  ///
  /// Combinational: inputs `a` and `b`, the words of all lanes, the first lane lowest, and `c`; output
  /// `result`. With the quire: input `quire`, outputs `next_quire` and `result`, that quire rounded.
  ///
  /// With registers: inputs `clock`, `start`, `a` and `b`, a new set at every edge; `start` marks the first
  /// of a sum. Output `result`, the sum so far, ``UnitDescription/stages`` edges later.
  public let top: Module

  /// The circuit of a description.
  ///
  /// - Throws: ``CircuitError`` where a circuit breaks a rule of widths or names: an error of this library.
  public init(_ description: UnitDescription) throws(CircuitError) {
    self.description = description
    let assembly = UnitAssembly(unit: description)
    top =
      try (description.stages == 0 ? assembly.combinational() : assembly.clocked()).checked()
  }
}

/// Puts decoders, multipliers and the accumulating stage together.
struct UnitAssembly {
  let unit: UnitDescription

  private typealias Parts = [String: Expression]

  private var stage: AccumulateStage { AccumulateStage(unit: unit) }

  private func decoder(_ format: WordFormat) -> Module {
    format.element.isPosit
      ? PositDecoder.module(format, style: unit.style) : FloatDecoder.module(format)
  }

  /// Adds what takes a lane's words apart.
  private func decode(
    _ module: inout Module, _ words: Expression, _ format: WordFormat, _ side: String, _ lane: Int
  ) -> Parts {
    let suffix = unit.lanes == 1 ? "" : "_\(lane)"
    return module.instance(
      decoder(format), "\(side)_decoder\(suffix)",
      [
        format.element.isPosit ? "posit" : "number": words.bits(
          (lane + 1) * format.width - 1, lane * format.width)
      ], prefix: "\(side)\(suffix)_")
  }

  private func multiply(
    _ module: inout Module, _ left: Parts, _ right: Parts, _ lane: Int
  ) -> Parts {
    let multiplier = Multiplier.module(unit.left, unit.right)
    var inputs: Parts = [:]
    for (name, value) in left { inputs["left_\(name)"] = value }
    for (name, value) in right { inputs["right_\(name)"] = value }
    let used = Set(stage.productParts.map(\.name))
    return module.instance(
      multiplier, "\(stage.prefix(lane))multiplier", inputs, prefix: stage.prefix(lane),
      open: Set(multiplier.outputs.map(\.name)).subtracting(used))
  }

  /// Adds registers behind signals.
  private func registered(_ module: inout Module, _ parts: Parts, _ prefix: String) -> Parts {
    var result: Parts = [:]
    for name in parts.keys.sorted() {
      result[name] = parts[name].map { module.registered("\(prefix)\(name)_held", $0) }
    }
    return result
  }

  private func inputs(of products: [Parts]) -> Parts {
    var inputs: Parts = [:]
    for (lane, product) in products.enumerated() {
      for part in stage.productParts {
        inputs[stage.prefix(lane) + part.name] = product[part.name]
      }
    }
    return inputs
  }

  private var formats: String {
    unit.left == unit.right ? "\(unit.left)" : "\(unit.left) and \(unit.right)"
  }

  private var sumText: String {
    unit.lanes == 1 ? "a * b" : "a[0] * b[0] + ... + a[\(unit.lanes - 1)] * b[\(unit.lanes - 1)]"
  }

  func combinational() -> Module {
    var module = Module(
      unit.identifier,
      "\(sumText) + \(unit.accumulator == .quire ? "quire" : "c") in \(formats), accumulated in "
        + (unit.accumulator == .quire
          ? "the quire, also rounded to \(unit.output)." : "\(unit.output), \(unit.accumulator)."))
    let a = module.input("a", unit.lanes * unit.left.width)
    let b = module.input("b", unit.lanes * unit.right.width)
    let products = (0..<unit.lanes).map { lane in
      let left = decode(&module, a, unit.left, "a", lane)
      let right = decode(&module, b, unit.right, "b", lane)
      return multiply(&module, left, right, lane)
    }
    var inputs = inputs(of: products)
    let accumulate = stage.module()
    guard unit.accumulator == .quire else {
      inputs["addend"] = module.input("c", unit.output.width)
      let sum = module.instance(accumulate, "accumulate", inputs, prefix: "sum_")
      module.output("result", sum["result"] ?? .zeros(1))
      return module
    }
    inputs["quire"] = module.input("quire", stage.quireWidth)
    inputs["quire_nan"] = .zeros(1)
    let sum = module.instance(accumulate, "accumulate", inputs, prefix: "sum_")
    let next = sum["next_quire"] ?? .zeros(1)
    let nan = sum["next_nan"] ?? .zeros(1)
    let rounded = module.instance(
      stage.quireRounding(), "rounded_quire", ["quire": next, "quire_nan": nan],
      prefix: "rounded_")
    module.output("result", rounded["result"] ?? .zeros(1))
    module.output(
      "next_quire",
      .joined([
        nan | next.top, (~nan).gating(next.bits(stage.quireWidth - 2, 0)),
      ]))
    return module
  }

  func clocked() -> Module {
    let isQuire = unit.accumulator == .quire
    var module = Module(
      unit.identifier,
      "Accumulates \(sumText) in \(formats): "
        + (isQuire
          ? "the quire, read in \(unit.output)." : "\(unit.output), \(unit.accumulator).")
        + "\nNew operands at every clock edge, `start` with the first of a sum; the sum so far is in `result`\n"
        + "\(unit.stages) edges later.")
    let start = module.input("start")
    let a = module.input("a", unit.lanes * unit.left.width)
    let b = module.input("b", unit.lanes * unit.right.width)
    module.addClock()
    // The last register is the accumulator; that of the quire is followed by one for the result.
    let ranksBefore = unit.stages - (isQuire ? 2 : 1)
    var isStart = start
    var decoded = (0..<unit.lanes).map { lane in
      (
        decode(&module, a, unit.left, "a", lane), decode(&module, b, unit.right, "b", lane)
      )
    }
    if ranksBefore >= 2 {
      module.remark("First rank of registers: operands taken apart.")
      decoded = decoded.enumerated().map { lane, operands in
        let suffix = unit.lanes == 1 ? "_" : "_\(lane)_"
        return (
          registered(&module, operands.0, "a\(suffix)"),
          registered(&module, operands.1, "b\(suffix)")
        )
      }
      isStart = module.registered("start_decoded", isStart)
    }
    var products = decoded.enumerated().map { lane, operands in
      multiply(&module, operands.0, operands.1, lane)
    }
    if ranksBefore >= 1 {
      module.remark("A rank of registers: products.")
      products = products.enumerated().map { lane, product in
        registered(&module, product, stage.prefix(lane))
      }
      isStart = module.registered("start_multiplied", isStart)
    }
    module.remark("The accumulator.")
    var inputs = inputs(of: products)
    guard isQuire else {
      let accumulator = module.register("accumulator", unit.output.width)
      inputs["addend"] = module.wire("addend", (~isStart).gating(accumulator))
      let sum = module.instance(stage.module(), "accumulate", inputs, prefix: "sum_")
      module.next(accumulator, sum["result"] ?? .zeros(1))
      module.output("result", accumulator)
      return module
    }
    let quire = module.register("quire", stage.quireWidth)
    let nan = module.register("quire_nan", 1)
    inputs["quire"] = module.wire("earlier_quire", (~isStart).gating(quire))
    inputs["quire_nan"] = module.wire("earlier_nan", ~isStart & nan)
    let sum = module.instance(stage.module(), "accumulate", inputs, prefix: "sum_")
    module.next(quire, sum["next_quire"] ?? .zeros(1))
    module.next(nan, sum["next_nan"] ?? .zeros(1))
    let rounded = module.instance(
      stage.quireRounding(), "rounded_quire", ["quire": quire, "quire_nan": nan],
      prefix: "rounded_")
    module.output("result", module.registered("result_held", rounded["result"] ?? .zeros(1)))
    return module
  }
}
