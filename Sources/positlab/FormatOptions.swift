import ArgumentParser
import PositArithmetic
import PositOracle
import Quantization
import Verification

/// Texts that name a format of single numbers, read for several commands.
enum FormatOptions {
  /// The format of a text: a posit of up to 64 bits, or any element format that a study knows.
  ///
  /// The texts are read by the one parser of studies; what a name means is for the oracle to say.
  ///
  /// - Throws: an error of usage that says what is allowed.
  static func format(_ text: String) throws -> OracleElementFormat {
    let compact = text.filter { !$0.isWhitespace }.lowercased()
    if compact.hasPrefix("posit"), compact.split(separator: ",").count != 3 {
      do {
        let posit = try PositFormat(parsing: text)
        return .posit(n: posit.n, es: posit.es)
      } catch { throw usageFailure("\(error)") }
    }
    let format: NumberFormat
    do { format = try NumberFormat(parsing: text) } catch { throw usageFailure("\(error)") }
    guard format.block == nil else {
      throw usageFailure(
        "'\(format)' is a format of blocks, whose values share a scale: this command takes formats of "
          + "single numbers. Its elements are \(format.element)")
    }
    guard let named = OracleElementFormat(named: format.element.description) else {
      throw usageFailure("the oracle has no definition of '\(format.element)'")
    }
    return named
  }
}

extension OracleRounding: @retroactive ExpressibleByArgument {
  /// Reads `nearest` or `towardZero`.
  public init?(argument: String) {
    switch argument {
    case "nearest": self = .nearestEven
    case "towardZero": self = .towardZero
    default: return nil
    }
  }

  /// The allowed values.
  public static var allValueStrings: [String] { ["nearest", "towardZero"] }
}

extension OracleOverflow: @retroactive ExpressibleByArgument {
  /// Reads `nonFinite` or `saturate`.
  public init?(argument: String) {
    switch argument {
    case "nonFinite": self = .nonFinite
    case "saturate": self = .saturate
    default: return nil
    }
  }

  /// The allowed values.
  public static var allValueStrings: [String] { ["nonFinite", "saturate"] }
}
