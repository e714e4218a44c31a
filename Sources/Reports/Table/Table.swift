/// A table as readers see it, before it is written in one of the languages of paper and web.
struct Table: Hashable, Sendable {
  /// A column.
  struct Column: Hashable, Sendable {
    /// What stands above it.
    let heading: String
    /// Whether its cells stand at the right, as numbers do.
    var isNumeric = true
  }

  /// A short name for references, unique in a report.
  let name: String
  /// The line above the table.
  let title: String
  /// What a reader has to know to read it.
  let notes: [String]
  /// The columns.
  let columns: [Column]
  /// The rows; each has a cell for every column.
  let rows: [[TableCell]]
}

/// What stands in one cell of a table.
enum TableCell: Hashable, Sendable {
  /// Words.
  case text(String)
  /// There is no number.
  case absent
  /// A number; `isWithinNoise` adds the mark for differences below the noise.
  case number(Double, decimals: Int, signed: Bool = false, isWithinNoise: Bool = false)
  /// Both ends of an interval.
  case interval(ClosedRange<Double>, decimals: Int)
  /// A mean, its standard deviation where there is one, and the mark for noise.
  case spread(Double, deviation: Double?, decimals: Int, isWithinNoise: Bool)
}
