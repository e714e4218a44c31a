import PositArithmetic
import PositOracle
import Quantization

extension OracleElementFormat {
  /// The format of single numbers that a text names: `posit(16,1)`, `posit32`, and any element format that
  /// a study knows, `float8(e4m3)`, `float(4,3)`, `bposit(16,2,6)`.
  ///
  /// Texts are read by the parsers of posits and of studies; what a name means is for the oracle to say.
  ///
  /// - Throws: `FormatTextError` for anything else, formats of blocks among them.
  public init(parsing text: String) throws(FormatTextError) {
    let compact = text.filter { !$0.isWhitespace }.lowercased()
    if compact.hasPrefix("posit"), compact.split(separator: ",").count != 3 {
      do { self.init(try PositFormat(parsing: text)) } catch { throw FormatTextError("\(error)") }
      return
    }
    let format: NumberFormat
    do { format = try NumberFormat(parsing: text) } catch { throw FormatTextError("\(error)") }
    guard format.block == nil else {
      throw FormatTextError(
        "'\(format)' is a format of blocks, whose values share a scale; here stands one of single numbers, "
          + "such as that of its elements, \(format.element)")
    }
    guard let named = OracleElementFormat(named: format.element.description) else {
      throw FormatTextError("the oracle has no definition of '\(format.element)'")
    }
    self = named
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

/// A text that names no format of single numbers.
public struct FormatTextError: Error, CustomStringConvertible {
  /// The message, with what is allowed.
  public let description: String

  init(_ description: String) { self.description = description }
}
