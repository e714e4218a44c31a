extension JSONValue {
  /// The canonical text: keys sorted by their UTF-8 bytes, no blanks, shortest decimal numbers.
  ///
  /// Equal values have equal texts on every machine: run IDs are made from it.
  public var canonicalText: String {
    var text = ""
    write(to: &text, indentation: nil)
    return text
  }

  /// A text for readers: keys sorted, two blanks a level, ending with a line feed.
  public var indentedText: String {
    var text = ""
    write(to: &text, indentation: 0)
    return text + "\n"
  }

  private func write(to text: inout String, indentation: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.isFinite ? value.description : "null"
    case .string(let value): Self.quote(value, to: &text)
    case .array(let elements):
      Self.list(elements.count, "[", "]", to: &text, indentation: indentation) {
        index, text, inner in
        elements[index].write(to: &text, indentation: inner)
      }
    case .object(let members):
      let keys = members.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      Self.list(keys.count, "{", "}", to: &text, indentation: indentation) { index, text, inner in
        Self.quote(keys[index], to: &text)
        text += inner == nil ? ":" : ": "
        (members[keys[index]] ?? .null).write(to: &text, indentation: inner)
      }
    }
  }

  private static func list(
    _ count: Int, _ open: String, _ close: String, to text: inout String, indentation: Int?,
    element: (Int, inout String, Int?) -> Void
  ) {
    text += open
    for index in 0..<count {
      if index > 0 { text += "," }
      if let indentation { text += "\n" + String(repeating: "  ", count: indentation + 1) }
      element(index, &text, indentation.map { $0 + 1 })
    }
    if let indentation, count > 0 { text += "\n" + String(repeating: "  ", count: indentation) }
    text += close
  }

  private static func quote(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
