import RunRecords

/// One row for every cell of every group: the statistics over its seeds.
enum CellsCSV {
  /// The file.
  static func text(_ summary: StudySummary, madeBy: String) -> String {
    let plan = summary.results.plan
    let name = summary.metric.columnName
    let published = plan.groups.indices.map { summary.published(forGroup: $0).count }.max() ?? 0
    let columns =
      [
        "runs", "n", "\(name)_mean", "\(name)_sd", "\(name)_min", "\(name)_max",
        "averaged_epochs", "last_epoch_\(name)_mean", "last_epoch_\(name)_sd",
        "best_epoch_\(name)_mean", "best_epoch_\(name)_sd", "baseline", "pairs", "difference",
        "interval95_low", "interval95_high", "within_noise", "failed", "unfinished", "missing",
        "diverged",
      ] + (0..<published).map { published == 1 ? "published" : "published_\($0 + 1)" }
    let axes = AxisColumns(plan, beside: columns)
    let header = ["study", "group"] + axes.header + columns
    var rows: [[String]] = []
    for (index, group) in plan.groups.enumerated() {
      for cell in summary.cells[index] {
        let columns = summary.published(forGroup: index)
        rows.append(
          [plan.study, group.name] + axes.fields(cell.labels, of: group)
            + statistics(cell, summary) + states(cell)
            + (0..<published).map { place in
              guard place < columns.count else { return "" }
              return number(columns[place].table.accuracy[cell.name], 2)
            })
      }
    }
    return CSVText.text(comment: "made by: \(madeBy)", header: header, rows: rows)
  }

  private static func number(_ value: Double?, _ decimals: Int) -> String {
    value.map { DecimalText.fixed($0, decimals: decimals) } ?? ""
  }

  private static func statistics(_ cell: CellSummary, _ summary: StudySummary) -> [String] {
    let decimals = summary.metric.decimals
    var fields = ["\(cell.runs.count)", "\(cell.final.count)"]
    fields += [
      cell.final.mean, cell.final.standardDeviation, cell.final.minimum, cell.final.maximum,
    ].map { number($0, decimals) }
    fields.append("\(cell.lastEpochs)")
    fields += [
      cell.last.mean, cell.last.standardDeviation, cell.best.mean, cell.best.standardDeviation,
    ].map { number($0, decimals) }
    switch cell.comparison {
    case .isBaseline: return fields + ["self", "", "", "", "", ""]
    case .noBaseline: return fields + ["", "", "", "", "", ""]
    case .difference(let difference, let name):
      let group = summary.results.plan.groups[name.group].name
      let interval = difference?.interval
      return fields + [
        "\(group): \(summary.cell(name).name)", "\(difference?.count ?? 0)",
        number(difference?.mean, decimals), number(interval?.lowerBound, decimals),
        number(interval?.upperBound, decimals),
        difference?.isWithinNoise.map { $0 ? "yes" : "no" } ?? "",
      ]
    }
  }

  private static func states(_ cell: CellSummary) -> [String] {
    ["failed", "unfinished", "missing", "diverged"].map { state in
      "\(cell.runs.count { $0.statusName == state })"
    }
  }
}
