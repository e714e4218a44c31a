import PositOracle
import Testing

@testable import PositJudge
@testable import Verification

/// The two judges give one verdict, whatever the result: all operands of small formats.
@Suite struct IntegerJudgeExhaustiveTests {
  static let formats = [
    (2, 0), (3, 0), (4, 1), (5, 0), (5, 2), (5, 3), (6, 1), (6, 2), (4, 4), (8, 0),
  ]

  /// Every value and every boundary of formats up to 11 bits, against the reading of the definition.
  @Test(arguments: 2...11)
  func valuesAndBoundaries(n: Int) {
    for es in 0...4 {
      let oracle = OracleFormat(n: n, es: es)
      let reader = PositReader(n: n, es: es)
      for pattern in 0...oracle.mask where pattern != oracle.nar {
        expectEqual(reader.value(pattern), oracle.dyadic(pattern), "\(oracle) \(pattern)")
        guard pattern > 0 && pattern < oracle.maxPos else { continue }
        let interval = oracle.roundingInterval(pattern)
        expectEqual(reader.boundaryAbove(pattern), interval?.upper, "above \(pattern)")
        if pattern > 1 {
          expectEqual(reader.boundaryBelow(pattern), interval?.lower, "below \(pattern)")
        }
      }
    }
  }

  private func expectEqual(_ value: ScaledSignificand, _ right: Dyadic?, _ place: String) {
    guard let right else {
      Issue.record("\(place): the oracle has no number")
      return
    }
    let scaled = ScaledSignificand(
      isNegative: right.significand < 0, magnitude: right.significand.magnitude,
      exponent: right.exponent)
    let isEqual =
      value.isNegative == scaled.isNegative && value.significand == scaled.significand
      && (value.isZero || value.exponent == scaled.exponent)
    #expect(isEqual, "\(place): \(value)")
  }

  /// All operands where they are at most 2^12, else 150 of each kind of operands.
  @Test(arguments: formats)
  func everyOperation(n: Int, es: Int) throws {
    for setting in TwoJudges.settings(n, es, from: (6, 2)) {
      var judges = try #require(TwoJudges(setting))
      let size = OperandSource.exhaustiveSize(setting) ?? .max
      if size <= 1 << 12 {
        judges.compare(try batch(OperandSource(setting, .exhaustive), 0..<size))
      } else {
        let hard = try OperandSource(setting, .hardCases, seed: 3)
        judges.compare(batch(hard, hard.count - 150..<hard.count))
        judges.compare(try batch(OperandSource(setting, .sampled, samples: 150, seed: 4), 0..<150))
      }
      #expect(
        judges.disagreements.isEmpty,
        "\(judges.disagreements.count) disagreements, first \(judges.disagreements.prefix(3))")
      let limit = setting.operation.operands.contains(.exponent) ? judges.compared / 4 : 0
      #expect(judges.undecided <= limit, "\(setting): \(judges.undecided) undecided")
    }
  }

  private func batch(_ source: OperandSource, _ range: Range<UInt64>) -> CaseBatch {
    var batch = source.emptyBatch
    source.append(range, to: &batch)
    return batch
  }
}
