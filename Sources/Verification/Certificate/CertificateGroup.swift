import RunRecords

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
  var partCount: Int { certificates.map(\.parts.count).max() ?? 0 }

  /// The number of different operands, summed over parts; of shards of operands that may repeat it is
  /// the number of the shard that has most, and then a bound.
  var distinct: (count: UInt64, isExact: Bool) {
    var sum: UInt64 = 0
    var isExact = true
    for parts in partsByName.values {
      let counts = parts.map { $0.distinct?.count ?? 0 }
      if parts.allSatisfy({ $0.strength == .exhaustive }) {
        sum += counts.reduce(0, +)
      } else {
        sum += counts.max() ?? 0
        if parts.count > 1 { isExact = false }
      }
      if !parts.allSatisfy({ $0.distinct?.isExact ?? false }) { isExact = false }
    }
    return (sum, isExact)
  }

  /// The outcomes of all shards, in their order, by the name of their part.
  private var partsByName: [String: [PartOutcome]] {
    var found: [String: [PartOutcome]] = [:]
    for part in certificates.flatMap(\.parts) {
      found[(try? part.part().name) ?? part.title, default: []].append(part)
    }
    return found
  }

  /// Whether the subject failed somewhere.
  var hasFailed: Bool { certificates.contains { $0.parts.contains { $0.failure != nil } } }

  /// The commits from which the judging programs were built, each once.
  var commits: [String] {
    var found: [String] = []
    for certificate in certificates {
      for part in certificate.parts {
        let identity = part.identity.flatMap { certificate.identities[$0] }
        let text = SubjectIdentity.text(identity?.commit, identity?.dirty)
        if !found.contains(text) { found.append(text) }
      }
    }
    return found
  }

  /// The kinds of evidence, the strongest first.
  var evidence: String {
    let found = Set(certificates.flatMap { $0.parts.map(\.strength) })
    let names: [(Strength, String)] = [
      (.exhaustive, "exhaustive"), (.hardCases, "hard cases"), (.sampled, "sampled"),
      (.draws, "draws"),
    ]
    return names.filter { found.contains($0.0) }.map(\.1).joined(separator: ", ")
  }

  /// "complete" if the certificates together have every case of every part, each once; else what is
  /// missing.
  var completeness: String {
    let found = certificates.compactMap { Shard(parsing: $0.shard)?.index }
    if let twice = found.first(where: { index in found.count { $0 == index } > 1 }) {
      return "shard \(twice)/\(shardCount) is there twice"
    }
    let missing = (1...shardCount).filter { !found.contains($0) }
    if !missing.isEmpty {
      return "missing shards \(missing.map(String.init).joined(separator: ", "))"
    }
    if hasFailed { return "subject failed" }
    let total = partsByName
    for name in total.keys.sorted() {
      if let gap = gap(total[name] ?? []) { return gap }
    }
    return "complete"
  }

  /// What is wrong with the ranges of one part; nil if they are all its cases, each once.
  private func gap(_ shards: [PartOutcome]) -> String? {
    guard let first = shards.first else { return nil }
    if shards.count != certificates.count || shards.contains(where: { !isSame($0, first) }) {
      return "\(first.title) is not in every shard"
    }
    var next: UInt64 = 0
    for part in shards {
      if part.firstCase != next {
        return "\(part.operation) \(part.format): cases \(next) to \(part.firstCase) differ"
      }
      next = part.nextCase
    }
    return next == first.totalCases
      ? nil : "\(first.operation) \(first.format): \(next) of \(first.totalCases) cases"
  }

  /// Whether two outcomes are about shards of the same operands.
  private func isSame(_ part: PartOutcome, _ other: PartOutcome) -> Bool {
    part.totalCases == other.totalCases
  }
}
