/// Tables in LaTeX, with the rules of the package booktabs.
enum LaTeXTable {
  /// A floating table: caption with the notes, label, rows.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - study: the study's name, for the label `tab:<study>:<table>`.
  ///   - notes: what the caption says after the title and before the table's own notes.
  /// - Returns: an environment `table`.
  static func text(_ table: Table, study: String, notes: [String]) -> String {
    let caption = ([table.title + "."] + notes + table.notes).map(LaTeXText.escaped)
    let alignment = table.columns.map { $0.isNumeric ? "r" : "l" }.joined()
    var text = "\\begin{table}\n  \\centering\n"
    text += "  \\caption{" + caption.joined(separator: " ") + "}\n"
    text += "  \\label{tab:\(label(study)):\(label(table.name))}\n"
    text += "  \\begin{tabular}{\(alignment)}\n    \\toprule\n"
    text += row(table.columns.map { LaTeXText.escaped($0.heading) })
    text += "    \\midrule\n"
    for cells in table.rows { text += row(cells.map(cell)) }
    return text + "    \\bottomrule\n  \\end{tabular}\n\\end{table}\n"
  }

  /// Labels are compared by their characters: whatever is special in LaTeX becomes a hyphen.
  private static func label(_ text: String) -> String {
    String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }

  /// A first cell that begins with `[` would be an argument of the rule or the `\\` before it.
  private static func row(_ cells: [String]) -> String {
    let first = cells.first.map { $0.hasPrefix("[") ? "{}" + $0 : $0 }
    return "    " + ((first.map { [$0] } ?? []) + cells.dropFirst()).joined(separator: " & ")
      + " \\\\\n"
  }

  private static func cell(_ cell: TableCell) -> String {
    switch cell {
    case .text(let text): LaTeXText.escaped(text)
    case .absent: "--"
    case .number(let value, let decimals, let signed, let isWithinNoise):
      "$" + DecimalText.fixed(value, decimals: decimals, signed: signed) + mark(isWithinNoise) + "$"
    case .interval(let interval, let decimals):
      "$[" + DecimalText.fixed(interval.lowerBound, decimals: decimals, signed: true) + ", "
        + DecimalText.fixed(interval.upperBound, decimals: decimals, signed: true) + "]$"
    case .spread(let mean, let deviation, let decimals, let isWithinNoise):
      "$" + DecimalText.fixed(mean, decimals: decimals)
        + (deviation.map { " \\pm " + DecimalText.fixed($0, decimals: decimals) } ?? "")
        + mark(isWithinNoise) + "$"
    }
  }

  private static func mark(_ isWithinNoise: Bool) -> String {
    isWithinNoise ? "\\,{\\approx}" : ""
  }
}
