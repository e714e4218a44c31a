import PositOracle
import Testing

@testable import PositJudge
@testable import Verification

/// The two judges give one verdict, whatever the result: operands made to come close to a boundary,
/// listed and random ones of the formats of long campaigns.
@Suite struct IntegerJudgeHardCaseTests {
  static let formats = [(16, 1), (16, 2), (32, 2), (64, 2)]

  @Test(arguments: formats)
  func everyOperation(n: Int, es: Int) throws {
    for setting in TwoJudges.settings(n, es, from: n == 32 ? (64, 2) : (32, 2)) {
      var judges = try #require(TwoJudges(setting))
      let hard = try OperandSource(setting, .hardCases, seed: 5)
      let sampled = try OperandSource(setting, .sampled, samples: 200, seed: 6)
      var batch = hard.emptyBatch
      // Steps through constructed operands and the combinations of listed patterns.
      let listed = hard.count - OperandSource.drawnCount
      for index in stride(from: 0, to: listed, by: Int(listed / 200 + 1)) {
        hard.append(index..<index + 1, to: &batch)
      }
      hard.append(hard.count - 200..<hard.count, to: &batch)
      sampled.append(0..<200, to: &batch)
      judges.compare(batch)
      #expect(
        judges.disagreements.isEmpty,
        "\(judges.disagreements.count) disagreements, first \(judges.disagreements.prefix(3))")
      let limit = setting.operation.operands.contains(.exponent) ? judges.compared / 10 : 0
      #expect(judges.undecided <= limit, "\(setting): \(judges.undecided) undecided")
    }
  }

  /// Formats whose sums are too wide have no integer judge, and the campaign falls back.
  @Test func wideExponentsHaveNone() throws {
    #expect(IntegerJudge(Setting(.add, .posit(n: 64, es: 4))) == nil)
    #expect(IntegerJudge(Setting(.add, .posit64)) != nil)
  }
}
