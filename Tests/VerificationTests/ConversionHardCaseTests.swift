import PositArithmetic
import PositOracle
import Testing

/// Every boundary of (16,1) and (16,2), and a structured part of those of (32,2), with the floats
/// one and two ulps to either side.
@Suite struct ConversionHardCaseTests {
  /// Every one of the 2 * 65536 values and boundaries of each format.
  @Test(arguments: [1, 2])
  func everyBoundaryOf16Bits(es: Int) throws {
    let format = OracleFormat(n: 16, es: es)
    let bad = ConversionCheck(format: format).differences(
      ConversionExhaustiveTests.library(try PositFormat(n: 16, es: es)),
      at: ConversionPoints.valuesAndBoundaries(format))
    #expect(bad.isEmpty, "\(bad.count) wrong, first \(bad.prefix(3))")
  }

  /// At (32,2): for every regime length, every pattern that differs from its first or last one in
  /// at most two bits, and the 65 patterns at either end of the word; 2 * 9 * 10^4 points.
  @Test func structuredBoundariesOf32Bits() throws {
    let format = OracleFormat(n: 32, es: 2)
    var patterns = Set<UInt64>()
    for run in 1...30 {
      let ones = ((UInt64(1) << UInt64(run)) - 1) << UInt64(31 - run)
      for first in [ones, UInt64(1) << UInt64(30 - run)] {
        let free = UInt64(max(0, 30 - run))
        let last = first | ((1 << free) - 1)
        for base in [first, last] {
          for one in 0...free {
            for two in 0...free {
              patterns.insert((base ^ (1 << one) ^ (one == two ? 0 : 1 << two)) & format.maxPos)
            }
          }
        }
      }
    }
    for step in UInt64(0)...64 { patterns.formUnion([step, format.maxPos - step, 1 << 30 | step]) }
    var points: [ExactRational] = []
    for pattern in patterns.sorted() {
      guard let value = format.exactValue(pattern) else { continue }
      points.append(value)
      points.append(-value)
      guard let boundary = format.boundaryAbove(pattern) else { continue }
      points.append(ExactRational(boundary))
      points.append(-ExactRational(boundary))
    }
    let bad = ConversionCheck(format: format).differences(
      ConversionExhaustiveTests.library(.posit32), at: points)
    #expect(bad.isEmpty, "\(bad.count) of \(points.count) points wrong, first \(bad.prefix(3))")
  }
}
