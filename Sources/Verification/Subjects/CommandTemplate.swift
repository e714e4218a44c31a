import PositJudge

/// A command line of `sh` with placeholders for the operation and its formats.
struct CommandTemplate {
  private let text: String

  /// The command line, with {operation}, {format}, {from}, {n}, {es}, {rounding} and {overflow}
  /// where they go.
  init(_ text: String) { self.text = text }

  /// The command line for a setting.
  ///
  /// A format holds parentheses, which `sh` reads as its own: outside of quotes it comes in quotes,
  /// inside of them as it is.
  func command(_ setting: Setting) -> String {
    let values: [(String, String)] = [
      ("{operation}", setting.operation.name), ("{format}", "\(setting.format)"),
      ("{from}", "\(setting.source)"), ("{n}", "\(setting.format.width)"),
      ("{es}", "\(setting.format.exponentBits)"),
      ("{rounding}", setting.rounding.direction.rawValue),
      ("{overflow}", setting.rounding.overflow == .saturate ? "saturate" : "nonFinite"),
    ]
    var command = ""
    var quote: Character?
    var rest = text[...]
    while let character = rest.first {
      if let (name, value) = values.first(where: { rest.hasPrefix($0.0) }) {
        command += quote == nil && value.contains("(") ? "'\(value)'" : value
        rest.removeFirst(name.count)
        continue
      }
      rest.removeFirst()
      command.append(character)
      switch character {
      case "\\" where quote != "'":
        if let escaped = rest.popFirst() { command.append(escaped) }
      case "'", "\"":
        if quote == nil { quote = character } else if quote == character { quote = nil }
      default: break
      }
    }
    return command
  }
}
