import Datasets
import NeuralNetworks
import RunRecords

/// An estimate of the time that a study takes on this machine, from a few measured steps.
public struct StepTiming: Sendable {
  /// Seconds an optimiser step takes, the mean over the measured cells.
  public let secondsPerStep: Double
  /// Optimiser steps of all runs together.
  public let steps: Int

  /// Times a few steps of the first, the middle and the last cell.
  ///
  /// - Parameters:
  ///   - study: the study; its data sets are read.
  ///   - selection: the runs that were asked for.
  ///   - shard: the part of them that would be run.
  /// - Throws: `DatasetError` where the data are missing, `TrainingError` where a cell cannot be
  ///   trained at all.
  public init(study: Study, selection: RunSelection, shard: Shard) throws {
    let data = try StudyData(of: study)
    let runs = shard.part(of: selection.runs(of: study))
    steps = data.stepCounts(of: runs).values.reduce(0, +)
    let cells = Set([0, runs.count / 2, runs.count - 1]).filter(runs.indices.contains).sorted()
    var total = 0.0
    for index in cells { total += try Self.measure(runs[index]) }
    secondsPerStep = cells.isEmpty ? 0 : total / Double(cells.count)
  }

  /// The estimate in words, for so many worker processes at a time.
  public func description(jobs: Int) -> String {
    let seconds = secondsPerStep * Double(steps) / Double(max(1, jobs))
    let milliseconds = (secondsPerStep * 10_000).rounded() / 10
    return "\(steps) optimiser steps of about \(milliseconds) ms on this machine: about "
      + "\(SweepProgress.clock(seconds)) with --jobs \(jobs), evaluations not counted"
  }

  private static func measure(_ run: PlannedRun) throws -> Double {
    var training = run.specification.training(seed: run.seed)
    training.precisionWarmup = .epochs(0)
    let dataset = try LoadedData(run.specification.dataRequest(in: run.dataDirectory))
    let samples = run.specification.samples(from: dataset)
    let trainer = try Trainer(
      specification: training, training: samples.training, test: samples.test)
    try trainer.step()
    let count = 5
    let start = ContinuousClock.now
    for _ in 0..<count { try trainer.step() }
    return start.duration(to: .now).seconds / Double(count)
  }
}
