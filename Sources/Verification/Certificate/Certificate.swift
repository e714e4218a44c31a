import PositOracle
import RunRecords

/// What a campaign has proved: subject, operations, operands, counts, versions.
public struct Certificate: Codable, Sendable {
  /// Who made it, with what, from which commit.
  public let manifest: Manifest

  /// The implementation that was judged.
  public let subject: String

  /// Which shard of the operands it covers, `i/n`.
  public let shard: String

  /// The number of cases.
  public let cases: UInt64

  /// The number of wrong results.
  public let mismatches: UInt64

  /// The outcome of every operation and format.
  public let parts: [PartOutcome]

  /// The certificate of a campaign that has ended.
  public init(_ campaign: Campaign, _ outcomes: [PartOutcome], command: [String]) throws {
    let specification: JSONValue = .object([
      "campaign": .string(campaign.name), "subject": .string(campaign.subject.name),
      "identity": .string(campaign.identity),
    ])
    manifest = Manifest(
      kind: .verificationCampaign, run: RunID(specification: specification),
      study: campaign.name, specification: specification, resolved: .object([:]),
      seed: campaign.parts.first { $0.strength != .exhaustive }.map { Int($0.seed) },
      dataChecksums: [:],
      environment: .current(libraries: OracleVersions.libraries), command: command)
    subject = campaign.subject.name
    shard = campaign.shard.description
    cases = outcomes.reduce(0) { $0 + $1.cases }
    mismatches = outcomes.reduce(0) { $0 + $1.mismatches }
    parts = outcomes
  }

  /// Writes the certificate atomically.
  ///
  /// - Throws: `RecordError`.
  public func write(to path: String) throws {
    try AtomicWrite.write(JSONValue(encoding: self).indentedText + "\n", to: path)
  }

  /// Reads a certificate.
  ///
  /// - Throws: `RecordError`, `JSONTextError`.
  public static func read(_ path: String) throws -> Certificate {
    try FileBytes.readJSON(path).decoded(as: Certificate.self)
  }

  /// Whether every part was gone through to its end without a wrong result.
  public var isClean: Bool {
    mismatches == 0 && parts.allSatisfy { $0.failure == nil }
  }
}
