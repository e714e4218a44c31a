/// Rows in comma-separated values (RFC 4180), with line feeds and a comment line in front.
enum CSVText {
  /// A file: a line that begins with `# `, the head, the rows.
  ///
  /// Readers skip the first line: `comment="#"` in pandas, `comment.char = "#"` in R.
  static func text(comment: String, header: [String], rows: [[String]]) -> String {
    let line = String(comment.map { $0.isNewline ? " " : $0 })
    return "# \(line)\n"
      + ([header] + rows).map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  /// A field, in quotation marks where it has a character that would be read as something else.
  static func quoted(_ field: String) -> String {
    let isPlain =
      !field.hasPrefix(" ") && !field.hasSuffix(" ")
      && !field.contains { ",\"#".contains($0) || $0.isNewline }
    return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
