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
  public init(_ results: StudyResults, metric: ReportMetric, baselineLabel: String = "float32") {
    self.results = results
    self.metric = metric
    self.baselineLabel = baselineLabel
    let rule = BaselineRule(label: baselineLabel)
    cells = results.plan.groups.enumerated().map { groupIndex, group in
      group.cells.enumerated().map { cellIndex, cell in
        let baseline = rule.baseline(ofCell: cellIndex, group: groupIndex, in: results.plan)
        return CellSummary(
          labels: cell.labels, runs: results.runs[groupIndex][cellIndex], metric: metric,
          baseline: baseline, baselineRuns: baseline.map { results.runs[$0.group][$0.cell] },
          isBaseline: baseline == .init(group: groupIndex, cell: cellIndex))
      }
    }
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
