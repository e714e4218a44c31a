/// How the lines of a figure are told apart: by colour, by point and by dashes, so that neither
/// colour-blind readers nor black-and-white prints lose one.
struct SeriesStyle: Hashable, Sendable {
  /// The colour, as hexadecimal red, green and blue.
  let colour: String
  /// gnuplot's number of the point; nil for a line without points.
  let point: Int?
  /// gnuplot's number of the dashes.
  let dash: Int

  /// The baseline's style.
  static let baseline = SeriesStyle(colour: "000000", point: nil, dash: 2)
  /// The style of what has no result.
  static let absent = SeriesStyle(colour: "A00000", point: 2, dash: 1)

  /// Styles in the order they are given out.
  ///
  /// The colours are those of Okabe and Ito (2008), with a grey in place of the yellow that is hard to
  /// see on white paper.
  static let palette: [SeriesStyle] = [
    .init(colour: "0072B2", point: 7, dash: 1), .init(colour: "D55E00", point: 5, dash: 1),
    .init(colour: "009E73", point: 9, dash: 1), .init(colour: "E69F00", point: 11, dash: 1),
    .init(colour: "56B4E9", point: 13, dash: 4), .init(colour: "CC79A7", point: 15, dash: 4),
    .init(colour: "808080", point: 3, dash: 4),
  ]

  /// The style of the series at a place; those beyond the palette begin again.
  static func at(_ place: Int) -> SeriesStyle { palette[place % palette.count] }

  /// The style with a hollow point: for what stands beside the lines.
  var hollow: SeriesStyle {
    let hollows = [7: 6, 5: 4, 9: 8, 11: 10, 13: 12, 15: 14]
    return SeriesStyle(colour: colour, point: point.map { hollows[$0] ?? $0 }, dash: 1)
  }

  /// The kind of line, as gnuplot calls it.
  var kind: String { point == nil ? "lines" : "linespoints" }
  /// Colour and dashes, as gnuplot reads them.
  var lineOptions: String { "lc rgb '#\(colour)' dt \(dash)" }
  /// Colour and point, as gnuplot reads them.
  var pointOptions: String { "lc rgb '#\(colour)'" + (point.map { " pt \($0) lw 1.3" } ?? "") }
  /// Colour, dashes and point, as gnuplot reads them.
  var options: String { lineOptions + (point.map { " pt \($0)" } ?? "") }
}
