import Foundation
import TestSupport
import Testing

/// Campaigns that are cut into shards, killed and gone on with, and what their certificates say.
@Suite(.serialized) struct VerifyCampaignRegressionTests {
  private struct Certificate: Decodable {
    struct Part: Decodable, Equatable {
      let operation: String
      let format: String
      let totalCases: UInt64
      let firstCase: UInt64
      let nextCase: UInt64
      let mismatches: UInt64
      let digest: String
    }

    let subject: String
    let shard: String
    let cases: UInt64
    let mismatches: UInt64
    let parts: [Part]

    init(_ path: String) throws {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      self = try JSONDecoder().decode(Self.self, from: data)
    }
  }

  private static func campaign(
    _ folder: TemporaryDirectory, _ more: [String], samples: Int, output: String = "certificates"
  ) -> [String] {
    ["verify", "--operation", "add,fma", "--format", "posit(32,2)", "--samples", "\(samples)"]
      + ["--seed", "11", "--output", "\(folder.path)/\(output)", "--name", "campaign"] + more
  }

  /// The number of cases that a checkpoint has behind it; 0 without one.
  private static func casesDone(_ checkpoint: String) -> UInt64 {
    struct Line: Decodable {
      struct Outcome: Decodable {
        let firstCase: UInt64
        let nextCase: UInt64
      }
      let outcome: Outcome
    }
    let data = FileManager.default.contents(atPath: checkpoint) ?? Data()
    return data.split(separator: 0x0A).reduce(0) { sum, line in
      guard let state = try? JSONDecoder().decode(Line.self, from: Data(line)) else { return sum }
      return sum + state.outcome.nextCase - state.outcome.firstCase
    }
  }

  @Test func shardsPartitionTheCases() throws {
    let folder = try TemporaryDirectory()
    var covered: [Range<UInt64>] = []
    for index in 1...3 {
      let result = try ProgramUnderTest.run(
        Self.campaign(folder, ["--shard", "\(index)/3"], samples: 10_000), in: folder.path)
      #expect(result.exitStatus == 0, "\(result)")
      let certificate = try Certificate(
        folder.path + "/certificates/campaign.shard-\(index)-of-3.json")
      #expect(certificate.shard == "\(index)/3")
      #expect(certificate.parts.map(\.operation) == ["add", "fma"])
      #expect(certificate.parts.allSatisfy { $0.totalCases == 10_000 })
      covered.append(certificate.parts[1].firstCase..<certificate.parts[1].nextCase)
    }
    #expect(covered.first?.lowerBound == 0)
    #expect(covered.last?.upperBound == 10_000)
    #expect(zip(covered, covered.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
  }

  /// A campaign killed in the middle goes on where its checkpoint is, to the same digests.
  @Test func aKilledCampaignGoesOn() throws {
    let folder = try TemporaryDirectory()
    let samples = 3_000_000
    let unbroken = try ProgramUnderTest.run(
      Self.campaign(folder, [], samples: samples, output: "unbroken"), in: folder.path)
    #expect(unbroken.exitStatus == 0, "\(unbroken)")
    let checkpoint = folder.path + "/certificates/checkpoints/campaign.state"
    var kills = 0
    for _ in 0..<3 {
      let before = Self.casesDone(checkpoint)
      let running = try SpawnedProgram(
        Self.campaign(folder, ["--checkpoint-seconds", "0.05"], samples: samples))
      var first = before
      while running.isRunning, first == before {
        Thread.sleep(forTimeInterval: 0.005)
        first = Self.casesDone(checkpoint)
      }
      // Begun anew, its first checkpoint would be behind the last one of the run before.
      #expect(first >= before, "went on from \(before) cases with \(first)")
      while running.isRunning, Self.casesDone(checkpoint) < before + 1_000_000 {
        Thread.sleep(forTimeInterval: 0.005)
      }
      running.send(SIGKILL)
      if running.wait() == -SIGKILL { kills += 1 }
    }
    #expect(kills >= 2, "only \(kills) kills: draw more samples")
    let resumed = try ProgramUnderTest.run(
      Self.campaign(folder, [], samples: samples), in: folder.path)
    #expect(resumed.exitStatus == 0, "\(resumed)")
    let one = try Certificate(folder.path + "/unbroken/campaign.json")
    let other = try Certificate(folder.path + "/certificates/campaign.json")
    #expect(one.parts == other.parts, "after \(kills) kills")
    #expect(other.cases == UInt64(2 * samples) && other.mismatches == 0)
    #expect(!FileManager.default.fileExists(atPath: checkpoint))
    // With its certificate there, the campaign is not run again.
    let again = try ProgramUnderTest.run(
      Self.campaign(folder, [], samples: samples), in: folder.path)
    #expect(again.output.contains("certificate is there"), "\(again)")
  }

  /// Equal implementations have equal digests, and a wrong one another.
  @Test func theDigestTellsImplementationsApart() throws {
    let folder = try TemporaryDirectory()
    let bin = URL(fileURLWithPath: ProgramUnderTest.path).deletingLastPathComponent().path
    var digests: [String] = []
    for (name, subject) in [
      ("own", nil), ("right", "'\(bin)/wrong-posit' none {operation} {n} {es}"),
      ("wrong", "'\(bin)/wrong-posit' tiesAway {operation} {n} {es}"),
    ] {
      let result = try ProgramUnderTest.run(
        ["verify", "--operation", "mul", "--format", "posit(8,1)", "--exhaustive"]
          + ["--output", "certificates", "--name", name]
          + (subject.map { ["--subject", $0] } ?? []), in: folder.path)
      #expect(result.exitStatus == (name == "wrong" ? 1 : 0), "\(result)")
      let certificate = try Certificate(folder.path + "/certificates/\(name).json")
      #expect(certificate.parts[0].nextCase == 65_536)
      #expect((certificate.mismatches > 0) == (name == "wrong"))
      digests.append(certificate.parts[0].digest)
    }
    #expect(digests[0] == digests[1] && digests[1] != digests[2], "\(digests)")
  }
}
