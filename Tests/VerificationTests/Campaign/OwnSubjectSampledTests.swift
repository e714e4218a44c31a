import PositOracle
import Testing

@testable import PositJudge
@testable import Verification

/// The array operations and the quantiser as subjects of campaigns.
@Suite struct OwnSubjectSampledTests {
  /// Runs every setting that a subject has of these formats; the number of settings, and what is wrong.
  private static func judge(
    _ subject: any Subject, _ formats: [(Int, Int)]
  ) throws -> (settings: Int, bad: [String]) {
    var count = 0
    var bad: [String] = []
    for (n, es) in formats {
      let format = OracleElementFormat.posit(n: n, es: es)
      for setting in CampaignPlan.settings(Operation.all, [format], subject) {
        count += 1
        let part = CampaignPart(setting, .sampled, samples: 20_000, seed: 3)
        let runner = try PartRunner(part, subject: subject)
        var outcome = runner.start(.whole)
        try runner.run(&outcome, .whole) { _ in true }
        if outcome.cases != 20_000 { bad.append("\(setting): \(outcome.cases) cases") }
        bad += outcome.classes.flatMap(\.examples)
      }
    }
    return (count, bad)
  }

  @Test func arraysAreRight() throws {
    let (settings, bad) = try Self.judge(
      ArraySubject(), [(8, 0), (8, 2), (16, 1), (12, 3), (32, 2)])
    #expect(settings == 50)
    #expect(bad.isEmpty, "\(bad)")
  }

  @Test func theQuantizerIsRight() throws {
    let (settings, bad) = try Self.judge(
      QuantizerSubject(), [(8, 0), (8, 1), (8, 2), (16, 1), (16, 2), (5, 3), (32, 2)])
    // float32 does not hold posit(32,2).
    #expect(settings == 6)
    #expect(bad.isEmpty, "\(bad)")
  }
}
