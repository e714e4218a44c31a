import Testing

@testable import Reports

@Suite("Student's t and summaries agree with published values")
struct StudentTGoldenTests {
  /// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, and for the first digits beyond it the
  /// closed forms for one and two degrees of freedom.
  private static let table: [(confidence: Double, degrees: Int, t: Double)] = [
    (0.95, 1, 12.706), (0.95, 2, 4.303), (0.95, 3, 3.182), (0.95, 4, 2.776), (0.95, 5, 2.571),
    (0.95, 9, 2.262), (0.95, 10, 2.228), (0.95, 19, 2.093), (0.95, 30, 2.042), (0.95, 60, 2.000),
    (0.95, 100, 1.984), (0.90, 1, 6.314), (0.90, 7, 1.895), (0.99, 2, 9.925), (0.99, 29, 2.756),
    (0.998, 3, 10.215), (0.998, 50, 3.261),
  ]

  @Test func quantilesRoundToTheTable() {
    let bad = Self.table.filter { row in
      let t = StudentT.twoSidedQuantile(
        confidence: row.confidence, degreesOfFreedom: row.degrees)
      return DecimalText.fixed(t, decimals: 3) != DecimalText.fixed(row.t, decimals: 3)
    }
    #expect(bad.isEmpty)
  }

  @Test func quantilesOfOneAndTwoDegreesAreTheClosedForms() {
    // tan(0.95 pi / 2) and 0.95 sqrt(2 / (1 - 0.95^2)).
    let one = StudentT.twoSidedQuantile(confidence: 0.95, degreesOfFreedom: 1)
    let two = StudentT.twoSidedQuantile(confidence: 0.95, degreesOfFreedom: 2)
    #expect(DecimalText.fixed(one, decimals: 10) == "12.7062047362")
    #expect(DecimalText.fixed(two, decimals: 10) == "4.3026527297")
  }

  @Test func samplesAreSummarised() {
    // Mean 5 and squares 9+1+1+1+0+0+4+16 = 32, so the variance is 32/7.
    let sample = SampleSummary([2, 4, 4, 4, 5, 5, 7, 9])
    #expect(sample.mean == 5)
    #expect(sample.standardDeviation == (32.0 / 7).squareRoot())
    #expect(sample.minimum == 2)
    #expect(sample.maximum == 9)
    #expect(SampleSummary([3]).standardDeviation == nil)
    #expect(SampleSummary([]).mean == nil)
  }

  @Test func pairsAreCompared() {
    // Differences 1, 2, 3: mean 2, deviation 1, half width 4.303 / sqrt(3) = 2.484.
    let difference = PairedDifference([(11, 10), (22, 20), (33, 30)])
    #expect(difference?.mean == 2)
    #expect(
      difference.flatMap(\.interval).map { "\(DecimalText.fixed($0.lowerBound, decimals: 4))" }
        == "-0.4841")
    #expect(
      difference.flatMap(\.interval).map { "\(DecimalText.fixed($0.upperBound, decimals: 4))" }
        == "4.4841")
    #expect(difference?.isWithinNoise == true)
    #expect(PairedDifference([(11, 10), (12, 11)])?.isWithinNoise == false)
    #expect(PairedDifference([(11, 10)])?.interval == nil)
    #expect(PairedDifference([(11, 10)])?.isWithinNoise == nil)
    #expect(PairedDifference([]) == nil)
  }
}
