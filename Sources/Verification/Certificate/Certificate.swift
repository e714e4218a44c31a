import PositOracle
import RunRecords

/// What a campaign has proved: subject, operations, operands, counts, versions.
///
/// In its file it is sealed, and it is believed only if the seal fits and its numbers fit one another.
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

  /// What was judged in the parts, by the name that they refer to.
  public let identities: [String: SubjectIdentity]

  /// The outcome of every operation and format.
  public let parts: [PartOutcome]

  /// The certificate of a campaign that has ended.
  ///
  /// - Parameters:
  ///   - campaign: what was run.
  ///   - outcomes: what it found, in the order of its parts.
  ///   - identities: what was judged in each part, in that order.
  ///   - environment: the machine and the software.
  ///   - command: the command line.
  public init(
    _ campaign: Campaign, _ outcomes: [PartOutcome], identities: [SubjectIdentity],
    environment: RunEnvironment, command: [String]
  ) {
    var specification: [String: JSONValue] = [
      "campaign": .string(campaign.name), "subject": .string(campaign.subject.name),
      "shard": .string(campaign.shard.description),
      "parts": .array(campaign.parts.map { .string($0.name) }),
    ]
    if let plan = campaign.plan { specification["plan"] = .string(plan) }
    let files = identities.flatMap(\.files).map { ($0.path, $0.sha256) }
    manifest = Manifest(
      kind: .verificationCampaign, run: RunID(specification: .object(specification)),
      study: campaign.name, specification: .object(specification), resolved: .object([:]),
      seed: campaign.parts.first { $0.strength != .exhaustive }.map { Int($0.seed) },
      dataChecksums: Dictionary(files) { first, _ in first },
      environment: environment, command: command)
    subject = campaign.subject.name
    shard = campaign.shard.description
    cases = outcomes.reduce(0) { $0 + $1.cases }
    mismatches = outcomes.reduce(0) { $0 + $1.mismatches }
    self.identities = Dictionary(identities.map { ($0.id, $0) }) { first, _ in first }
    parts = zip(outcomes, identities).map { outcome, identity in
      var outcome = outcome
      outcome.identity = identity.id
      return outcome
    }
  }

  /// The plan that the campaign was; nil for parts that were chosen one by one.
  var plan: String? { manifest.specification["plan"]?.string }

  /// Whether every part was gone through to its end without a wrong result.
  public var isClean: Bool {
    mismatches == 0 && parts.allSatisfy { $0.failure == nil }
  }
}

extension Certificate {
  /// The text of the sealed file.
  func sealedText() throws(JSONTextError) -> String {
    try JSONValue(encoding: self).sealed().indentedText
  }

  /// Writes the sealed certificate atomically.
  ///
  /// - Throws: `RecordError`.
  public func write(to path: String) throws {
    try AtomicWrite.write(sealedText(), to: path)
  }

  /// Reads a certificate and holds it against its seal and itself.
  ///
  /// - Throws: `RecordError` that names the file, if it cannot be read, has no seal or another one,
  ///   or says what cannot be.
  public static func read(_ path: String) throws(RecordError) -> Certificate {
    try reading(FileBytes.readJSON(path), path: path).get()
  }

  /// The certificate of a sealed JSON value, or why it is none.
  static func reading(_ value: JSONValue, path: String) -> Result<Certificate, RecordError> {
    func failure(_ cause: String) -> Result<Certificate, RecordError> {
      .failure(RecordError(.malformed, path: path, cause: cause))
    }
    if value[JSONValue.sealKey] == nil, Certificate.isCertificate(value) {
      return failure("it has no seal: made by an older version; make it again")
    }
    do {
      let certificate = try value.unsealed(path: path).decoded(as: Certificate.self)
      if let problem = certificate.problem { return failure("it is inconsistent: \(problem)") }
      return .success(certificate)
    } catch let error as RecordError {
      return .failure(error)
    } catch {
      return failure("it is no certificate: \(error)")
    }
  }

  /// Whether a JSON value is a certificate, of whatever version, intact or not.
  static func isCertificate(_ value: JSONValue) -> Bool {
    value["manifest"]?["kind"]?.string == Manifest.Kind.verificationCampaign.rawValue
  }

  /// What cannot be in a certificate; nil if all fits.
  private var problem: String? {
    guard manifest.kind == .verificationCampaign else { return "its manifest is of another kind" }
    guard let shard = Shard(parsing: shard) else { return "'\(shard)' is no shard" }
    var names: Set<String> = []
    var (cases, mismatches): (UInt64, UInt64) = (0, 0)
    for part in parts {
      if let problem = part.problem(shard, isEnded: true) {
        return "\(part.title): \(problem)"
      }
      guard let name = try? part.part().name, names.insert(name).inserted else {
        return "\(part.title) is there twice"
      }
      guard let id = part.identity, identities[id]?.id == id else {
        return "\(part.title): what was judged is not stated"
      }
      cases += part.cases
      mismatches += part.mismatches
    }
    if parts.isEmpty { return "it has no parts" }
    if cases != self.cases { return "its cases are not the sum of its parts" }
    if mismatches != self.mismatches { return "its mismatches are not the sum of its parts" }
    return nil
  }
}
