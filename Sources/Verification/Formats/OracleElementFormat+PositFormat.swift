import PositArithmetic
import PositOracle

extension OracleElementFormat {
  /// The format that a text names: `posit(16,1)`, `posit32`.
  ///
  /// - Throws: `PositFormatError` for anything else.
  public init(parsing text: String) throws(PositFormatError) {
    self.init(try PositFormat(parsing: text))
  }

  /// The oracle's definition of a format of the library, by its parameters alone.
  public init(_ format: PositFormat) { self = .posit(n: format.n, es: format.es) }
}

extension PositFormat {
  /// The library's format of the same parameters; nil where it has none.
  public init?(_ format: OracleElementFormat) {
    guard let posit = format.posit, let found = try? PositFormat(n: posit.n, es: posit.es) else {
      return nil
    }
    self = found
  }
}
