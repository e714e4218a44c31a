import ArgumentParser
import Foundation
import PositJudge
import PositOracle
import Verification

/// The options that name an operation and its formats, read for several commands.
enum SettingOptions {
  /// The largest number of lines of --latency.
  static let longestLatency = 1_000_000

  /// The setting that the options name.
  static func setting(
    operation: String?, format: String?, from: String?, _ rounding: RoundingOptions
  ) throws -> Setting {
    guard let operation else { throw usageFailure("--operation is missing") }
    guard let format else { throw usageFailure("--format is missing, such as 'posit(16,1)'") }
    do {
      let named = try Operation.named(operation)
      let source = try from.map { try OracleElementFormat(parsing: $0) }
      let target = try OracleElementFormat(parsing: format)
      let setting = Setting(
        named, target, from: source, rounding: try rounding.rounding(in: target))
      if let problem = setting.problem { throw usageFailure(problem) }
      if setting.isConversion && from == nil {
        throw usageFailure("'\(named.name)' needs --from, the format that it starts from")
      }
      if !setting.isConversion && from != nil {
        throw usageFailure("--from belongs to 'convert', not to '\(named.name)'")
      }
      return setting
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw usageFailure("\(error)")
    }
  }
}

/// This project's own implementations, by what they are asked for.
enum OwnSubject {
  /// The arithmetic that has a setting: that of posits; of other formats and roundings, ElementArithmetic; the
  /// quantiser for results that are drawn.
  static func subject(_ setting: Setting) -> any Subject {
    if setting.isStandard { return LibrarySubject() }
    return setting.rounding.direction == .stochastic ? QuantizerSubject() : ElementSubject()
  }
}

/// The table of operations for help.
enum OperationListing {
  /// One line an operation: name, columns, result, section of the standard, who computes it.
  static var text: String {
    let rows = Operation.all.map { operation in
      let library = LibrarySubject().supports(Setting(operation, .posit16))
      return [
        operation.name,
        operation.operands.map(\.summary).joined(separator: ", ") + " -> "
          + operation.result.summary,
        operation.standardName.map { "standard: \($0)" } ?? "extension",
        (library ? "library, oracle" : "oracle")
          + (operation.elementRule == nil ? "" : "; every element format"),
      ]
    }
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths + [0])
        .map { $0.padding(toLength: max($0.count, $1), withPad: " ", startingAt: 0) }
        .joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
