import RunRecords

/// All files of a report, made from run records alone.
public struct Report: Sendable {
  /// A text of the report.
  public struct File: Hashable, Sendable {
    /// Its name in the report's directory.
    public let name: String
    /// Its content.
    public let text: String
  }

  /// The folder of the figures, inside the report's directory.
  public static let figureDirectory = "figures"

  /// The tables.
  public let tables: [File]
  /// The figures.
  public let figures: [Figure]

  /// Makes the report; writes nothing.
  ///
  /// The same records give the same bytes, whatever the order the runs finished in, the directory or
  /// the machine.
  ///
  /// - Parameters:
  ///   - results: the study.
  ///   - metric: what the tables and figures are about.
  ///   - baselineLabel: the label of the cells that others are compared with.
  ///   - lastEpochs: how many epochs at the end of a run the numbers are means of; nil for a quarter of
  ///     those planned.
  public init(
    _ results: StudyResults, metric: ReportMetric = .testAccuracy,
    baselineLabel: String = "float32", lastEpochs: Int? = nil
  ) {
    let summary = StudySummary(
      results, metric: metric, baselineLabel: baselineLabel, lastEpochs: lastEpochs)
    var madeBy = "positlab report \(ShellWord.quoted(results.plan.study))"
    if metric != .testAccuracy { madeBy += " --metric \(metric.rawValue)" }
    if baselineLabel != "float32" { madeBy += " --baseline \(ShellWord.quoted(baselineLabel))" }
    if let lastEpochs { madeBy += " --last-epochs \(lastEpochs)" }
    madeBy = ShellWord.shown(madeBy)
    figures = results.plan.groups.indices.flatMap { group in
      AccuracyAgainstBits.figures(summary, group: group, madeBy: madeBy)
        + TrainingCurves.figures(summary, group: group, madeBy: madeBy)
    }
    let suffix = metric.fileSuffix
    tables = [
      File(name: "runs\(suffix).csv", text: RunsCSV.text(summary, madeBy: madeBy)),
      File(name: "table\(suffix).csv", text: CellsCSV.text(summary, madeBy: madeBy)),
      File(
        name: "table\(suffix).md",
        text: MarkdownReport.text(summary, figures: figures, madeBy: madeBy)),
      File(name: "table\(suffix).tex", text: LaTeXReport.text(summary, madeBy: madeBy)),
    ]
  }
}
