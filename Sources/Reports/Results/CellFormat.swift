import Quantization
import RunRecords

/// The number format of a planned cell, as its specification says; labels are for readers only.
struct CellFormat: Hashable, Sendable {
  /// The format of the weights that passes read.
  let format: NumberFormat
  /// Whether weights, activations, errors or weight gradients have another one somewhere.
  ///
  /// Master weights and optimiser state, which no pass reads, do not count.
  let isMixed: Bool

  /// The width of an element in bits.
  var bits: Int { format.bits }

  /// The exponent size where one ordinary posit format is everywhere; nil for rivals and mixtures.
  var es: Int? {
    guard !isMixed, format.block == nil, let shape = format.element.positShape,
      shape.regimeLimit == nil
    else { return nil }
    return shape.es
  }

  /// One format everywhere.
  init(_ format: NumberFormat, isMixed: Bool = false) {
    self.format = format
    self.isMixed = isMixed
  }

  /// The format of a cell; nil where its specification names none that this program knows.
  init?(of cell: StudyPlan.Cell) {
    guard let precision = cell.specification["precision"]?.object,
      let standard = Self.format(precision["default"])
    else { return nil }
    let classes = ["weight", "activation", "error", "weightGradient"]
    let formats = classes.map { Self.format(precision[$0]) ?? standard }
    let ofLayers = (precision["layers"]?.object ?? [:]).values.flatMap { scope in
      (["default"] + classes).compactMap { Self.format(scope[$0]) }
    }
    self.init(formats[0], isMixed: (formats + ofLayers).contains { $0 != formats[0] })
  }

  private static func format(_ rule: JSONValue?) -> NumberFormat? {
    rule?["format"]?.string.flatMap { try? NumberFormat(parsing: $0) }
  }
}
