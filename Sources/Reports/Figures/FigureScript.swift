/// The gnuplot script of a figure: legend above, one panel or two with a common horizontal axis.
///
/// All places are given in pixels of a page 640 wide that becomes a text column of 3.4 inches, so that
/// legend, panels and labels can be given room before gnuplot runs.
struct FigureScript {
  /// One panel: the vertical range and what is drawn in it.
  struct Panel {
    /// What the vertical axis shows.
    let range: ClosedRange<Double>
    /// The height in pixels.
    let height: Int
    /// gnuplot's plot elements; titles make the legend.
    let elements: [String]
  }

  /// The name of the figure's files.
  let name: String
  /// The command that makes it.
  let madeBy: String
  /// A line above the legend; empty for none.
  let title: String
  /// The titles in the legend, to give it room.
  let legend: [String]
  /// The name of the horizontal axis.
  let horizontalTitle: String
  /// What the horizontal axis shows.
  let horizontalRange: ClosedRange<Double>
  /// What `set xtics` is told.
  let horizontalTics: String
  /// The name of the vertical axis.
  let verticalTitle: String
  /// From top to bottom; the legend is made by the last.
  let panels: [Panel]

  private static let width = 640
  private static let fontSize = 20
  private static let lineHeight = 27
  private static let gap = 24

  /// A text between gnuplot's single quotes.
  static func quoted(_ text: String) -> String {
    "'" + String(text.map { $0.isNewline ? " " : $0 }).replacing("'", with: "''") + "'"
  }

  /// The script.
  var text: String {
    let top = Self.lineHeight * (legendRows + (title.isEmpty ? 0 : 1)) + 26
    let bottom = 70
    let height =
      top + panels.map(\.height).reduce(0, +) + Self.gap * (panels.count - 1) + bottom
    var lines = head(height: height)
    if !title.isEmpty {
      lines.append(
        "  set label 1 \(Self.quoted(title)) at screen 0.5, screen "
          + "\(fraction(height - Self.lineHeight / 2 - 4, of: height)) center")
    }
    lines.append(
      "  set label 2 \(Self.quoted(verticalTitle)) at screen 0.028, screen "
        + "\(fraction(bottom + (height - top - bottom) / 2, of: height)) center rotate by 90")
    var upper = height - top
    for (index, panel) in panels.enumerated() {
      let isLast = index == panels.count - 1
      lines.append("  set tmargin at screen \(fraction(upper, of: height))")
      lines.append("  set bmargin at screen \(fraction(upper - panel.height, of: height))")
      upper -= panel.height + Self.gap
      lines.append("  set yrange [\(panel.range.lowerBound):\(panel.range.upperBound)]")
      lines.append(isLast ? "  set format x '%g'" : "  set format x ''")
      if isLast {
        let place = height - 6 - (title.isEmpty ? 0 : Self.lineHeight)
        lines.append("  set xlabel \(Self.quoted(horizontalTitle))")
        lines.append(
          "  set key at screen 0.55, screen \(fraction(place, of: height)) center top horizontal "
            + "maxcols \(legendColumns) Left reverse samplen 2 width 1")
      } else {
        lines.append("  unset key")
      }
      lines.append("  plot " + panel.elements.joined(separator: ", \\\n    "))
      lines.append("  unset label 1; unset label 2")
    }
    lines += ["  unset multiplot", "  unset output", "}"]
    return lines.joined(separator: "\n") + "\n"
  }

  private func head(height: Int) -> [String] {
    let inches = 3.4 * Double(height) / Double(Self.width)
    let size = DecimalText.fixed(inches, decimals: 2)
    return [
      "# made by: \(madeBy)",
      "# Draws \(name).svg and \(name).pdf from \(name).dat: gnuplot \(name).gp",
      "# PNG too: gnuplot -e \"kinds='svg pdf png'\" \(name).gp",
      "if (!exists('kinds')) kinds = 'svg pdf'",
      "numbers = '\(name).dat'",
      "set encoding utf8",
      "do for [kind in kinds] {",
      "  if (kind eq 'svg') {",
      "    set terminal svg noenhanced size \(Self.width),\(height) dynamic "
        + "font 'Helvetica,\(Self.fontSize)' linewidth 1.6 background 'white'",
      "  }",
      "  if (kind eq 'pdf') {",
      "    set terminal pdfcairo noenhanced size 3.4in,\(size)in font 'Helvetica,7.5' linewidth 1.5",
      "  }",
      "  if (kind eq 'png') {",
      "    set terminal pngcairo noenhanced size \(2 * Self.width),\(2 * height) "
        + "font 'Helvetica,30' linewidth 3.2 background 'white'",
      "  }",
      "  set output '\(name).'.kind",
      "  reset",
      "  set multiplot",
      "  set lmargin at screen 0.14",
      "  set rmargin at screen 0.97",
      "  set border 3 lc rgb '#404040'",
      "  set tics nomirror out scale 0.6",
      "  set grid ytics lc rgb '#D8D8D8' dt 1 lw 0.5",
      "  set clip two",
      "  set bars 0.5",
      "  set xrange [\(horizontalRange.lowerBound):\(horizontalRange.upperBound)]",
      "  set xtics \(horizontalTics)",
    ]
  }

  private var legendColumns: Int {
    let longest = legend.map(\.count).max() ?? 0
    // A title takes about 0.5 of the font's size a character, the sample before it about 4 characters.
    let column = Double(Self.fontSize) * (0.5 * Double(longest) + 3.2)
    return max(1, min(legend.count, Int(Double(Self.width - 30) / column)))
  }

  private var legendRows: Int { (legend.count + legendColumns - 1) / max(1, legendColumns) }

  private func fraction(_ pixels: Int, of height: Int) -> String {
    DecimalText.fixed(Double(pixels) / Double(height), decimals: 4)
  }
}
