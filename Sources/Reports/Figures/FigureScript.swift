import RunRecords

/// The gnuplot script of a figure: legend above, one panel or two with a common horizontal axis.
///
/// All places are given in pixels of a page 640 wide that becomes a text column of 3.4 inches, so that
/// legend, panels and labels have room whatever the terminal thinks of the width of letters.
struct FigureScript {
  /// One panel: the vertical range and what is drawn in it.
  struct Panel {
    /// What the vertical axis shows.
    let axis: VerticalPanels.Axis
    /// gnuplot's plot elements, without titles.
    let elements: [String]
  }

  /// The name of the figure's files.
  let name: String
  /// The command that makes it.
  let madeBy: String
  /// A line above the legend; empty for none.
  let title: String
  /// What lines and points mean.
  let legend: FigureLegend
  /// The name of the horizontal axis.
  let horizontalTitle: String
  /// What the horizontal axis shows.
  let horizontalRange: ClosedRange<Double>
  /// What `set xtics` is told.
  let horizontalTics: String
  /// The name of the vertical axis.
  let verticalTitle: String
  /// From top to bottom.
  let panels: [Panel]

  static let width = 640.0
  static let fontSize = 20.0
  static let lineHeight = 28.0
  private static let gap = 26.0
  private static let bottom = 78.0

  /// A text between gnuplot's single quotes.
  static func quoted(_ text: String) -> String {
    "'"
      + ShellWord.shown(String(text.map { $0.isNewline ? " " : $0 })).replacing("'", with: "''")
      + "'"
  }

  /// A place on the page as gnuplot's screen coordinate.
  static func fraction(_ pixels: Double, of whole: Double) -> String {
    DecimalText.fixed(pixels / whole, decimals: 4)
  }

  /// The script.
  var text: String {
    let head = Self.lineHeight * Double(legend.rows + (title.isEmpty ? 0 : 1)) + 24
    let heights = panels.map(\.axis.height).reduce(0, +) + Self.gap * Double(panels.count - 1)
    let page = head + heights + Self.bottom
    var lines = preamble(page: page)
    lines += texts(page: page, panelsMiddle: Self.bottom + heights / 2).map { "  " + $0 }
    var upper = page - head
    for (index, panel) in panels.enumerated() {
      let lower = upper - panel.axis.height
      lines += [
        "  set tmargin at screen \(Self.fraction(upper, of: page))",
        "  set bmargin at screen \(Self.fraction(lower, of: page))",
        "  set yrange [\(panel.axis.range.lowerBound):\(panel.axis.range.upperBound)]",
        "  set ytics \(panel.axis.step.map { "\($0)" } ?? "autofreq")",
        "  set format x \(index == panels.count - 1 ? "'%g'" : "''")",
        "  plot " + panel.elements.joined(separator: ", \\\n    "),
      ]
      if index == 0 { lines.append("  unset label; unset arrow") }
      upper = lower - Self.gap
    }
    lines += ["  unset multiplot", "  unset output", "}"]
    return lines.joined(separator: "\n") + "\n"
  }

  private func texts(page: Double, panelsMiddle: Double) -> [String] {
    let middle = "screen \(Self.fraction(Self.width * 0.565, of: Self.width))"
    var commands = [
      "set label 1 \(Self.quoted(verticalTitle)) at screen 0.028, screen "
        + "\(Self.fraction(panelsMiddle, of: page)) center rotate by 90",
      "set label 2 \(Self.quoted(horizontalTitle)) at \(middle), screen "
        + "\(Self.fraction(18, of: page)) center",
    ]
    var top = page - 6
    if !title.isEmpty {
      commands.append(
        "set label 3 \(Self.quoted(title)) at screen 0.5, screen "
          + "\(Self.fraction(top - Self.lineHeight / 2, of: page)) center")
      top -= Self.lineHeight
    }
    return commands + legend.commands(top: top, page: page)
  }

  private func preamble(page: Double) -> [String] {
    let inches = DecimalText.fixed(3.4 * page / Self.width, decimals: 2)
    let (width, height) = (Int(Self.width), Int(page))
    return [
      "# made by: \(madeBy)",
      "# Draws \(name).svg and \(name).pdf; PNG too: gnuplot -e \"kinds='svg pdf png'\" \(name).gp",
      "if (!exists('kinds')) kinds = 'svg pdf'",
      "numbers = '\(name).dat'",
      "set encoding utf8",
      "do for [kind in kinds] {",
      "  if (kind eq 'svg') {",
      "    set terminal svg noenhanced size \(width),\(height) dynamic font 'Helvetica,20' \\",
      "      linewidth 1.6 background 'white'",
      "  }",
      "  if (kind eq 'pdf') {",
      "    set terminal pdfcairo noenhanced size 3.4in,\(inches)in fontscale 1 font 'Helvetica,6' \\",
      "      linewidth 1.3 pointscale 0.7 dashlength 0.6",
      "  }",
      "  if (kind eq 'png') {",
      "    set terminal pngcairo noenhanced size \(2 * width),\(2 * height) font 'Helvetica,30' \\",
      "      linewidth 3.2 pointscale 2 dashlength 0.6 background 'white'",
      "  }",
      "  set output '\(name).'.kind",
      "  reset",
      "  set multiplot",
      "  unset key",
      "  set lmargin at screen 0.16",
      "  set rmargin at screen 0.97",
      "  set border 3 lc rgb '#404040'",
      "  set tics nomirror out scale 0.6",
      "  set grid ytics lc rgb '#D8D8D8' dt 1 lw 0.5",
      "  set clip two",
      "  set bars 0.5",
      "  set pointsize 0.8",
      "  set xrange [\(horizontalRange.lowerBound):\(horizontalRange.upperBound)]",
      "  set xtics \(horizontalTics) offset 0, kind eq 'svg' ? 0.4 : 0",
    ]
  }
}
