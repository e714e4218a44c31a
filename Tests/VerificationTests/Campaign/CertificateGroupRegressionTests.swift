import RunRecords
import Testing

@testable import PositJudge
@testable import Verification

/// The shards of a campaign are one row of the table, which says whether they are all operands.
@Suite struct CertificateGroupRegressionTests {
  private func certificate(
    _ shard: String, name: String = "shards", samples: UInt64 = 1000
  ) throws -> Certificate {
    let parts = [
      CampaignPart(Setting(.add, .posit8), .exhaustive),
      CampaignPart(Setting(.add, .posit16), .sampled, samples: samples, seed: 1),
    ]
    let campaign = Campaign(
      name: name, parts: parts, shard: try #require(Shard(parsing: shard)),
      subject: LibrarySubject())
    return try madeCertificate(of: campaign)
  }

  private func group(_ certificates: [Certificate]) throws -> CertificateGroup {
    let groups = CertificateGroup.groups(certificates)
    try #require(groups.count == 1)
    return groups[0]
  }

  @Test func allShardsAreComplete() throws {
    let group = try group(["3/3", "1/3", "2/3"].map { try certificate($0) })
    #expect(group.completeness == "complete")
    #expect(group.cases == 65536 + 1000)
    #expect(group.mismatches == 0)
    let table = CertificateTable.markdown(group.certificates)
    #expect(
      table.contains("| exhaustive, sampled | 3 of 3 | 2 | 66,536 | >= 65,869 | 0 | complete |"),
      "\(table)")
  }

  @Test func missingShardsAreNamed() throws {
    let group = try group(["1/4", "4/4"].map { try certificate($0) })
    #expect(group.completeness == "missing shards 2, 3")
  }

  @Test func shardsOfOtherOperandsDoNotFit() throws {
    let group = try group([certificate("1/2"), certificate("2/2", samples: 2000)])
    #expect(group.completeness == "add posit(16,2) sampled is not in every shard")
  }

  @Test func aShardThatIsThereTwiceIsNamed() throws {
    let group = try group(["1/2", "1/2", "2/2"].map { try certificate($0) })
    #expect(group.completeness == "shard 1/2 is there twice")
  }

  @Test func campaignsAndShardCountsAreApart() throws {
    let groups = try CertificateGroup.groups([
      certificate("1/1"), certificate("1/2"), certificate("2/2"),
      certificate("1/1", name: "other"),
    ])
    #expect(groups.map(\.completeness) == ["complete", "complete", "complete"])
    #expect(groups.map { $0.certificates.count } == [1, 2, 1])
  }
}
