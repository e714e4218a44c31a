import RunRecords
import Testing

@testable import Reports

/// What a run enters a table with: the mean of its last epochs.
@Suite struct LastEpochsGoldenTests {
  private static func run(_ accuracies: [Double], diverged: Bool = false) -> RunResult {
    let epochs = accuracies.enumerated().compactMap { epoch, accuracy in
      let isBroken = diverged && epoch == accuracies.count - 1
      return EpochRecord(
        .object([
          "epoch": .integer(epoch), "testAccuracy": .canonical(accuracy),
          "testLoss": isBroken ? .null : 0.5, "trainingLoss": epoch == 0 ? .null : 0.25,
          "diverged": .bool(isBroken),
        ]))
    }
    return RunResult(
      id: RunID(specification: .object(["seed": 1])), seed: 1, status: .finished, epochs: epochs)
  }

  @Test func theMeanIsOverTheLastEpochsAndNeverTheUntrainedNetwork() {
    let run = Self.run([0.125, 0.25, 0.5, 0.75, 0.5])
    #expect(run.final(.testAccuracy, lastEpochs: 1) == 0.5)
    #expect(run.final(.testAccuracy, lastEpochs: 2) == 0.625)
    #expect(run.final(.testAccuracy, lastEpochs: 4) == 0.5)
    #expect(run.final(.testAccuracy, lastEpochs: 9) == 0.5)
    #expect(run.last(.testAccuracy) == 0.5)
    #expect(Self.run([0.125]).final(.testAccuracy, lastEpochs: 3) == 0.125)
  }

  @Test func anEpochWithoutANumberLeavesNone() {
    let run = Self.run([0.125, 0.5, 0.25], diverged: true)
    #expect(run.final(.testAccuracy, lastEpochs: 2) == 0.375)
    #expect(run.final(.testLoss, lastEpochs: 2) == nil)
    #expect(run.final(.testLoss, lastEpochs: 1) == nil)
  }

  @Test func aQuarterOfThePlannedEpochsIsAveragedUnlessToldOtherwise() throws {
    var study = MadeUpStudy(seeds: [1, 2])
    let runs: [MadeUpStudy.Outcome] = [
      .finished([0.1] + (1...10).map { 0.5 + Double($0) / 100 }),
      .finished([0.1] + (1...10).map { 0.7 + Double($0) / 100 }),
    ]
    study.addGroup(
      "formats", "Ten epochs", axes: ["format"], [(["float32"], runs)], settings: ["epochs": 10])
    let summary = StudySummary(study.results(), metric: .testAccuracy)
    #expect(summary.cells[0][0].lastEpochs == 3)
    let mean = try #require(summary.cells[0][0].final.mean)
    #expect(abs(mean - 69) < 1e-9)
    #expect(abs(try #require(summary.cells[0][0].last.mean) - 70) < 1e-9)
    let text = MarkdownReport.text(summary, figures: [], madeBy: "test")
    #expect(text.contains("| last epoch (%) |"), "\(text)")
    #expect(text.contains("mean over the last 3 epochs"), "\(text)")
    #expect(
      text.contains("| float32 | 2 | 69.00 | 14.14 | baseline | \u{2013} | 70.00 |"), "\(text)")
    let last = StudySummary(study.results(), metric: .testAccuracy, lastEpochs: 1)
    #expect(abs(try #require(last.cells[0][0].final.mean) - 70) < 1e-9)
    #expect(!MarkdownReport.text(last, figures: [], madeBy: "test").contains("last epoch (%)"))
  }
}
