import PositJudge
import PositOracle
import RunRecords
import Testing

@testable import Verification

/// Stochastic rounding as a subject of campaigns.
@Suite struct StochasticCampaignSampledTests {
  private static func part(
    _ format: OracleElementFormat, overflow: OracleOverflow = .nonFinite, blocks: UInt64 = 8
  ) -> CampaignPart {
    let setting = Setting(
      .fromFloat(.binary32), format, rounding: ResultRounding(.stochastic, overflow: overflow))
    return CampaignPart(setting, .draws, samples: blocks * StochasticDraws.block, seed: 2)
  }

  @Test(arguments: [
    OracleElementFormat.float8e4m3, .float8e5m2, .float16, .bfloat16, .posit8,
    .posit(n: 8, es: 0, regimeLimit: nil), .posit16, .posit(n: 8, es: 2, regimeLimit: 6),
  ])
  func theQuantizerIsRight(format: OracleElementFormat) throws {
    for overflow in [OracleOverflow.nonFinite, .saturate] {
      let outcome = try ElementSubjectExhaustiveTests.outcome(
        QuantizerSubject(), Self.part(format, overflow: overflow))
      #expect(outcome.mismatches == 0, "\(outcome.classes)")
      let sums = try #require(outcome.stochastic)
      #expect(sums.numbers > 80 && sums.variance > 0 && sums.standardDeviations.magnitude < 8)
    }
  }

  @Test(arguments: PlantedBug.stochastic.map(\.name))
  func everyBugIsCaught(name: String) throws {
    let bug = try #require(PlantedBug.stochastic.first { $0.name == name })
    let finding = try PlantedBugHunt.hunt(bug)
    #expect(finding.caughtAfter != nil && !finding.example.isEmpty, "\(finding.line)")
  }

  /// Draws of six bits are right at each number as far as can be seen, and wrong in sum.
  @Test func aSmallBiasShowsInSumAlone() throws {
    let bug = try #require(PlantedBug.stochastic.first { $0.name == "draws-six-bits" })
    let outcome = try ElementSubjectExhaustiveTests.outcome(MutantSubject(bug), bug.part)
    #expect(outcome.classes.map(\.name) == ["biased: the upper neighbour comes too seldom in all"])
    #expect(outcome.mismatches == 1)
  }

  /// Outcomes do not depend on the number of threads; those of shards add up to that of the whole.
  @Test func jobsAndShardsDoNotMatter() throws {
    func outcomes(_ shard: Shard, jobs: Int) throws -> PartOutcome {
      let campaign = Campaign(
        name: "draws", parts: [Self.part(.float8e4m3)], shard: shard, subject: QuantizerSubject())
      return try #require(try campaign.run(jobs: jobs).first)
    }
    let whole = try outcomes(.whole, jobs: 1)
    #expect(try outcomes(.whole, jobs: 3) == whole)
    let halves = try (1...3).map { try outcomes(#require(Shard(parsing: "\($0)/3")), jobs: 1) }
    #expect(halves.reduce(0) { $0 + $1.cases } == whole.cases)
    #expect(halves.allSatisfy { $0.firstCase % StochasticDraws.block == 0 })
    let digests = halves.compactMap(\.digestValue).reduce(0, &+)
    #expect(digests == whole.digestValue)
    #expect(
      halves.reduce(0) { $0 + ($1.stochastic?.deviation ?? 0) } == whole.stochastic?.deviation)
  }
}
