import PositArithmetic
import PositOracle

/// A text that names one format, or a range of posits: `posit(16,1)`, `float8(e4m3)`, `posit(2-8,0-3)`.
public enum FormatRange {
  /// The formats of a text, narrow ones first.
  ///
  /// - Throws: `FormatTextError` for anything else than a format or a range.
  public static func formats(_ text: String) throws(FormatTextError) -> [OracleElementFormat] {
    let compact = text.filter { !$0.isWhitespace }.lowercased()
    guard compact.hasPrefix("posit("), compact.hasSuffix(")"), compact.contains("-") else {
      return [try OracleElementFormat(parsing: text)]
    }
    let arguments = compact.dropFirst(6).dropLast()
      .split(separator: ",", omittingEmptySubsequences: false)
    guard arguments.count == 2, let widths = range(arguments[0]), let sizes = range(arguments[1])
    else { throw FormatTextError("\(PositFormatError.malformed(text))") }
    var formats: [OracleElementFormat] = []
    for n in widths {
      for es in sizes {
        do { formats.append(.init(try PositFormat(n: n, es: es))) } catch {
          throw FormatTextError("\(error)")
        }
      }
    }
    return formats
  }

  private static func range(_ text: Substring) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = ends.first, let low = first else { return nil }
    if ends.count == 1 { return low...low }
    guard ends.count == 2, let high = ends[1], low <= high else { return nil }
    return low...high
  }
}
