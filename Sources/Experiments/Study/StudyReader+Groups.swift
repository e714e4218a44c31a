import RunRecords

extension StudyReader {
  /// The groups of a study: those below `groups`, or the one that `axes` at the top makes.
  mutating func groups(_ members: [String: SpecNode]) -> [StudySpec.Group] {
    guard let node = members["groups"] else {
      let axes = axes(members["axes"], place: "axes")
      let exclusions = exclusions(members["exclude"], place: "exclude", axes: axes)
      return [
        StudySpec.Group(
          name: "all", title: "", changes: SettingChanges(), axes: axes, exclusions: exclusions,
          keyPath: "axes", line: members["axes"]?.line)
      ]
    }
    for key in ["axes", "exclude"] {
      if let stray = members[key] {
        problems.add(key, "stands inside a group where there are groups", line: stray.line)
      }
    }
    guard case .list(let elements) = node.content, !elements.isEmpty else {
      problems.add("groups", "found \(node.shown); expected a list of groups", line: node.line)
      return []
    }
    var groups: [StudySpec.Group] = []
    for (index, element) in elements.enumerated() {
      let group = group(element, place: "groups[\(index)]")
      if groups.contains(where: { $0.name == group.name }) {
        problems.add(
          "groups[\(index)].name", "two groups are named '\(group.name)'", line: element.line)
      }
      groups.append(group)
    }
    return groups
  }

  private mutating func group(_ node: SpecNode, place: String) -> StudySpec.Group {
    let members = members(
      of: node, place: place, known: ["name", "title", "set", "axes", "exclude"])
    let name = text(members["name"], "\(place).name") ?? ""
    let nameIsPlain =
      !name.isEmpty
      && name.allSatisfy {
        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
      }
    if !nameIsPlain {
      problems.add(
        "\(place).name", "found '\(name)'; expected letters, digits and hyphens",
        line: members["name"]?.line ?? node.line)
    }
    let axes = axes(members["axes"], place: "\(place).axes")
    return StudySpec.Group(
      name: name, title: text(members["title"], "\(place).title") ?? name,
      changes: SettingsReader().read(members["set"], place: "\(place).set", problems: &problems),
      axes: axes,
      exclusions: exclusions(members["exclude"], place: "\(place).exclude", axes: axes),
      keyPath: place, line: node.line)
  }

  private mutating func axes(_ node: SpecNode?, place: String) -> [StudySpec.Axis] {
    guard let node else { return [] }
    guard case .list(let elements) = node.content, !elements.isEmpty else {
      problems.add(
        place,
        "found \(node.shown); expected a list of axes, each with name, key and values, or "
          + "name and entries", line: node.line)
      return []
    }
    var axes: [StudySpec.Axis] = []
    for (index, element) in elements.enumerated() {
      let axisPlace = "\(place)[\(index)]"
      let axis = axis(element, place: axisPlace)
      if !axis.name.isEmpty, axes.contains(where: { $0.name == axis.name }) {
        problems.add(
          "\(axisPlace).name", "two axes are named '\(axis.name)'", line: element.line)
      }
      for earlier in axes {
        for path in axis.paths.intersection(earlier.paths).sorted() {
          problems.add(
            axisPlace, "axis '\(axis.name)' sets \(path), which axis '\(earlier.name)' sets too",
            line: element.line)
        }
      }
      axes.append(axis)
    }
    return axes
  }

  private mutating func axis(_ node: SpecNode, place: String) -> StudySpec.Axis {
    let members = members(of: node, place: place, known: ["name", "key", "values", "entries"])
    let name = text(members["name"], "\(place).name") ?? ""
    if members["name"] == nil {
      problems.add("\(place).name", "is missing; expected the name of the axis", line: node.line)
    }
    var axis = StudySpec.Axis(name: name, values: [], keyPath: place, line: node.line)
    switch (members["key"], members["values"], members["entries"]) {
    case (let key?, let values?, nil): axis.values = self.values(key, values, place: place)
    case (nil, nil, let entries?): axis.values = self.entries(entries, place: "\(place).entries")
    default:
      problems.add(
        place, "an axis has key and values, or entries", line: node.line)
    }
    return axis
  }

