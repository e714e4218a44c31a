import RunRecords

extension StudyReader {
  /// Results of others, to be printed beside ours; their labels are checked once cells are known.
  mutating func published(_ node: SpecNode?) -> [StudySpec.Published] {
    guard let node, !node.isNull else { return [] }
    guard case .list(let elements) = node.content else {
      problems.add(
        "published", "found \(node.shown); expected a list, each with group, source and accuracy",
        line: node.line)
      return []
    }
    return elements.enumerated().map { index, element in
      let place = "published[\(index)]"
      let members = members(of: element, place: place, known: ["group", "source", "accuracy"])
      var results = StudySpec.Published(
        results: StudyPlan.Published(
          group: text(members["group"], "\(place).group") ?? "all",
          source: text(members["source"], "\(place).source") ?? "", accuracy: [:]),
        keyPath: place, line: element.line, lines: [:])
      guard case .mapping(let entries)? = members["accuracy"]?.content else {
        problems.add(
          "\(place).accuracy", "expected percentages by the label of the cell", line: element.line)
        return results
      }
      for entry in entries {
        guard let percent = entry.value.plainText.flatMap({ Double($0) }),
          (0...100).contains(percent)
        else {
          problems.add(
            "\(place).accuracy.\(entry.key)",
            "found \(entry.value.shown); expected a percentage, 0 to 100", line: entry.value.line)
          continue
        }
        results.results.accuracy[entry.key] = percent
        results.lines[entry.key] = entry.value.line
      }
      return results
    }
  }
}
