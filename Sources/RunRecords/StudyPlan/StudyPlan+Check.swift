extension StudyPlan {
  /// Holds the plan against itself: every cell has its place on the axes, and every run the name that
  /// its cell's specification and its seed are hashed to.
  ///
  /// - Parameter path: the file of the plan, for messages.
  /// - Throws: `RecordError` of kind `malformed` that names the cell and what does not fit.
  func check(path: String) throws(RecordError) {
    guard Set(seeds).count == seeds.count else {
      throw RecordError(.malformed, path: path, cause: "a seed is there twice: \(seeds)")
    }
    var cellsByRun: [RunID: String] = [:]
    for group in groups {
      var lastPlace: [Int] = []
      for (index, cell) in group.cells.enumerated() {
        let name = "cell '\(cell.labels.joined(separator: ", "))' of group '\(group.name)'"
        let place = try place(of: cell, on: group.axes, name: name, path: path)
        guard index == 0 || lastPlace.lexicographicallyPrecedes(place) else {
          throw RecordError(
            .malformed, path: path, cause: "\(name) is there twice or out of the axes' order")
        }
        lastPlace = place
        try checkRuns(of: cell, name: name, path: path)
        for run in cell.runs {
          if let twin = cellsByRun.updateValue(name, forKey: run) {
            throw RecordError(
              .malformed, path: path, cause: "run \(run) belongs to \(twin) and to \(name)")
          }
        }
      }
    }
  }

  private func place(
    of cell: Cell, on axes: [Axis], name: String, path: String
  ) throws(RecordError) -> [Int] {
    guard cell.labels.count == axes.count else {
      throw RecordError(
        .malformed, path: path,
        cause: "\(name) has \(cell.labels.count) labels for \(axes.count) axes")
    }
    var place: [Int] = []
    for (label, axis) in zip(cell.labels, axes) {
      guard let index = axis.labels.firstIndex(of: label) else {
        throw RecordError(
          .malformed, path: path, cause: "\(name): axis '\(axis.name)' has no label '\(label)'")
      }
      place.append(index)
    }
    return place
  }

  private func checkRuns(of cell: Cell, name: String, path: String) throws(RecordError) {
    guard cell.runs.count == seeds.count else {
      throw RecordError(
        .malformed, path: path,
        cause: "\(name) has \(cell.runs.count) runs for \(seeds.count) seeds")
    }
    let defaultKeys = RunRecordLayout.defaultKeys(cell.defaultKeys, recordVersion)
    if let key = RunID.missingKey(defaultKeys, in: cell.specification) {
      throw RecordError(
        .malformed, path: path, cause: "\(name): its specification lacks '\(key)': it was damaged")
    }
    for (run, seed) in zip(cell.runs, seeds) {
      let named = RunID(
        specification: cell.specification, defaultKeys: defaultKeys, seed: seed)
      guard named == run else {
        throw RecordError(
          .malformed, path: path,
          cause: "\(name), seed \(seed): its specification is that of run \(named), not of \(run)")
      }
    }
  }
}