  private mutating func values(
    _ key: SpecNode, _ values: SpecNode, place: String
  ) -> [StudySpec.AxisValue] {
    let written = key.text ?? ""
    let parts = SpecKey.ofSingleValue(written.split(separator: ".").map(String.init))
    let path = parts.joined(separator: ".")
    guard let known = SpecKey.find(parts) else {
      let hint = NearestName.hint(for: written, among: SpecKey.table.map(\.path))
      problems.add("\(place).key", "unknown key '\(written)'\(hint)", line: key.line)
      return []
    }
    guard case .list(let elements) = values.content, !elements.isEmpty else {
      let found = if case .list = values.content { "an empty list" } else { values.shown }
      problems.add(
        "\(place).values", "found \(found); expected a list of values", line: values.line)
      return []
    }
    var read: [StudySpec.AxisValue] = []
    var labels: Set<String> = []
    for (index, element) in elements.enumerated() {
      let keyPath = "\(place).values[\(index)]"
      let value = SettingsReader().read(
        element, of: known, keyPath: keyPath, problems: &problems)
      guard let value, let value else { continue }
      let label = value.json.string ?? value.json.canonicalText
      if !labels.insert(label).inserted {
        problems.add(keyPath, "value '\(label)' is given twice", line: element.line)
      }
      let change = SettingChanges.Change(value: value, keyPath: keyPath, line: element.line)
      read.append(
        StudySpec.AxisValue(label: label, changes: SettingChanges(byPath: [path: change])))
    }
    return read
  }

  private mutating func entries(_ node: SpecNode, place: String) -> [StudySpec.AxisValue] {
    guard case .mapping(let members) = node.content, !members.isEmpty else {
      let found = if case .mapping = node.content { "no entry" } else { node.shown }
      problems.add(
        place, "found \(found); expected entries, each a label with settings", line: node.line)
      return []
    }
    return members.map { member in
      if ShellWord.hasControlCharacters(member.key) {
        problems.add(
          place,
          "found the label '\(ShellWord.shown(member.key))'; expected one without control characters",
          line: member.value.line)
      }
      return StudySpec.AxisValue(
        label: member.key,
        changes: SettingsReader().read(
          member.value, place: "\(place).\(member.key)", problems: &problems))
    }
  }

  private mutating func exclusions(
    _ node: SpecNode?, place: String, axes: [StudySpec.Axis]
  ) -> [StudySpec.Exclusion] {
    guard let node, !node.isNull else { return [] }
    guard case .list(let elements) = node.content else {
      problems.add(
        place, "found \(node.shown); expected a list such as [{axis: label}]", line: node.line)
      return []
    }
    let knownLabels = Dictionary(
      axes.map { ($0.name, Set($0.values.map(\.label))) }, uniquingKeysWith: { $0.union($1) })
    return elements.enumerated().map { index, element in
      let elementPlace = "\(place)[\(index)]"
      let members = members(of: element, place: elementPlace, known: axes.map(\.name))
      var exclusion = StudySpec.Exclusion(labels: [:])
      for axis in axes {
        guard let member = members[axis.name] else { continue }
        let nodes = if case .list(let list) = member.content { list } else { [member] }
        let known = knownLabels[axis.name] ?? []
        for label in nodes.map({ $0.text ?? "" }) where !known.contains(label) {
          let hint = NearestName.hint(for: label, among: axis.values.map(\.label))
          problems.add(
            "\(elementPlace).\(axis.name)", "no value '\(label)' on this axis\(hint)",
            line: member.line)
        }
        exclusion.labels[axis.name] = Set(nodes.compactMap(\.text))
      }
      return exclusion
    }
  }
}

extension StudySpec.Axis {
  /// Every key path that some value of the axis sets.
  var paths: Set<String> {
    Set(values.flatMap { $0.changes.byPath.keys })
  }
}
