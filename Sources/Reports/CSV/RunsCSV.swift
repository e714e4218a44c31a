import RunRecords

/// One row for every run of every group: what was measured, with all digits.
enum RunsCSV {
  /// The file.
  static func text(_ summary: StudySummary, madeBy: String) -> String {
    let plan = summary.results.plan
    let metric = summary.metric
    let columns = [
      "seed", "run", "status", "last_epoch", "test_accuracy_percent", "test_loss",
      "training_loss", "diverged", "averaged_epochs", "averaged_\(metric.columnName)", "best_epoch",
      "best_\(metric.columnName)", "reason",
    ]
    let axes = AxisColumns(plan, beside: columns)
    let header = ["study", "group"] + axes.header + columns
    var rows: [[String]] = []
    for (group, cells) in zip(plan.groups, summary.cells) {
      for cell in cells {
        for run in cell.runs {
          rows.append(
            [plan.study, group.name] + axes.fields(cell.labels, of: group)
              + fields(run, cell.lastEpochs, metric))
        }
      }
    }
    return CSVText.text(comment: "made by: \(madeBy)", header: header, rows: rows)
  }

  private static func fields(
    _ run: RunResult, _ lastEpochs: Int, _ metric: ReportMetric
  ) -> [String] {
    let finals = [ReportMetric.testAccuracy, .testLoss, .trainingLoss].map { metric in
      run.last(metric).map { DecimalText.exact($0, scale: metric.scale) } ?? ""
    }
    let best = run.best(metric)
    var reason = ""
    if case .failed(let text) = run.status { reason = text }
    return [
      "\(run.seed)", "\(run.id)", run.statusName, run.epochs.last.map { "\($0.epoch)" } ?? "",
    ] + finals + [
      run.epochs.isEmpty ? "" : run.diverged ? "yes" : "no", "\(lastEpochs)",
      run.final(metric, lastEpochs: lastEpochs).map { DecimalText.exact($0, scale: metric.scale) }
        ?? "", best.map { "\($0.epoch)" } ?? "",
      best.map { DecimalText.exact($0.value, scale: metric.scale) } ?? "", reason,
    ]
  }
}
