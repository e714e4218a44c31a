import RunRecords

/// What distinguishes the plan in a results directory from the plan of a study.
enum PlanDifference {
  /// One line a difference; none where both plan the same runs of the same data.
  static func lines(recorded: StudyPlan, new: StudyPlan) -> [String] {
    var lines: [String] = []
    if recorded.study != new.study {
      lines.append("study: \(recorded.study) there, \(new.study) here")
    }
    if recorded.seeds != new.seeds {
      lines.append("seeds: \(recorded.seeds) there, \(new.seeds) here")
    }
    let there = cells(recorded)
    let here = cells(new)
    for name in there.keys where here[name] == nil { lines.append("cell '\(name)' only there") }
    for name in here.keys where there[name] == nil { lines.append("cell '\(name)' only here") }
    var settings: Set<String> = []
    for (name, specification) in there {
      guard let other = here[name] else { continue }
      for (path, value) in specification where other[path] != value {
        settings.insert("\(path): \(shown(value)) there, \(shown(other[path])) here")
      }
      for (path, value) in other where specification[path] == nil {
        settings.insert("\(path): \(shown(nil)) there, \(shown(value)) here")
      }
    }
    lines += settings
    for file in Set(recorded.dataChecksums.keys).union(new.dataChecksums.keys)
    where recorded.dataChecksums[file] != new.dataChecksums[file] {
      lines.append("data file \(file): another content")
    }
    return lines.sorted()
  }

  /// Whether every recorded run is planned again, on the same data.
  static func isExtension(recorded: StudyPlan, new: StudyPlan) -> Bool {
    recorded.study == new.study && recorded.dataChecksums == new.dataChecksums
      && Set(recorded.runs).isSubset(of: new.runs)
  }

  private static func cells(_ plan: StudyPlan) -> [String: [String: JSONValue]] {
    var cells: [String: [String: JSONValue]] = [:]
    for group in plan.groups {
      for cell in group.cells {
        cells["\(group.name): \(cell.labels.joined(separator: ", "))"] =
          RunSpecification.settings(of: cell.specification)
      }
    }
    return cells
  }

  private static func shown(_ value: JSONValue?) -> String {
    value.map { $0.string ?? $0.canonicalText } ?? "not set"
  }
}
