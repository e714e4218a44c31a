import Foundation
import RunRecords

/// The file that a killed campaign goes on from: one sealed line for every part that was begun.
///
/// Parts are found by their names. A line that is damaged is named, and its part begins again; the
/// others do not depend on it.
struct CampaignState {
  /// How far a part was, and what was judged.
  struct Entry: Codable, Hashable {
    var version = 1
    let shard: String
    let identity: SubjectIdentity
    let outcome: PartOutcome
  }

  /// The file.
  let path: String

  /// The shard that is run.
  let shard: Shard

  /// Entries by the name of their part.
  private(set) var entries: [String: Entry] = [:]

  /// What is wrong with lines of the file, a sentence each.
  private(set) var problems: [String] = []

  private var lines: [String: String] = [:]

  /// The state in a file, empty if there is none.
  ///
  /// - Throws: `RecordError` for a file that is there and cannot be read.
  init(_ path: String, _ shard: Shard) throws {
    self.path = path
    self.shard = shard
    guard FileBytes.exists(path) else { return }
    let text = try FileBytes.read(path)
    for (number, line) in text.split(separator: 0x0A, omittingEmptySubsequences: true).enumerated()
    {
      do {
        let entry = try entry(Array(line))
        let name = try entry.outcome.part().name
        if entries[name] != nil { throw damaged("its part was there before") }
        entries[name] = entry
        lines[name] = String(decoding: line, as: UTF8.self)
      } catch {
        let cause = (error as? RecordError)?.cause ?? "\(error)"
        problems.append("line \(number + 1) of \(path): \(cause); its part begins again")
      }
    }
  }

  private func damaged(_ cause: String) -> RecordError {
    RecordError(.malformed, path: path, cause: cause)
  }

  private func entry(_ line: [UInt8]) throws -> Entry {
    let sealed: JSONValue
    do { sealed = try JSONValue(parsing: line) } catch { throw damaged("it is no JSON") }
    let entry = try sealed.unsealed(path: path).decoded(as: Entry.self)
    guard entry.version == 1 else { throw damaged("it is of another version") }
    guard entry.shard == shard.description else { throw damaged("it is of another shard") }
    if let problem = entry.outcome.problem(shard, isEnded: false) { throw damaged(problem) }
    return entry
  }

  /// Forgets a part.
  mutating func remove(_ name: String) {
    entries[name] = nil
    lines[name] = nil
  }

  /// Puts in how far parts are, each with what is judged in it, and writes the file atomically.
  ///
  /// - Throws: `RecordError`.
  mutating func save(_ parts: [(name: String, identity: SubjectIdentity, outcome: PartOutcome)])
    throws
  {
    var isChanged = false
    for part in parts where part.outcome.cases > 0 {
      let entry = Entry(
        shard: shard.description, identity: part.identity, outcome: part.outcome)
      if entries[part.name] == entry { continue }
      isChanged = true
      entries[part.name] = entry
      lines[part.name] = try JSONValue(encoding: entry).sealed().canonicalText
    }
    if isChanged { try write() }
  }

  /// Takes parts out that have their certificate; the file goes away with the last one.
  mutating func remove(all names: [String]) throws {
    for name in names { remove(name) }
    if lines.isEmpty { unlink(path) } else { try write() }
  }

  private func write() throws {
    let text = lines.keys.sorted().compactMap { lines[$0] }.joined(separator: "\n")
    try AtomicWrite.write(text + "\n", to: path)
  }
}
