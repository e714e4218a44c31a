import RunRecords

/// A study's results with their statistics, for one metric.
public struct StudySummary: Sendable {
  /// What was planned and measured.
  public let results: StudyResults
  /// What the numbers are.
  public let metric: ReportMetric
  /// The label of the baseline.
  public let baselineLabel: String
  /// The cells of every group, in the order of the plan.
  public let cells: [[CellSummary]]

  /// Computes the statistics.
  ///
  /// - Parameters:
  ///   - results: what was planned and measured.
  ///   - metric: what the numbers are.
  ///   - baselineLabel: the label of the cells that others are compared with.
  ///   - lastEpochs: how many epochs at the end of a run are averaged, at least 1; nil for a quarter of
  ///     those planned, rounded, at least 1.
  public init(
    _ results: StudyResults, metric: ReportMetric, baselineLabel: String = "float32",
    lastEpochs: Int? = nil
  ) {
    self.results = results
    self.metric = metric
    self.baselineLabel = baselineLabel
    let rule = BaselineRule(label: baselineLabel)
    cells = results.plan.groups.enumerated().map { groupIndex, group in
      group.cells.enumerated().map { cellIndex, cell in
        let baseline = rule.baseline(ofCell: cellIndex, group: groupIndex, in: results.plan)
        return CellSummary(
          labels: cell.labels, runs: results.runs[groupIndex][cellIndex], metric: metric,
          lastEpochs: lastEpochs ?? Self.quarter(of: cell.specification["epochs"]?.integer),
          baseline: baseline, baselineRuns: baseline.map { results.runs[$0.group][$0.cell] },
          isBaseline: baseline == .init(group: groupIndex, cell: cellIndex))
      }
    }
  }

  private static func quarter(of epochs: Int?) -> Int { max(1, ((epochs ?? 1) + 2) / 4) }

  /// How many epochs the numbers of a group are means of; nil where cells differ.
  func lastEpochs(ofGroup group: Int) -> Int? {
    let counts = Set(cells[group].map(\.lastEpochs))
    return counts.count == 1 ? counts.first : nil
  }

  /// Whether numbers of a group are means of more than one epoch, so that the last one is worth a column.
  func averagesEpochs(ofGroup group: Int) -> Bool { cells[group].contains { $0.lastEpochs > 1 } }

  /// When the numbers of a group were measured, in words that follow "Test accuracy".
  func moment(ofGroup group: Int) -> String {
    switch lastEpochs(ofGroup: group) {
    case 1: "after the last epoch"
    case let count?: "mean over the last \(count) epochs"
    case nil: "mean over the last epochs, as the table says"
    }
  }

  /// What the numbers of all groups are, with their moment, as a sentence begins.
  var heading: String {
    let moments = Set(cells.indices.map { moment(ofGroup: $0) })
    let all =
      moments.count == 1
      ? moments.first ?? "" : "mean over the last epochs of a run, a quarter of them"
    let averages = cells.indices.contains { averagesEpochs(ofGroup: $0) }
    return metric.title + (averages ? ", " : " ") + all
  }

  /// The summary of a baseline.
  func cell(_ name: CellSummary.BaselineName) -> CellSummary { cells[name.group][name.cell] }

  /// The baseline that a group's cells are compared with, where it is the same for all of them.
  func commonBaseline(ofGroup group: Int) -> CellSummary.BaselineName? {
    var found: Set<CellSummary.BaselineName> = []
    for (index, cell) in cells[group].enumerated() {
      switch cell.comparison {
      case .isBaseline: found.insert(.init(group: group, cell: index))
      case .difference(_, let name): found.insert(name)
      case .noBaseline: return nil
      }
    }
    return found.count == 1 ? found.first : nil
  }
}
