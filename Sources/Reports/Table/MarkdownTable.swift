import RunRecords

/// Tables in Markdown, as GitHub and Pandoc read them.
enum MarkdownTable {
  /// The rows of a table, without title and notes.
  static func text(_ table: Table) -> String {
    let head = table.columns.map { escaped($0.heading) }
    let rule = table.columns.map { $0.isNumeric ? "---:" : "---" }
    let lines = [head, rule] + table.rows.map { $0.map(cell) }
    return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  /// A text in which nothing is markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\", "`", "*", "_", "<", ">", "|", "[", "]", "#", "~", "&", "$":
        result += "\\\(character)"
      case _ where character.isNewline: result += " "
      default: result += ShellWord.shown(String(character))
      }
    }
    return result
  }

  /// A text that ends no comment of HTML.
  static func insideComment(_ text: String) -> String {
    ShellWord.shown(text).replacing("-->", with: "--&gt;").replacing("--!>", with: "--!&gt;")
  }

  private static func cell(_ cell: TableCell) -> String {
    switch cell {
    case .text(let text): escaped(text)
    case .absent: "\u{2013}"
    case .number(let value, let decimals, let signed, let isWithinNoise):
      DecimalText.fixed(value, decimals: decimals, signed: signed) + mark(isWithinNoise)
    case .interval(let interval, let decimals):
      // No reference is ever defined, so brackets are no markup.
      "[" + DecimalText.fixed(interval.lowerBound, decimals: decimals, signed: true) + ", "
        + DecimalText.fixed(interval.upperBound, decimals: decimals, signed: true) + "]"
    case .spread(let mean, let deviation, let decimals, let isWithinNoise):
      DecimalText.fixed(mean, decimals: decimals)
        + (deviation.map { " \u{b1} " + DecimalText.fixed($0, decimals: decimals) } ?? "")
        + mark(isWithinNoise)
    }
  }

  private static func mark(_ isWithinNoise: Bool) -> String {
    isWithinNoise ? " \(TableNotes.noiseMark)" : ""
  }
}
