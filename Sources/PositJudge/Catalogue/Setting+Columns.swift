import PositOracle

extension Setting {
  /// The names of the columns of a line of operands: `x`, `y`, `z`, `n`, `quire`, or `x0 y0 x1 ...`.
  public func columnNames(rowWidth: Int) -> [String] {
    if operation.operands == [.pairs] {
      return (0..<rowWidth).map { ($0 % 2 == 0 ? "x" : "y") + "\($0 / 2)" }
    }
    var numbers = ["x", "y", "z"][...]
    var quires = ["quire", "quire2"][...]
    return operation.operands.map { kind in
      switch kind {
      case .exponent: "n"
      case .quire: quires.removeFirst()
      default: numbers.removeFirst()
      }
    }
  }

  /// The widths in bits of the columns of a line of operands; nil where they are decimal text.
  public func columnWidths(rowWidth: Int) -> [Int]? {
    if operation.operands == [.pairs] {
      return Array(repeating: format.width, count: rowWidth)
    }
    var widths: [Int] = []
    for kind in operation.operands {
      switch kind {
      case .posit: widths.append(format.width)
      case .sourcePosit: widths.append(source.width)
      case .exponent: widths.append(64)
      case .integer(let type): widths.append(type.width)
      case .ieee(let type): widths.append(type.width)
      case .quire: widths.append(OracleQuire.bits(of: oracle))
      case .decimal, .pairs: return nil
      }
    }
    return widths
  }

  /// The width in bits of a result; nil where it is decimal text.
  public var resultColumnWidth: Int? {
    switch operation.result {
    case .posit: format.width
    case .boolean: 1
    case .integer(let type): type.width
    case .ieee(let type): type.width
    case .quire: OracleQuire.bits(of: oracle)
    case .exactDecimal, .shortestDecimal: nil
    }
  }
}
