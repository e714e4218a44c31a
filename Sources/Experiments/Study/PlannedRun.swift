import RunRecords

/// One run of a study: a cell with a seed.
public struct PlannedRun: Sendable {
  /// The name of the run.
  public let id: RunID
  /// The settings of its cell.
  public let specification: RunSpecification
  /// Where the data set's files are; nil where they are found by themselves.
  public let dataDirectory: String?
  /// The seed.
  public let seed: Int
  /// What to call it in messages.
  public let label: String
}

extension Study {
  /// Every run, in the order in which a sweep starts them: all cells with the first seed, then all
  /// with the second, so that a sweep that is stopped early still compares all cells.
  public var runs: [PlannedRun] { runs { _, _, _ in true } }

  /// The runs of some cells and seeds, in the order of `runs`.
  func runs(where isSelected: (Group, Cell, _ seed: Int) -> Bool) -> [PlannedRun] {
    seeds.flatMap { seed in
      groups.flatMap { group in
        group.cells.filter { isSelected(group, $0, seed) }.map { cell in
          PlannedRun(
            id: cell.specification.runID(seed: seed), specification: cell.specification,
            dataDirectory: cell.dataDirectory, seed: seed,
            label: "\(groups.count > 1 ? "\(group.name): " : "")\(cell.name), seed \(seed)")
        }
      }
    }
  }
}
