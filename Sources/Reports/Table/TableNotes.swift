import RunRecords

/// What has to be said under a table so that its numbers cannot be misread.
enum TableNotes {
  /// The sign that follows a difference below the noise in Markdown and in notes.
  static let noiseMark = "\u{2248}"

  /// What all tables of a report have in common, a paragraph each.
  static func common(_ summary: StudySummary) -> [String] {
    let metric = summary.metric
    let unit = metric == .testAccuracy ? ", in percent" : ""
    let seeds = summary.results.plan.seeds
    var notes = [
      "\(summary.heading)\(unit): mean and sample standard deviation (s.d.) over "
        + "the runs with \(seeds.count == 1 ? "seed" : "the seeds") "
        + "\(seeds.map(String.init).joined(separator: ", ")). n counts the runs with a result; runs "
        + "that failed, are unfinished or missing enter no number and are named beside the row; "
        + "runs that diverged (a loss was not finite) enter with what they measured."
    ]
    let compared = summary.cells.joined().compactMap { cell in
      if case .difference(.some(let difference), _) = cell.comparison { difference } else { nil }
    }
    guard !compared.isEmpty else { return notes }
    notes.append(
      "Difference: to \(summary.baselineLabel), run by run with the same seed"
        + (metric.differenceUnit.map { ", in \($0)" } ?? "")
        + ", with the 95 % Student-t interval of the mean of these paired differences.")
    let judged = compared.count { $0.isWithinNoise != nil }
    guard judged > 0 else {
      notes.append(
        "With one seed there is no interval: nobody can say which differences are more than noise.")
      return notes
    }
    let chance = DecimalText.fixed(Double(judged) / 20, decimals: 1)
    notes.append(
      "\(noiseMark) marks a difference below the noise: its interval contains 0, so these runs do "
        + "not show that the two differ. Each interval stands for one comparison: of \(judged) "
        + "compared cells, about \(chance) would miss 0 by chance alone if no format mattered.")
    return notes
  }

  /// What is particular to a group.
  static func notes(_ summary: StudySummary, group index: Int) -> [String] {
    var notes: [String] = []
    if summary.averagesEpochs(ofGroup: index) {
      notes.append(
        "Each run enters with its \(summary.moment(ofGroup: index)), since single epochs vary; 'last epoch' "
          + "is the mean over the same runs after the last one alone.")
    }
    if let name = summary.commonBaseline(ofGroup: index), name.group != index {
      let cell = summary.cell(name)
      let decimals = summary.metric.decimals
      let mean = cell.final.mean.map { DecimalText.fixed($0, decimals: decimals) } ?? "no result"
      let spread = cell.final.standardDeviation.map {
        " (s.d. \(DecimalText.fixed($0, decimals: decimals)))"
      }
      notes.append(
        "Compared with '\(cell.name)' of '\(summary.results.plan.groups[name.group].title)': "
          + mean + (spread ?? "") + ".")
    }
    let cells = summary.cells[index]
    let lonely = cells.filter { $0.comparison == .noBaseline }
    if !lonely.isEmpty {
      let names = lonely.map(\.name).joined(separator: "; ")
      let which = lonely.count == cells.count ? "any cell" : names
      notes.append(
        "The study has no \(summary.baselineLabel) run of otherwise equal settings to compare with "
          + "for: \(which).")
    }
    notes += summary.published(forGroup: index).map { "\($0.heading): \($0.table.source)." }
    return notes
  }
}
