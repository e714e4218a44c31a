/// The numbers of a figure in gnuplot's layout: blocks of lines, counted from 0.
struct NumberBlocks {
  private var blocks: [String] = []

  /// Adds a block.
  ///
  /// - Parameters:
  ///   - name: what it is about, written in a comment.
  ///   - columns: the names of the columns.
  ///   - rows: the numbers.
  /// - Returns: the number of the block, for `index`.
  mutating func add(_ name: String, columns: String, rows: [[Double]]) -> Int {
    let line = String(name.map { $0.isNewline ? " " : $0 })
    let lines = rows.map { $0.map(Self.text).joined(separator: " ") + "\n" }
    blocks.append("# block \(blocks.count): \(line)\n# \(columns)\n" + lines.joined())
    return blocks.count - 1
  }

  /// The whole file.
  func text(madeBy: String) -> String {
    "# made by: \(madeBy)\n" + blocks.joined(separator: "\n\n")
  }

  /// Six digits after the point, without the zeros at the end.
  private static func text(_ value: Double) -> String {
    var text = DecimalText.fixed(value, decimals: 6)
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
