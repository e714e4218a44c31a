/// The certificates of one campaign on one subject: a whole one, or its shards.
struct CertificateGroup {
  /// The certificates, by the number of their shard.
  let certificates: [Certificate]

  /// The campaign's name.
  var campaign: String { certificates[0].manifest.study }

  /// The implementation that was judged.
  var subject: String { certificates[0].subject }

  /// The number of shards of which the campaign consists.
  var shardCount: Int { Shard(parsing: certificates[0].shard)?.count ?? 1 }

  /// Certificates by campaign, subject and number of shards, in the order of their first.
  static func groups(_ certificates: [Certificate]) -> [CertificateGroup] {
    var order: [String] = []
    var members: [String: [Certificate]] = [:]
    for certificate in certificates {
      let count = certificate.shard.split(separator: "/").last ?? "1"
      let key = "\(certificate.manifest.study)\n\(certificate.subject)\n\(count)"
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(certificate)
    }
    func index(_ certificate: Certificate) -> Int { Shard(parsing: certificate.shard)?.index ?? 0 }
    return order.compactMap { members[$0] }.map { list in
      CertificateGroup(certificates: list.sorted { index($0) < index($1) })
    }
  }

  /// The number of cases of all shards that are there.
  var cases: UInt64 { certificates.reduce(0) { $0 + $1.cases } }

  /// The number of wrong results of all shards that are there.
  var mismatches: UInt64 { certificates.reduce(0) { $0 + $1.mismatches } }

  /// The number of operations in formats.
  var partCount: Int { certificates[0].parts.count }

  /// Whether the subject failed somewhere.
  var hasFailed: Bool { certificates.contains { $0.parts.contains { $0.failure != nil } } }

  /// The commits from which the shards were made, each once.
  var commits: [String] {
    var found: [String] = []
    for certificate in certificates {
      let environment = certificate.manifest.environment
      let text =
        String((environment.commit ?? "unknown").prefix(10))
        + (environment.dirty == true ? " (dirty)" : "")
      if !found.contains(text) { found.append(text) }
    }
    return found
  }

  /// The kinds of evidence, the strongest first.
  var evidence: String {
    let found = Set(certificates.flatMap { $0.parts.map(\.strength) })
    let names: [(Strength, String)] = [
      (.exhaustive, "exhaustive"), (.hardCases, "hard cases"), (.sampled, "sampled"),
    ]
    return names.filter { found.contains($0.0) }.map(\.1).joined(separator: ", ")
  }

  /// "complete" if the certificates together have every case of every part, each once; else what is
  /// missing.
  var completeness: String {
    let found = certificates.compactMap { Shard(parsing: $0.shard)?.index }
    let missing = (1...shardCount).filter { !found.contains($0) }
    if !missing.isEmpty {
      return "missing shards \(missing.map(String.init).joined(separator: ", "))"
    }
    if hasFailed { return "subject failed" }
    for index in 0..<partCount {
      if let gap = gap(index) { return gap }
    }
    return "complete"
  }

  /// What is wrong with the ranges of one part; nil if they are all its cases, each once.
  private func gap(_ index: Int) -> String? {
    var next: UInt64 = 0
    let total = certificates[0].parts[index].totalCases
    for certificate in certificates {
      guard index < certificate.parts.count, isSame(certificate.parts[index], index) else {
        return "shard \(certificate.shard) is of another campaign"
      }
      let part = certificate.parts[index]
      if part.firstCase != next {
        return "\(part.operation) \(part.format): cases \(next) to \(part.firstCase) differ"
      }
      next = part.nextCase
    }
    let name = certificates[0].parts[index]
    return next == total ? nil : "\(name.operation) \(name.format): \(next) of \(total) cases"
  }

  /// Whether a part is about the same operands as that of the first certificate.
  private func isSame(_ part: PartOutcome, _ index: Int) -> Bool {
    let other = certificates[0].parts[index]
    return part.operation == other.operation && part.format == other.format
      && part.source == other.source && part.strength == other.strength
      && part.seed == other.seed && part.totalCases == other.totalCases
      && certificates.allSatisfy { $0.parts.count == partCount }
  }
}
