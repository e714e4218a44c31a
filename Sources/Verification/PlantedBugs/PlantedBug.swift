import PositJudge
import PositOracle

/// A deliberate error in an otherwise right implementation: what campaigns must find.
public struct PlantedBug: Sendable {
  /// The name in the list.
  public let name: String

  /// What is wrong.
  public let summary: String

  /// The campaign that must find it.
  public let part: CampaignPart

  /// The wrong result of a case; its right one where the error does not show.
  let result: @Sendable (MutantCase) -> [UInt64]

  /// The error that a campaign must find.
  init(
    _ name: String, _ summary: String, _ part: CampaignPart,
    _ result: @escaping @Sendable (MutantCase) -> [UInt64]
  ) {
    self.name = name
    self.summary = summary
    self.part = part
    self.result = result
  }

  /// The error in an operation.
  ///
  /// It is looked for by going through all operands of posit(8,2), or, where that cannot be, by the
  /// hard cases of the format.
  init(
    _ name: String, _ summary: String, in operation: Operation, _ format: OracleFormat = .posit8,
    from source: OracleFormat? = nil, _ result: @escaping @Sendable (MutantCase) -> [UInt64]
  ) {
    let setting = Setting(
      operation, OracleElementFormat(format), from: source.map { OracleElementFormat($0) })
    let total = OperandSource.exhaustiveSize(setting) ?? .max
    self.init(
      name, summary,
      CampaignPart(setting, total <= 1 << 17 ? .exhaustive : .hardCases, seed: 1), result)
  }

  /// The error in an operation with a posit as its result.
  init(
    _ name: String, _ summary: String, of operation: Operation, _ format: OracleFormat = .posit8,
    from source: OracleFormat? = nil, _ word: @escaping @Sendable (MutantCase) -> UInt64
  ) {
    self.init(name, summary, in: operation, format, from: source) { [word($0)] }
  }
}
