/// What the lines and points of a figure mean.
///
/// Drawn as labels at fixed places and not as gnuplot's own key, whose columns differ between SVG, PDF
/// and PNG.
struct FigureLegend {
  /// One entry.
  struct Entry: Hashable {
    /// What it means.
    let title: String
    /// What the sample looks like.
    let style: SeriesStyle
    /// Whether the sample has a line.
    var hasLine = true
  }

  /// The entries, from left to right and then downwards.
  let entries: [Entry]

  private static let sampleWidth = 44.0
  private static let columnGap = 26.0

  /// The height in lines.
  var rows: Int { entries.isEmpty ? 0 : (entries.count + columns - 1) / columns }

  private var columnWidth: Double {
    // Letters are about 0.54 of the font's size wide in the sans-serif fonts that are met.
    let longest = Double(entries.map(\.title.count).max() ?? 0)
    return Self.sampleWidth + 10 + 0.54 * FigureScript.fontSize * longest + Self.columnGap
  }

  private var columns: Int {
    let fitting = Int((FigureScript.width + Self.columnGap - 10) / columnWidth)
    let most = max(1, min(entries.count, fitting))
    // No more columns than the rows need, so that the last row is not nearly empty.
    let rows = (entries.count + most - 1) / most
    return rows == 0 ? 1 : (entries.count + rows - 1) / rows
  }

  /// The gnuplot commands.
  ///
  /// - Parameters:
  ///   - top: pixels from the page's lower edge to the legend's upper edge.
  ///   - page: the page's height in pixels.
  /// - Returns: commands that set labels and arrows from number 10 on.
  func commands(top: Double, page: Double) -> [String] {
    let left = max(5, (FigureScript.width + Self.columnGap - Double(columns) * columnWidth) / 2)
    return entries.enumerated().flatMap { place, entry in
      let x = left + Double(place % columns) * columnWidth
      let y = top - (Double(place / columns) + 0.5) * FigureScript.lineHeight
      let height = FigureScript.fraction(y, of: page)
      func across(_ pixels: Double) -> String {
        "screen \(FigureScript.fraction(x + pixels, of: FigureScript.width)), screen \(height)"
      }
      var commands: [String] = []
      if entry.hasLine {
        commands.append(
          "set arrow \(10 + place) from \(across(0)) to \(across(Self.sampleWidth)) nohead "
            + entry.style.lineOptions)
      }
      let point = entry.style.point == nil ? "" : " point \(entry.style.pointOptions)"
      commands.append(
        "set label \(10 + 2 * place) '' at \(across(Self.sampleWidth / 2))\(point)")
      commands.append(
        "set label \(11 + 2 * place) \(FigureScript.quoted(entry.title)) at "
          + "\(across(Self.sampleWidth + 10)) left")
      return commands
    }
  }
}
