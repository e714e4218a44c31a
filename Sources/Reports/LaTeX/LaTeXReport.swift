import RunRecords

/// All tables of a report in LaTeX, to be read in by `\input`.
enum LaTeXReport {
  /// The tables.
  static func text(_ summary: StudySummary, madeBy: String) -> String {
    let plan = summary.results.plan
    var text = "% made by: \(madeBy)\n"
    text += "% Needs \\usepackage{booktabs}. Every table is a float: take what you need.\n"
    text += TableNotes.common(summary).map { "% \($0)\n" }.joined()
    for index in plan.groups.indices {
      let table = GroupTable.table(summary, group: index)
      text +=
        "\n" + LaTeXTable.text(table, study: plan.study, notes: [caption(summary, group: index)])
      for pivot in PivotTable.tables(summary, group: index) {
        text +=
          "\n" + LaTeXTable.text(pivot, study: plan.study, notes: [caption(summary, group: index)])
      }
    }
    return text
  }

  /// The notes that all tables share, as short as a caption has to be.
  private static func caption(_ summary: StudySummary, group: Int) -> String {
    let metric = summary.metric
    let unit = metric == .testAccuracy ? " in percent" : ""
    return
      "\(metric.title)\(unit), \(summary.moment(ofGroup: group)): mean and sample standard deviation over n "
      + "seeds; paired difference to \(summary.baselineLabel) with its 95 % Student-t interval; "
      + "\(TableNotes.noiseMark): below the noise, the interval contains 0."
  }
}
