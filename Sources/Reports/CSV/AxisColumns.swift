import RunRecords

/// The axes of all groups as columns of one file.
struct AxisColumns {
  private let names: [String]
  /// The heads of the columns: the names of the axes, with `axis:` in front of one that is also the
  /// name of another column.
  let header: [String]

  /// Collects the axes in the order of the plan.
  ///
  /// - Parameters:
  ///   - plan: the study.
  ///   - columns: the other columns of the file, beside `study` and `group`.
  init(_ plan: StudyPlan, beside columns: [String]) {
    var names: [String] = []
    for axis in plan.groups.flatMap(\.axes) where !names.contains(axis.name) {
      names.append(axis.name)
    }
    self.names = names
    let taken = Set(columns + ["study", "group"])
    header = names.map { taken.contains($0) ? "axis:\($0)" : $0 }
  }

  /// A cell's labels; empty where its group does not have the axis.
  func fields(_ labels: [String], of group: StudyPlan.Group) -> [String] {
    names.map { name in
      group.axes.firstIndex { $0.name == name }.map { labels[$0] } ?? ""
    }
  }
}
