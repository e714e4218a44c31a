import RunRecords

/// A study ready to run: every cell resolved and checked.
public struct Study: Sendable {
  /// One configuration.
  public struct Cell: Sendable {
    /// The label on every axis of the group, in the order of the axes.
    public let labels: [String]
    /// The settings.
    public let specification: RunSpecification
    /// Where the data set's files are; nil where they are found by themselves.
    public let dataDirectory: String?
    /// The labels in one line; the group's name where it has no axes.
    public let name: String
  }

  /// Cells that belong into one table.
  public struct Group: Sendable {
    /// A short name.
    public let name: String
    /// A line for the head of its table.
    public let title: String
    /// The axes with the labels of their values.
    public let axes: [StudyPlan.Axis]
    /// The cells, the last axis varying fastest.
    public let cells: [Cell]
  }

  /// The name of the study: its directory's.
  public let name: String
  /// A line for the head of reports.
  public let title: String
  /// The seeds.
  public let seeds: [Int]
  /// The groups.
  public let groups: [Group]
  /// Results of others, to be printed beside ours.
  public let published: [StudyPlan.Published]

  /// The most threads that one of the runs uses.
  public var threadsPerRun: Int {
    groups.flatMap(\.cells).map(\.specification.values.training.threads).max() ?? 1
  }

  /// The plan as records hold it.
  ///
  /// - Parameter dataChecksums: SHA-256 of every data file, by name.
  /// - Returns: the plan, equal for equal studies and data.
  public func plan(dataChecksums: [String: String]) -> StudyPlan {
    StudyPlan(
      study: name, title: title, seeds: seeds,
      groups: groups.map { group in
        StudyPlan.Group(
          name: group.name, title: group.title, axes: group.axes,
          cells: group.cells.map { cell in
            StudyPlan.Cell(
              labels: cell.labels, specification: cell.specification.json,
              defaultKeys: cell.specification.defaultKeys,
              runs: seeds.map { cell.specification.runID(seed: $0) })
          })
      }, dataChecksums: dataChecksums, published: published.isEmpty ? nil : published)
  }
}
