import PositJudge
import PositOracle
import Testing

@testable import Verification

/// The library's arithmetic in the 8-bit formats, all operands: all pairs of + - * /, all triples of fma,
/// all conversions; and the quantiser's bulk kernels on constructed float32 numbers of every format.
@Suite struct ElementSubjectExhaustiveTests {
  static let roundings = [
    ResultRounding.usual, ResultRounding(.towardZero), ResultRounding(overflow: .saturate),
    ResultRounding(.towardZero, overflow: .saturate),
  ]

  static func outcome(
    _ subject: any Subject, _ part: CampaignPart, quickThreshold: UInt64 = QuickJudge.usualThreshold
  ) throws -> PartOutcome {
    let runner = try PartRunner(part, subject: subject, quickThreshold: quickThreshold)
    var outcome = runner.start(.whole)
    try runner.run(&outcome, .whole) { _ in true }
    return outcome
  }

  /// To nearest by the oracle's rationals, the other roundings by the judge in integers, which is held to it.
  @Test(arguments: [OracleElementFormat.float8e4m3, .float8e5m2], roundings)
  func allPairs(format: OracleElementFormat, rounding: ResultRounding) throws {
    for operation in [Operation.add, .sub, .mul, .div, .sqrt] {
      let setting = Setting(operation, format, rounding: rounding)
      let outcome = try Self.outcome(
        ElementSubject(), CampaignPart(setting, .exhaustive),
        quickThreshold: rounding == .usual ? .max : 0)
      #expect(outcome.cases == UInt64(1) << UInt64(8 * operation.operands.count))
      #expect(outcome.mismatches == 0, "\(outcome.classes)")
    }
  }

  @Test(arguments: [OracleElementFormat.float8e4m3, .float8e5m2])
  func allTriples(format: OracleElementFormat) throws {
    let setting = Setting(.fma, format)
    let outcome = try Self.outcome(ElementSubject(), CampaignPart(setting, .exhaustive))
    #expect(outcome.cases == 1 << 24 && outcome.mismatches == 0, "\(outcome.classes)")
    #expect(outcome.judge.hasPrefix("exact integers"), "\(outcome.judge)")
  }

  @Test(arguments: [
    OracleElementFormat.float8e4m3, .float8e5m2, .float16, .bfloat16,
    .float(exponentBits: 2, fractionBits: 1, specials: .none), .posit(n: 8, es: 2, regimeLimit: 6),
  ])
  func conversions(format: OracleElementFormat) throws {
    for other in [OracleElementFormat.float8e4m3, .float16, .posit8, .posit16] {
      let outcome = try Self.outcome(
        ElementSubject(), CampaignPart(Setting(.convert, format, from: other), .exhaustive))
      #expect(outcome.cases > 0 && outcome.mismatches == 0, "\(outcome.classes)")
    }
    for type in [IEEEFormat.binary16, .binary32, .binary64] {
      for rounding in Self.roundings {
        let setting = Setting(.toFloat(type), format, rounding: rounding)
        let outcome = try Self.outcome(ElementSubject(), CampaignPart(setting, .exhaustive))
        #expect(outcome.cases > 0 && outcome.mismatches == 0, "\(outcome.classes)")
      }
    }
  }

  @Test(arguments: [
    OracleElementFormat.float8e4m3, .float8e5m2, .float16, .bfloat16, .binary32,
    .float(exponentBits: 2, fractionBits: 1, specials: .none), .posit(n: 8, es: 2, regimeLimit: 6),
    .posit8, .posit16,
  ])
  func theQuantizerAtEveryBoundary(format: OracleElementFormat) throws {
    for rounding in Self.roundings {
      let setting = Setting(.fromFloat(.binary32), format, rounding: rounding)
      // float32 lets every bit pass, infinities too.
      if format == .binary32, rounding.overflow == .saturate { continue }
      let outcome = try Self.outcome(
        QuantizerSubject(), CampaignPart(setting, .hardCases, seed: 5), quickThreshold: 0)
      #expect(outcome.cases > 1 << 16 && outcome.mismatches == 0, "\(outcome.classes)")
    }
  }

  /// What the oracle gives passes, in every operation that element formats have, by both judges.
  @Test(arguments: [OracleElementFormat.float8e4m3, .float16, .posit(n: 16, es: 2, regimeLimit: 6)])
  func whatTheOracleGivesPasses(format: OracleElementFormat) throws {
    for operation in Operation.all where operation.elementRule != nil {
      let source = operation == .convert ? OracleElementFormat.bfloat16 : nil
      let setting = Setting(operation, format, from: source)
      for threshold in [0, UInt64.max] {
        let part = CampaignPart(setting, .sampled, samples: 500, seed: 8)
        let outcome = try Self.outcome(OracleSubject(), part, quickThreshold: threshold)
        #expect(outcome.cases == 500 && outcome.mismatches == 0, "\(outcome.classes)")
      }
    }
  }
}
