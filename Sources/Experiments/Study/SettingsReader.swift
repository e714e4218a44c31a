import RunRecords

/// Settings by key path, as one part of a study gives them; nil goes back to the default.
struct SettingChanges {
  /// A value and where it was written.
  struct Change {
    var value: SpecKey.Value?
    var keyPath: String
    var line: Int?
    var onCommandLine = false
  }

  var byPath: [String: Change] = [:]
}

/// Reads the settings of a run out of a mapping: nested keys and dotted keys mean the same.
struct SettingsReader {
  /// Whether the mapping comes from the command line.
  var onCommandLine = false

  /// Reads a mapping of settings that stands at the key path `place`; nothing at all is no setting.
  func read(_ node: SpecNode?, place: String, problems: inout ProblemList) -> SettingChanges {
    var changes = SettingChanges()
    guard let node, !node.isNull else { return changes }
    guard case .mapping = node.content else {
      report(place, "found \(node.shown); expected settings with values", node, &problems)
      return changes
    }
    flatten(node, path: [], place: place, into: &changes, problems: &problems)
    return changes
  }

  private func flatten(
    _ node: SpecNode, path: [String], place: String, into changes: inout SettingChanges,
    problems: inout ProblemList
  ) {
    guard case .mapping(let members) = node.content else { return }
    for member in members {
      var path =
        path
        + member.key.split(separator: ".", omittingEmptySubsequences: false)
        .map(String.init)
      if case .mapping = member.value.content {} else { path = SpecKey.ofSingleValue(path) }
      let joined = path.joined(separator: ".")
      let keyPath = place.isEmpty ? joined : "\(place).\(joined)"
      if let key = SpecKey.find(path) {
        guard changes.byPath[joined] == nil else {
          report(keyPath, "is given twice", member.value, &problems)
          continue
        }
        if let value = read(member.value, of: key, keyPath: keyPath, problems: &problems) {
          changes.byPath[joined] = SettingChanges.Change(
            value: value, keyPath: keyPath, line: member.value.line,
            onCommandLine: onCommandLine)
        }
      } else if SpecKey.isPrefix(path) {
        if case .mapping = member.value.content {
          flatten(
            member.value, path: path, place: place, into: &changes, problems: &problems)
        } else {
          report(
            keyPath,
            "found \(member.value.shown); expected keys with values, such as "
              + SpecKey.children(of: path).joined(separator: ", "), member.value, &problems)
        }
      } else {
        report(keyPath, unknownKeyMessage(path, member.value), member.value, &problems)
      }
    }
  }

  /// The value of a setting; an optional nil goes back to the default, nil is a problem.
  func read(
    _ node: SpecNode, of key: SpecKey, keyPath: String, problems: inout ProblemList
  ) -> SpecKey.Value?? {
    if node.isReset { return .some(nil) }
    do throws(SpecValueError) {
      return try key.read(node)
    } catch {
      report(keyPath, error.message + quotingHint(node), node, &problems)
      return nil
    }
  }

  private func unknownKeyMessage(_ path: [String], _ node: SpecNode) -> String {
    if path.last?.hasSuffix(")") == true, path.last?.contains("(") == false {
      return "unknown key; inside { } or [ ] write formats in quotes: 'posit(8,1)'"
    }
    if onCommandLine, path.first == "base" {
      return "settings are named without 'base' here: \(path.dropFirst().joined(separator: "."))"
    }
    var known = path.count
    while known > 0, !SpecKey.isPrefix(Array(path[..<(known - 1)])) { known -= 1 }
    let parent = Array(path[..<max(0, known - 1)])
    let name = path[max(0, known - 1)]
    let hint = NearestName.hint(for: name, among: SpecKey.children(of: parent))
    return "unknown key '\(name)'" + hint
  }

  /// YAML splits an unquoted format at its comma inside brackets; say so.
  private func quotingHint(_ node: SpecNode) -> String {
    guard let text = node.plainText, text.contains("("), !text.contains(")") else { return "" }
    return "; inside { } or [ ] write it in quotes: 'posit(8,1)'"
  }

  private func report(
    _ keyPath: String, _ message: String, _ node: SpecNode, _ problems: inout ProblemList
  ) {
    problems.add(keyPath, message, line: node.line, onCommandLine: onCommandLine)
  }
}
