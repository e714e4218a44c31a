import RunRecords

/// A directory of certificates, and of the states of campaigns that have not ended.
public struct CampaignFolder {
  /// What earlier results are worth.
  public enum Trust: Sendable {
    /// They hold where what was judged is known and the same.
    case whenSame
    /// They hold although the program or its files have changed or cannot be known, as long as the
    /// answers to fixed operands are the same.
    case always
    /// Everything is judged again.
    case never
  }

  /// How a campaign was run in the directory.
  public struct Run: Sendable {
    /// The outcome of every part.
    public let outcomes: [PartOutcome]
    /// The file of the certificate.
    public let path: String
    /// The number of parts that the certificate had, so that nobody judged them again.
    public let keptParts: Int
  }

  /// The directory.
  public let path: String

  private let trust: Trust
  private let note: (String) -> Void

  /// The directory at a path, which is created.
  ///
  /// - Parameters:
  ///   - path: the directory.
  ///   - trust: what earlier results are worth.
  ///   - note: told in a line what is judged again, and why.
  /// - Throws: `RecordError` if it cannot be created or written to.
  public init(_ path: String, trust: Trust, note: @escaping (String) -> Void) throws {
    self.path = path
    self.trust = trust
    self.note = note
    try AtomicWrite.createDirectory("\(path)/checkpoints")
  }

  /// Runs a campaign, as far as the certificate and the state of before do not hold, and writes its
  /// certificate.
  ///
  /// - Parameters:
  ///   - campaign: what to run.
  ///   - identities: what is judged.
  ///   - jobs: the number of threads.
  ///   - seconds: the time between two writings of the state.
  ///   - command: the command line, for the certificate.
  ///   - progress: told several times a second.
  /// - Returns: the outcomes, and where the certificate is.
  /// - Throws: `CampaignFolderError`, `RecordError`, `UnsuitableOperands`; nothing that was there is
  ///   lost then.
  public func run(
    _ campaign: Campaign, identities: SubjectIdentities, jobs: Int = 1, every seconds: Double = 5,
    command: [String], progress: (Campaign.Progress) -> Void = { _ in }
  ) throws -> Run {
    let certificatePath = "\(path)/\(campaign.fileName)"
    let stateName = "\(path)/checkpoints/\(campaign.fileName.dropLast(".json".count))"
    guard let lock = try RunLock.acquire(stateName + ".lock", patience: 1) else {
      throw CampaignFolderError(
        "another process runs the campaign of \(certificatePath)", exitStatus: 69)
    }
    return try withExtendedLifetime(lock) {
      let planned = try campaign.parts.map { part in
        PlannedPart(
          name: part.name, part: part, identity: try identities.identity(part.setting),
          probe: try identities.probe(part.setting))
      }
      let found = try certificate(certificatePath, campaign)
      var state = try CampaignState(stateName + ".state", campaign.shard)
      let earlier = try earlierResults(campaign, planned, found, &state)
      let names = planned.map(\.name)
      if earlier.kept.count == names.count, found?.names.count == names.count {
        try state.remove(all: names)
        return Run(
          outcomes: names.compactMap { earlier.kept[$0]?.outcome }, path: certificatePath,
          keptParts: names.count)
      }
      let outcomes = try campaign.run(jobs: jobs, from: earlier.known, every: seconds) {
        try state.save(entries($0, planned, earlier))
      } progress: {
        progress($0)
      }
      if let changed = try identities.changedFile() {
        try state.remove(all: names)
        throw CampaignFolderError(
          "\(changed) changed while it was judged: the results are of no use, and none was kept",
          exitStatus: 2)
      }
      let all = planned.indices.map { planned[$0].marked(outcomes[$0], earlier) }
      try Certificate(
        campaign, all, identities: planned.map { earlier.kept[$0.name]?.identity ?? $0.identity },
        environment: identities.environment, command: command
      ).write(to: certificatePath)
      try state.remove(all: names)
      return Run(outcomes: all, path: certificatePath, keptParts: earlier.kept.count)
    }
  }

  /// A part with what would be judged in it now.
  private struct PlannedPart {
    let name: String
    let part: CampaignPart
    let identity: SubjectIdentity
    let probe: String?

    /// An outcome with what was judged.
    func marked(_ outcome: PartOutcome, _ earlier: EarlierResults) -> PartOutcome {
      if let kept = earlier.kept[name] { return kept.outcome }
      var outcome = outcome
      outcome.identity = identity.id
      outcome.probe = probe
      return outcome
    }
  }

  /// What holds of earlier results, by the name of the part.
  private struct EarlierResults {
    /// Parts that the certificate has.
    var kept: [String: FoundCertificate.Entry] = [:]
    /// Outcomes to go on from, those of the certificate among them.
    var known: [String: PartOutcome] = [:]
  }

  /// The entries of the state: of parts that the certificate does not have.
  private func entries(
    _ outcomes: [PartOutcome], _ planned: [PlannedPart], _ earlier: EarlierResults
  ) -> [(name: String, identity: SubjectIdentity, outcome: PartOutcome)] {
    planned.indices.filter { earlier.kept[planned[$0].name] == nil }.map { place in
      let part = planned[place]
      return (part.name, part.identity, part.marked(outcomes[place], earlier))
    }
  }

