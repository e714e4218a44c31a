import RunRecords

/// The axes of all groups as columns of one file.
struct AxisColumns {
  private let names: [String]

  /// Collects the axes in the order of the plan.
  init(_ plan: StudyPlan) {
    var names: [String] = []
    for axis in plan.groups.flatMap(\.axes) where !names.contains(axis.name) {
      names.append(axis.name)
    }
    self.names = names
  }

  /// The heads of the columns: `axis:` and the name, so that no axis can hide a column of numbers.
  var header: [String] { names.map { "axis:\($0)" } }

  /// A cell's labels; empty where its group does not have the axis.
  func fields(_ labels: [String], of group: StudyPlan.Group) -> [String] {
    names.map { name in
      group.axes.firstIndex { $0.name == name }.map { labels[$0] } ?? ""
    }
  }
}
