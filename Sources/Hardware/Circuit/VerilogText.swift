/// Circuits as Verilog-2001.
enum VerilogText {
  /// The longest line that is not broken, where it can be.
  private static let lineLength = 100

  private static let reservedWords: Set<String> = [
    "always", "and", "assign", "begin", "buf", "case", "casex", "casez", "deassign", "default",
    "defparam", "disable", "edge", "else", "end", "endcase", "endfunction", "endmodule", "event",
    "for", "force", "forever", "fork", "function", "generate", "genvar", "if", "initial", "inout",
    "input", "integer", "join", "localparam", "logic", "module", "nand", "negedge", "nor", "not",
    "or", "output", "parameter", "posedge", "real", "reg", "release", "repeat", "signed", "table",
    "task", "time", "tri", "unsigned", "bit", "byte", "class", "const", "enum", "int", "interface",
    "local", "new", "packed", "program", "property", "pure", "ref", "return", "static", "string",
    "struct", "super", "this", "type", "typedef", "union", "var", "virtual", "void", "wait", "wand",
    "while", "wire", "wor", "xnor", "xor",
  ]

  /// Whether a text can be a name.
  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, !reservedWords.contains(text) else { return false }
    func isLetter(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return isLetter(first) && text.utf8.allSatisfy { isLetter($0) || digits.contains($0) }
  }

  /// A module as it stands in its file.
  static func text(_ module: Module) -> String {
    var lines = module.summary.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "// \($0)" }
    lines.append("module \(module.name) (")
    for (index, port) in module.ports.enumerated() {
      let end = index == module.ports.count - 1 ? "" : ","
      let direction = port.direction == .input ? "input " : "output"
      let line = "  \(direction) wire \(range(port.width))\(port.name)\(end)"
      lines += port.unused.map { withoutWarnings([line], because: $0, indentation: "  ") } ?? [line]
    }
    lines.append(");")
    for item in module.items { lines += text(item).map { $0.isEmpty ? "" : "  " + $0 } }
    if let clock = module.clock, !module.nextValues.isEmpty {
      lines.append("  always @(posedge \(clock)) begin")
      for (register, value) in module.nextValues {
        lines += broken("    \(register) <= ", value, ";")
      }
      lines.append("  end")
    }
    lines.append("endmodule")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(_ item: Module.Item) -> [String] {
    switch item {
    case .remark(let text): return ["", "// \(text)"]
    case .wire(let name, let value, let remark, let unused):
      let end = ";" + (remark.map { "  // \($0)" } ?? "")
      let lines = broken("wire \(range(value.width))\(name) = ", value, end)
      guard let unused else { return lines }
      return withoutWarnings(lines, because: unused)
    case .register(let name, let width): return ["reg \(range(width))\(name);"]
    case .drive(let name, let value): return broken("assign \(name) = ", value, ";")
    case .instance(let instance):
      let wires = instance.module.ports.compactMap { port in
        instance.outputs[port.name].flatMap { wire in
          wire.name.map { "wire \(range(port.width))\($0);" }
        }
      }
      let connections = instance.module.ports.map { port in
        let value = instance.inputs[port.name] ?? instance.outputs[port.name]
        return "  .\(port.name)(\(value.map { text($0) } ?? ""))"
      }
      let lines =
        wires + ["\(instance.module.name) \(instance.name) ("]
        + connections.dropLast().map { $0 + "," } + [connections.last ?? "", ");"]
      if instance.open.isEmpty { return lines }
      return [
        "/* verilator lint_off PINCONNECTEMPTY */  // an output that others need is left open"
      ]
        + lines + ["/* verilator lint_on PINCONNECTEMPTY */"]
    }
  }

  /// Lines about whose unread bits Verilator is to be silent, and why.
  private static func withoutWarnings(
    _ lines: [String], because reason: String, indentation: String = ""
  ) -> [String] {
    ["\(indentation)/* verilator lint_off UNUSED */  // \(reason)"] + lines
      + ["\(indentation)/* verilator lint_on UNUSED */"]
  }

  private static func range(_ width: Int) -> String { width == 1 ? "" : "[\(width - 1):0] " }

  /// A statement, a long concatenation in several lines.
  private static func broken(_ start: String, _ value: Expression, _ end: String) -> [String] {
    let line = start + text(value) + end
    guard line.count > lineLength, case .concatenation(let parts) = value.node else {
      return [line]
    }
    let indentation = String(repeating: " ", count: start.prefix { $0 == " " }.count + 2)
    var lines = [start + "{"]
    var current = indentation
    for (index, part) in parts.enumerated() {
      let piece = text(part) + (index == parts.count - 1 ? "" : ", ")
      if current.count + piece.count > lineLength, current != indentation {
        lines.append(String(current.prefix { _ in true }.dropLast(current.hasSuffix(" ") ? 1 : 0)))
        current = indentation
      }
      current += piece
    }
    return lines + [current + "}" + end]
  }

  /// A value; operations within others stand in brackets.
  static func text(_ value: Expression) -> String {
    switch value.node {
    case .signal(let name): name
    case .slice(let name, let high, let low, _):
      high == low ? "\(name)[\(high)]" : "\(name)[\(high):\(low)]"
    case .constant(let bits, let isPattern):
      "\(value.width)'"
        + (value.width == 1 ? "b\(bits)" : isPattern ? "h\(String(bits, radix: 16))" : "d\(bits)")
    case .unary(let symbol, let operand): symbol + bracketed(operand)
    case .binary(">>>", let value, let count): "$signed(\(text(value))) >>> \(bracketed(count))"
    case .binary(let symbol, let left, let right):
      "\(bracketed(left)) \(symbol) \(bracketed(right))"
    case .conditional(let bit, let ifSet, let ifClear):
      "\(bracketed(bit)) ? \(bracketed(ifSet)) : \(bracketed(ifClear))"
    case .concatenation(let parts): "{\(parts.map { text($0) }.joined(separator: ", "))}"
    case .repetition(let count, let part): "{\(count){\(text(part))}}"
    }
  }

  private static func bracketed(_ value: Expression) -> String {
    switch value.node {
    case .binary, .conditional: "(\(text(value)))"
    // A reduction within a reduction (`&|x`) would be read as another operator.
    case .unary(let symbol, _) where symbol != "~": "(\(text(value)))"
    default: text(value)
    }
  }
}

extension Module {
  /// This module alone as Verilog-2001, one file.
  public var verilog: String { VerilogText.text(self) }
}
