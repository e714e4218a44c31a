import Datasets
import NeuralNetworks
import RunRecords

/// Multiplies out the axes of a study and resolves every cell: defaults, base, the group's
/// settings, the values on the axes, the command line, each over the one before.
struct CellResolver {
  let spec: StudySpec
  var problems: ProblemList
  private var cellsByName: [RunSpecification: String] = [:]
  private var checks = CellChecks()

  init(spec: StudySpec, problems: ProblemList) {
    self.spec = spec
    self.problems = problems
  }

  /// The cells of a group.
  mutating func resolve(_ group: StudySpec.Group) -> Study.Group {
    rejectOverridesOfAxes(group)
    var combinations: [[StudySpec.AxisValue]] = [[]]
    for axis in group.axes {
      combinations = combinations.flatMap { head in axis.values.map { head + [$0] } }
    }
    let kept = combinations.filter { !isExcluded($0, in: group) }
    if kept.isEmpty, !combinations.isEmpty {
      problems.add("\(group.keyPath)", "nothing is left after exclude", line: group.line)
    }
    let cells = kept.map { cell($0, in: group) }
    return Study.Group(
      name: group.name, title: group.title.isEmpty ? spec.title : group.title,
      axes: group.axes.map { StudyPlan.Axis(name: $0.name, labels: $0.values.map(\.label)) },
      cells: cells)
  }

  private mutating func cell(
    _ values: [StudySpec.AxisValue], in group: StudySpec.Group
  ) -> Study.Cell {
    var settings = RunSettings()
    var origins: [String: SettingChanges.Change] = [:]
    let layers = [spec.base, group.changes] + values.map(\.changes) + [spec.overrides]
    for changes in layers { origins.merge(changes.byPath) { _, later in later } }
    for (path, change) in origins {
      let parts = path.split(separator: ".").map(String.init)
      let assign = change.value?.assign ?? SpecKey.find(parts)?.reset
      assign?(&settings, SpecKey.layer(of: parts))
    }
    let labels = values.map(\.label)
    let name = labels.isEmpty ? group.name : labels.joined(separator: ", ")
    rejectForeignSettings(origins, of: settings.owner)
    let specification = RunSpecification(settings)
    for problem in checks.problems(of: specification, dataDirectory: settings.data.directory) {
      let origin = Self.origin(of: problem, in: origins)
      problems.add(
        origin?.keyPath ?? group.keyPath,
        origin == nil ? "\(problem.message) (cell \(name))" : problem.message,
        line: origin?.line ?? group.line, onCommandLine: origin?.onCommandLine ?? false)
    }
    let fullName = "\(group.name): \(name)"
    if let twin = cellsByName.updateValue(fullName, forKey: specification) {
      problems.add(
        group.keyPath, "'\(fullName)' and '\(twin)' are the same run; exclude one of them",
        line: group.line)
    }
    return Study.Cell(
      labels: labels, specification: specification, dataDirectory: settings.data.directory,
      name: name)
  }

  /// A setting that the cell's model or data set does not have would be said and not done.
  private mutating func rejectForeignSettings(
    _ origins: [String: SettingChanges.Change], of owner: SpecKey.Owner
  ) {
    for key in SpecKey.table {
      guard let reason = key.foreignness(to: owner), let change = origins[key.path],
        change.value != nil
      else { continue }
      problems.add(
        change.keyPath, reason, line: change.line, onCommandLine: change.onCommandLine)
    }
  }

  /// The setting to blame: that of the problem's key, or one below it, before others the one whose
  /// value the message names.
  private static func origin(
    of problem: CellChecks.Problem, in origins: [String: SettingChanges.Change]
  ) -> SettingChanges.Change? {
    if let exact = origins[problem.key] { return exact }
    let below = origins.filter { $0.key.hasPrefix(problem.key + ".") }.sorted { $0.key < $1.key }
    let named = below.first { change in
      change.value.value?.json.string.map(problem.message.contains) ?? false
    }
    return (named ?? below.first)?.value
  }

  private func isExcluded(_ values: [StudySpec.AxisValue], in group: StudySpec.Group) -> Bool {
    group.exclusions.contains { exclusion in
      zip(group.axes, values).allSatisfy { axis, value in
        exclusion.labels[axis.name]?.contains(value.label) ?? true
      }
    }
  }

  /// Results of others belong beside cells that there are.
  mutating func check(_ published: [StudySpec.Published], of groups: [Study.Group]) {
    for entry in published {
      guard let group = groups.first(where: { $0.name == entry.results.group }) else {
        let hint = NearestName.hint(for: entry.results.group, among: groups.map(\.name))
        problems.add(
          "\(entry.keyPath).group", "no group '\(entry.results.group)'\(hint)", line: entry.line)
        continue
      }
      let known = Set(group.cells.map(\.name))
      for label in entry.results.accuracy.keys.sorted() where !known.contains(label) {
        let hint = NearestName.hint(for: label, among: group.cells.map(\.name))
        problems.add(
          "\(entry.keyPath).accuracy.\(label)", "no cell '\(label)' in group \(group.name)\(hint)",
          line: entry.lines[label])
      }
    }
  }

  private mutating func rejectOverridesOfAxes(_ group: StudySpec.Group) {
    for axis in group.axes {
      for path in axis.paths.sorted() where spec.overrides.byPath[path] != nil {
        problems.add(
          path, "is what axis '\(axis.name)' varies; change the study file instead", line: nil,
          onCommandLine: true)
      }
    }
  }
}
