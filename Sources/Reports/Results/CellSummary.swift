import RunRecords

/// One cell of a study over its seeds, compared with its baseline.
public struct CellSummary: Sendable {
  /// What a cell is compared with.
  public enum Comparison: Hashable, Sendable {
    /// The cell is itself what others are compared with.
    case isBaseline
    /// The study has no baseline for it.
    case noBaseline
    /// A baseline exists; the difference is nil where no seed has a result in both.
    case difference(PairedDifference?, to: BaselineName)
  }

  /// Which cell is the baseline, for readers.
  public struct BaselineName: Hashable, Sendable {
    /// The place of its group in the plan.
    public let group: Int
    /// The place of the cell in its group.
    public let cell: Int
  }

  /// The label on every axis of the group.
  public let labels: [String]
  /// The runs, in the order of the seeds.
  public let runs: [RunResult]
  /// How many epochs at the end of a run the final measurement is the mean of.
  public let lastEpochs: Int
  /// The mean measurement of the last epochs, over the runs that have one, in printed units.
  public let final: SampleSummary
  /// The last epoch's measurement over the runs that have one, in printed units.
  public let last: SampleSummary
  /// The best epoch's measurement over the runs that have one, in printed units.
  public let best: SampleSummary
  /// The difference to the baseline, in printed units.
  public let comparison: Comparison

  /// The labels, joined as the plan's published tables write them.
  public var name: String { labels.joined(separator: ", ") }

  /// What a reader has to know about runs without a plain result; empty where there are none.
  public var remark: String {
    let diverged = runs.count { $0.status == .finished && $0.diverged }
    let notFinite = runs.count { $0.status == .finished } - final.count
    let counts = [
      (runs.count { $0.statusName == "failed" }, "failed"),
      (runs.count { $0.status == .unfinished }, "unfinished"),
      (runs.count { $0.status == .notStarted }, "missing"),
      (diverged, "diverged"),
      (notFinite, "not finite"),
    ]
    return counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  init(
    labels: [String], runs: [RunResult], metric: ReportMetric, lastEpochs: Int,
    baseline: BaselineName?, baselineRuns: [RunResult]?, isBaseline: Bool
  ) {
    self.labels = labels
    self.runs = runs
    self.lastEpochs = lastEpochs
    let scale = metric.scale
    func final(_ run: RunResult) -> Double? {
      run.final(metric, lastEpochs: lastEpochs).map { $0 * scale }
    }
    self.final = SampleSummary(runs.compactMap(final))
    last = SampleSummary(runs.compactMap { $0.last(metric).map { $0 * scale } })
    best = SampleSummary(runs.compactMap { $0.best(metric).map { $0.value * scale } })
    if isBaseline {
      comparison = .isBaseline
    } else if let baseline, let baselineRuns {
      let pairs = zip(runs, baselineRuns).compactMap { run, other in
        final(run).flatMap { value in final(other).map { (value: value, baseline: $0) } }
      }
      comparison = .difference(PairedDifference(pairs), to: baseline)
    } else {
      comparison = .noBaseline
    }
  }
}
