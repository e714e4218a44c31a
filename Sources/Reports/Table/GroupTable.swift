import RunRecords

/// The main table of a group: one row a cell.
enum GroupTable {
  /// Builds the table.
  static func table(_ summary: StudySummary, group index: Int) -> Table {
    let group = summary.results.plan.groups[index]
    let cells = summary.cells[index]
    let published = summary.published(forGroup: index)
    let hasRemarks = cells.contains { !$0.remark.isEmpty }
    var columns = group.axes.map { Table.Column(heading: $0.name, isNumeric: false) }
    let unit = summary.metric == .testAccuracy ? " (%)" : ""
    columns += [
      .init(heading: "n"), .init(heading: "mean" + unit), .init(heading: "s.d."),
      .init(heading: "difference"), .init(heading: "95 % interval"),
    ]
    let averages = summary.averagesEpochs(ofGroup: index)
    if averages { columns.append(.init(heading: "last epoch" + unit)) }
    columns += published.map { .init(heading: $0.heading) }
    if hasRemarks { columns.append(.init(heading: "remark", isNumeric: false)) }
    let rows = cells.map { cell in
      cell.labels.map { TableCell.text($0) } + numbers(cell, summary.metric)
        + (averages ? [last(cell, summary.metric)] : []) + published.map { $0.cell(for: cell.name) }
        + (hasRemarks ? [.text(cell.remark)] : [])
    }
    return Table(
      name: group.name, title: group.title,
      notes: TableNotes.notes(summary, group: index), columns: columns, rows: rows)
  }

  private static func last(_ cell: CellSummary, _ metric: ReportMetric) -> TableCell {
    cell.last.mean.map { .number($0, decimals: metric.decimals) } ?? .absent
  }

  private static func numbers(_ cell: CellSummary, _ metric: ReportMetric) -> [TableCell] {
    let planned = cell.runs.count
    let count = cell.final.count == planned ? "\(planned)" : "\(cell.final.count) of \(planned)"
    let decimals = metric.decimals
    var numbers: [TableCell] = [
      .text(count), cell.final.mean.map { .number($0, decimals: decimals) } ?? .absent,
      cell.final.standardDeviation.map { .number($0, decimals: decimals) } ?? .absent,
    ]
    switch cell.comparison {
    case .isBaseline: numbers += [.text("baseline"), .absent]
    case .noBaseline, .difference(nil, _): numbers += [.absent, .absent]
    case .difference(.some(let difference), _):
      numbers += [
        .number(
          difference.mean, decimals: decimals, signed: true,
          isWithinNoise: difference.isWithinNoise ?? false),
        difference.interval.map { .interval($0, decimals: decimals) } ?? .absent,
      ]
    }
    return numbers
  }
}
