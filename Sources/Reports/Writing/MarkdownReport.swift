import RunRecords

/// The report as one Markdown page: what was run, the tables, what has no result, the figures.
enum MarkdownReport {
  /// The page.
  ///
  /// - Parameters:
  ///   - summary: the study with its statistics.
  ///   - figures: shown at the end, by the paths that `Report` writes them to.
  ///   - madeBy: the command that makes the page.
  /// - Returns: the page.
  static func text(_ summary: StudySummary, figures: [Figure], madeBy: String) -> String {
    let plan = summary.results.plan
    var text = "<!-- made by: \(MarkdownTable.insideComment(madeBy)) -->\n"
    text += "# \(MarkdownTable.escaped(plan.study)): \(MarkdownTable.escaped(plan.title))\n"
    text += paragraphs(TableNotes.common(summary))
    for index in plan.groups.indices {
      let table = GroupTable.table(summary, group: index)
      text += "\n## \(MarkdownTable.escaped(table.title))\n\n" + MarkdownTable.text(table)
      text += paragraphs(table.notes)
      for pivot in PivotTable.tables(summary, group: index) {
        text += "\n### \(MarkdownTable.escaped(pivot.title))\n\n" + MarkdownTable.text(pivot)
      }
    }
    text += runsWithoutResult(summary)
    if !figures.isEmpty { text += "\n## Figures\n" }
    for figure in figures {
      let path = "\(Report.figureDirectory)/\(figure.name).svg"
      text += "\n![\(figure.name)](\(path))\n"
      text += "\n\(MarkdownTable.escaped(figure.caption))\n"
    }
    return text
  }

  private static func paragraphs(_ notes: [String]) -> String {
    notes.map { "\n" + MarkdownTable.escaped($0) + "\n" }.joined()
  }

  private static func runsWithoutResult(_ summary: StudySummary) -> String {
    var lines: [String] = []
    for (group, cells) in zip(summary.results.plan.groups, summary.cells) {
      for cell in cells {
        for run in cell.runs where run.status != .finished {
          var state = run.statusName
          if case .failed(let reason) = run.status { state += ": \(reason)" }
          if run.status == .unfinished { state += " (epoch \(run.epochs.last?.epoch ?? 0))" }
          let name = "\(group.title): \(cell.name), seed \(run.seed), run \(run.id): \(state)"
          lines.append("- " + MarkdownTable.escaped(name) + "\n")
        }
      }
    }
    return lines.isEmpty ? "" : "\n## Runs without a result\n\n" + lines.joined()
  }
}
