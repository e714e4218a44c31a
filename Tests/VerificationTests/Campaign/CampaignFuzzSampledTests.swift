import Foundation
import RunRecords
import TestSupport
import Testing

@testable import PositJudge
@testable import Verification

/// States and certificates damaged in seeded ways: each damage is found or harmless, never silent.
@Suite struct CampaignFuzzSampledTests {
  /// Random numbers of a seed; what it draws is the same everywhere.
  private struct Damage {
    var random: CaseRandom

    init(_ index: Int) { random = CaseRandom(seed: 0xDA_4A6E, index: UInt64(index)) }

    /// Bytes with one damage of some kind, and its name.
    mutating func applied(to bytes: [UInt8]) -> (bytes: [UInt8], kind: String) {
      var bytes = bytes
      let place = random.below(bytes.count)
      switch random.below(7) {
      case 0:
        bytes[place] ^= 1 << UInt8(random.below(8))
        return (bytes, "bit flipped at \(place)")
      case 1:
        return (Array(bytes[..<place]), "cut off at \(place)")
      case 2:
        // A digit for a digit: the text stays JSON.
        let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
        let digit = random.element(Array(digits))
        bytes[digit] = 0x30 + (bytes[digit] - 0x30 + 1 + UInt8(random.below(9))) % 10
        return (bytes, "digit changed at \(digit)")
      case 3:
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let line = random.below(lines.count)
        lines.remove(at: line)
        return (Array(lines.joined(separator: [0x0A])), "line \(line) deleted")
      case 4:
        let length = min(1 + random.below(200), bytes.count - place)
        bytes.removeSubrange(place..<place + length)
        return (bytes, "\(length) bytes removed at \(place)")
      case 5:
        let length = min(1 + random.below(200), bytes.count - place)
        bytes.insert(contentsOf: bytes[place..<place + length], at: place)
        return (bytes, "\(length) bytes doubled at \(place)")
      default:
        // Two members change places: every number stays one that was there.
        let texts = bytes.split(separator: 0x2C, omittingEmptySubsequences: false)
        var parts = texts.map { Array($0) }
        let (one, other) = (random.below(parts.count), random.below(parts.count))
        parts.swapAt(one, other)
        return (Array(parts.joined(separator: [0x2C])), "members \(one) and \(other) swapped")
      }
    }
  }

  private static func campaign() throws -> Campaign {
    Campaign(name: "fuzz", parts: try smallParts(), shard: .whole, subject: SometimesWrong())
  }

  /// A state in which one part is done, one is half done and one not begun.
  @Test func aDamagedStateGivesTheUnbrokenResult() throws {
    let folder = try TestFolder()
    let campaign = try Self.campaign()
    let known = try identities(campaign.subject)
    let command = ["positlab"]
    let unbroken = try CampaignFolder(folder.path + "/unbroken", trust: .whenSame) { _ in }.run(
      campaign, identities: known, command: command
    ).outcomes
    #expect(unbroken.contains { $0.mismatches > 0 } && unbroken.contains { $0.mismatches == 0 })
    let path = folder.path + "/checkpoints/fuzz.state"
    try FileManager.default.createDirectory(
      atPath: folder.path + "/checkpoints", withIntermediateDirectories: true)
    var state = try CampaignState(path, .whole)
    var half = try PartRunner(campaign.parts[1], subject: campaign.subject).start(.whole)
    try PartRunner(campaign.parts[1], subject: campaign.subject).run(&half, .whole) { _ in false }
    #expect(half.cases == 4096)
    half.probe = unbroken[1].probe
    try state.save(
      zip(campaign.parts, [unbroken[0], half]).map {
        (name: $0.name, identity: try known.identity($0.setting), outcome: $1)
      })
    let whole = try FileBytes.read(path)
    var noticed = 0
    let count = samples(300)
    for index in 0..<count {
      var damage = Damage(index)
      let (bytes, kind) = damage.applied(to: whole)
      try AtomicWrite.write(bytes, to: path)
      var notes: [String] = []
      let run = try CampaignFolder(folder.path, trust: .whenSame) { notes.append($0) }.run(
        campaign, identities: known, command: command)
      #expect(run.outcomes == unbroken, "seed 0xDA4A6E, damage \(index): \(kind), \(notes)")
      if !notes.isEmpty { noticed += 1 }
      unlink(run.path)
    }
    #expect(noticed > count / 2, "only \(noticed) of \(count) were noticed")
  }

  @Test func aDamagedCertificateIsRefusedOrSaysTheSame() throws {
    let folder = try TestFolder()
    let path = folder.path + "/fuzz.json"
    let intact = try madeCertificate(of: Self.campaign())
    try intact.write(to: path)
    let whole = try FileBytes.read(path)
    let value = try JSONValue(encoding: intact)
    var refused = 0
    let count = samples(600)
    for index in 0..<count {
      var damage = Damage(1_000_000 + index)
      let (bytes, kind) = damage.applied(to: whole)
      try AtomicWrite.write(bytes, to: path)
      do {
        let read = try JSONValue(encoding: Certificate.read(path))
        #expect(read == value, "seed 0xDA4A6E, damage \(1_000_000 + index): \(kind)")
      } catch let error as RecordError {
        #expect(error.path == path)
        refused += 1
      }
    }
    #expect(refused > count / 2, "only \(refused) of \(count) were refused")
  }
}