  /// What still holds of the certificate and of the state; the rest is taken out of the state.
  private func earlierResults(
    _ campaign: Campaign, _ planned: [PlannedPart], _ found: FoundCertificate?,
    _ state: inout CampaignState
  ) throws -> EarlierResults {
    var reasons = Reasons(campaign.name, campaign.parts.count)
    var earlier = EarlierResults()
    for part in planned {
      guard let entry = found?.entries[part.name], entry.outcome.isClean else { continue }
      if let reason = reason(part, entry.identity, entry.outcome) {
        reasons.add("the certificate that is there", reason)
      } else {
        earlier.kept[part.name] = entry
        earlier.known[part.name] = entry.outcome
      }
    }
    for problem in state.problems { note(problem) }
    for part in planned where earlier.kept[part.name] == nil {
      guard let entry = state.entries[part.name] else { continue }
      if try part.part.source().count != entry.outcome.totalCases {
        reasons.add("the unfinished campaign", "its operands are others")
      } else if let reason = reason(part, entry.identity, entry.outcome) {
        reasons.add("the unfinished campaign", reason)
      } else {
        earlier.known[part.name] = entry.outcome
        continue
      }
      state.remove(part.name)
    }
    for line in reasons.lines { note(line) }
    return earlier
  }

  /// Why earlier results do not hold; nil if they do.
  private func reason(
    _ part: PlannedPart, _ earlier: SubjectIdentity, _ outcome: PartOutcome
  ) -> String? {
    if trust == .never { return "--again asks for it" }
    if trust == .whenSame, let difference = part.identity.difference(from: earlier) {
      return difference
    }
    if part.identity.subject != earlier.subject { return "it was another subject" }
    guard let probe = part.probe else { return "the subject does not answer fixed operands" }
    return probe == outcome.probe ? nil : "the subject's answers to fixed operands are others"
  }

  /// The certificate at a path as far as it can be used; nil where there is none.
  ///
  /// - Throws: `CampaignFolderError` for what would be lost if it were written over.
  private func certificate(_ path: String, _ campaign: Campaign) throws -> FoundCertificate? {
    guard FileBytes.exists(path) else { return nil }
    let bytes = try FileBytes.read(path)
    guard let value = try? JSONValue(parsing: bytes) else {
      if trust == .never { return nil }
      throw CampaignFolderError(
        "\(path) is not valid JSON: it is not written over; --again does, --name NAME writes "
          + "another file", exitStatus: 73)
    }
    if trust != .never { try refuseOther(path, value, campaign) }
    switch Certificate.reading(value, path: path) {
    case .failure(let error):
      note("\(error); the campaign is judged again")
      return nil
    case .success(let certificate):
      let found = FoundCertificate(certificate)
      if trust != .never { try refuseLoss(path, found, campaign) }
      return found
    }
  }

  /// Refuses to write over a file that is no certificate, or is about another subject.
  private func refuseOther(_ path: String, _ value: JSONValue, _ campaign: Campaign) throws {
    guard Certificate.isCertificate(value) else {
      throw CampaignFolderError(
        "\(path) is no certificate: it is not written over; --name NAME writes another file",
        exitStatus: 73)
    }
    let subject = value["subject"]?.string ?? "unknown"
    let plan = value["manifest"]?["specification"]?["plan"]?.string
    let isSamePlan = campaign.plan != nil && (plan == nil || plan == campaign.plan)
    guard isSamePlan || subject == campaign.subject.name else {
      throw CampaignFolderError(
        "\(path) is the certificate of another subject, '\(subject)': --again writes over it, "
          + "--name NAME writes another file", exitStatus: 73)
    }
  }

  /// Refuses to write over parts that the campaign does not have.
  private func refuseLoss(
    _ path: String, _ found: FoundCertificate, _ campaign: Campaign
  ) throws {
    let names = Set(campaign.parts.map(\.name))
    let lost = found.names.filter { !names.contains($0) }
    guard let first = lost.first else { return }
    if let plan = campaign.plan, plan == found.certificate.plan {
      return note(
        "\(path): \(lost.count) parts are no longer in the plan, such as '\(first)'")
    }
    throw CampaignFolderError(
      "\(path) is the certificate of another campaign, with '\(first)': --again writes over it, "
        + "--name NAME writes another file", exitStatus: 73)
  }
}

/// Why a campaign is not run, or its results not kept.
public struct CampaignFolderError: Error, CustomStringConvertible {
  /// One message that names the file.
  public let description: String

  /// The exit status that a command ends with.
  public let exitStatus: Int32

  init(_ description: String, exitStatus: Int32) {
    self.description = description
    self.exitStatus = exitStatus
  }
}

/// A certificate whose parts are found by their names.
private struct FoundCertificate {
  let certificate: Certificate
  let entries: [String: Entry]

  /// A part with what was judged in it.
  struct Entry {
    let identity: SubjectIdentity
    let outcome: PartOutcome
  }

  init(_ certificate: Certificate) {
    self.certificate = certificate
    var entries: [String: Entry] = [:]
    for part in certificate.parts {
      guard let name = try? part.part().name, let id = part.identity,
        let identity = certificate.identities[id]
      else { continue }
      entries[name] = Entry(identity: identity, outcome: part)
    }
    self.entries = entries
  }

  var names: [String] { entries.keys.sorted() }
}

/// Why parts are judged again, each reason once.
private struct Reasons {
  private let campaign: String
  private let total: Int
  private var order: [String] = []
  private var counts: [String: Int] = [:]

  init(_ campaign: String, _ total: Int) {
    self.campaign = campaign
    self.total = total
  }

  mutating func add(_ place: String, _ reason: String) {
    let text = "do not hold of \(place): \(reason)"
    if counts[text] == nil { order.append(text) }
    counts[text, default: 0] += 1
  }

  var lines: [String] {
    order.map { "\(campaign): judged again: \(counts[$0] ?? 0) of \(total) parts \($0)" }
  }
}

extension PartOutcome {
  /// Whether it was gone through to its end without a wrong result.
  var isClean: Bool { mismatches == 0 && failure == nil }
}
