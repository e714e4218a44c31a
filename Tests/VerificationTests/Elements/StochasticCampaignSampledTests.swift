import PositJudge
import PositOracle
import Quantization
import Randomness
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

  /// Draws of nine bits are right at nearly every number as far as can be seen, and wrong in sum.
  @Test func aSmallBiasShowsInSum() throws {
    let outcome = try ElementSubjectExhaustiveTests.outcome(
      CoarseDraws(), Self.part(.float8e4m3, blocks: 1 << 8))
    let bias = "biased: the upper neighbour comes too seldom in all"
    #expect(outcome.classes.last?.name == bias && outcome.mismatches < 10, "\(outcome.classes)")
  }

  /// Outcomes do not depend on the number of threads; those of shards add up to that of the whole.
  @Test func jobsAndShardsDoNotMatter() throws {
    func outcomes(_ shard: Shard, jobs: Int) throws -> PartOutcome {
      let campaign = Campaign(
        name: "draws", parts: [Self.part(.float8e4m3)], shard: shard, subject: QuantizerSubject())
      return try #require(try campaign.run(jobs: jobs).first)
    }
    let whole = try outcomes(.whole, jobs: 1)
    let distinct = try #require(whole.distinct)
    #expect(distinct.isExact && (100...128).contains(distinct.count), "\(distinct)")
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

/// The quantiser with nine random bits a draw, and ones in the place of the others.
private struct CoarseDraws: Subject {
  let name = "nine random bits"

  func supports(_ setting: Setting) -> Bool { true }

  func results(_ batch: CaseBatch) throws -> ResultBatch {
    let quantizer = try Quantizer(
      format: .float8e4m3, rounding: .stochastic, overflow: .nonFinite)
    let stream = RandomStream(seed: 9)
    var results = ResultBatch(batch.setting)
    for index in 0..<batch.count {
      let word = stream.word(at: batch.firstCase + UInt64(index)) | 0x007F_FFFF
      let value = quantizer.quantized(
        Float(bitPattern: UInt32(batch.words[index])), randomWord: word)
      let pattern = ElementFormat.float8e4m3.pattern(of: Double(value))
      results.words.append(UInt64(pattern))
    }
    return results
  }
}
