/// How many cells and runs a study may have: counted by multiplication, before anything is expanded.
enum StudySize {
  /// Cells of all groups together, before `exclude`.
  static let mostCells = 100_000
  /// Cells, what `exclude` leaves out taken off, times seeds.
  static let mostRuns = 100_000

  /// Whether the axes of all groups may be multiplied out; a problem where not.
  static func check(_ spec: StudySpec, _ problems: inout ProblemList) -> Bool {
    var total = 0
    for group in spec.groups {
      var cells = 1
      for axis in group.axes {
        let (product, overflow) = cells.multipliedReportingOverflow(by: axis.values.count)
        cells = overflow ? .max : product
      }
      let (sum, overflow) = total.addingReportingOverflow(cells)
      total = overflow ? .max : sum
      guard total > mostCells else { continue }
      let factors = group.axes.map { "\($0.values.count)" }.joined(separator: " x ")
      problems.add(
        group.keyPath,
        "the axes of group \(group.name) make \(factors) cells; a study may have up to "
          + "\(mostCells) in all groups, before exclude", line: group.line)
      return false
    }
    return true
  }

  /// Checks the number of runs.
  static func check(runsOf groups: [Study.Group], seeds: Int, _ problems: inout ProblemList) {
    let cells = groups.map(\.cells.count).reduce(0, +)
    let (runs, overflow) = cells.multipliedReportingOverflow(by: seeds)
    if overflow || runs > mostRuns {
      problems.add(
        "seeds",
        "\(cells) cells with \(seeds) seeds are more than the \(mostRuns) runs that a study "
          + "may have", line: nil)
    }
  }
}
