import ArgumentParser
import PositJudge
import PositOracle

/// How results are rounded, for several commands.
struct RoundingOptions: ParsableArguments {
  @Option(
    help: """
      To nearest, toward zero or stochastically (fromFloat32 alone); posits go to nearest by the \
      standard, and toward zero by the quantiser.
      """)
  var rounding: ResultRounding.Direction = .nearest

  @Option(
    help: """
      Beyond the largest number of a floating-point format: nonFinite (infinity, or NaN where there is \
      none) or saturate.
      """)
  var overflow: OracleOverflow?

  /// The rounding of a format.
  ///
  /// - Throws: an error of usage where the format cannot overflow as it is asked to.
  func rounding(in format: OracleElementFormat) throws -> ResultRounding {
    if overflow == .nonFinite && format.alwaysSaturates {
      throw usageFailure(
        "\(format) always saturates: --overflow nonFinite belongs to formats with infinity or NaN")
    }
    return ResultRounding(rounding, overflow: overflow ?? .nonFinite)
  }

  /// What is chosen, for names of campaigns.
  var words: [String] {
    (rounding == .nearest ? [] : [rounding.rawValue]) + (overflow == .saturate ? ["saturate"] : [])
  }
}

extension ResultRounding.Direction: ExpressibleByArgument {}

extension OracleOverflow: ExpressibleByArgument {
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
