import RunRecords

/// All tables of a report in LaTeX, to be read in by `\input`.
enum LaTeXReport {
  /// The tables.
  static func text(_ summary: StudySummary, madeBy: String) -> String {
    let plan = summary.results.plan
    var text = "% made by: \(madeBy)\n"
    text += "% Needs \\usepackage{booktabs}. Every table is a float: take what you need.\n"
    let common = TableNotes.common(summary)
    for index in plan.groups.indices {
      let table = GroupTable.table(summary, group: index)
      text += "\n" + LaTeXTable.text(table, study: plan.study, notes: common)
      for pivot in PivotTable.tables(summary, group: index) {
        let reference = "Mean and sample standard deviation of the same runs."
        text += "\n" + LaTeXTable.text(pivot, study: plan.study, notes: [reference])
      }
    }
    return text
  }
}
