import Foundation
import RunRecords
import Yams

/// Reads a study file and what `--set` changes of it, collecting every problem.
struct StudyReader {
  var problems: ProblemList
  private let file: String

  init(file: String) {
    self.file = file
    problems = ProblemList(file: file)
  }

  /// Reads the text of a study file.
  ///
  /// - Throws: `SpecProblems` where the text is no YAML or not a mapping; everything smaller is
  ///   collected in `problems`.
  mutating func read(_ yaml: String, assignments: [String]) throws(SpecProblems) -> StudySpec {
    guard let root = try Self.parse(yaml, file: file), case .mapping = root.content else {
      throw SpecProblems(problems: [
        SpecProblem(
          source: .file(file, line: nil), keyPath: "",
          message: "a study is keys with values, such as base, axes and seeds")
      ])
    }
    let members = members(
      of: root, place: "",
      known: ["title", "seeds", "base", "axes", "exclude", "groups", "published"])
    var study = StudySpec(
      file: file, name: Self.studyName(file), title: "", seeds: [],
      base: SettingsReader().read(members["base"], place: "base", problems: &problems),
      groups: groups(members), overrides: SettingChanges())
    study.title = text(members["title"], "title") ?? study.name
    if let seeds = members["seeds"] {
      study.seeds = readSeeds(seeds, place: "seeds")
    } else {
      problems.add("seeds", "is missing; expected a list such as [1, 2, 3]", line: root.line)
    }
    study.published = published(members["published"])
    read(assignments, into: &study)
    if !FileName.isPlain(study.name) {
      problems.add(
        "",
        "the study is named by its directory, '\(ShellWord.shown(study.name))'; expected a name of 1 "
          + "to 200 bytes without control characters", line: nil)
    }
    return study
  }

  /// The known members of a mapping by key; unknown and repeated keys are problems.
  mutating func members(
    of node: SpecNode, place: String, known: [String]
  ) -> [String: SpecNode] {
    guard case .mapping(let members) = node.content else {
      problems.add(
        place, "found \(node.shown); expected \(known.joined(separator: ", "))", line: node.line)
      return [:]
    }
    var found: [String: SpecNode] = [:]
    for member in members {
      let keyPath = place.isEmpty ? member.key : "\(place).\(member.key)"
      if !known.contains(member.key) {
        var hint = NearestName.hint(for: member.key, among: known)
        if place.isEmpty, let first = member.key.split(separator: ".").first,
          SpecKey.isPrefix([String(first)]) || SpecKey.find([member.key]) != nil
        {
          hint = "; settings of the runs stand below base"
        }
        problems.add(keyPath, "unknown key '\(member.key)'\(hint)", line: member.value.line)
      }
      found[member.key] = member.value
    }
    return found
  }

  mutating func text(_ node: SpecNode?, _ place: String) -> String? {
    guard let node else { return nil }
    guard let text = node.text, !node.isNull, !ShellWord.hasControlCharacters(text) else {
      problems.add(
        place, "found \(node.shown); expected a text of one line, without control characters",
        line: node.line)
      return nil
    }
    return text
  }

  mutating func readSeeds(
    _ node: SpecNode, place: String, onCommandLine: Bool = false
  ) -> [Int] {
    guard case .list(let elements) = node.content, !elements.isEmpty else {
      problems.add(
        place, "found \(node.shown); expected a list of whole numbers such as [1, 2, 3]",
        line: node.line, onCommandLine: onCommandLine)
      return []
    }
    var seeds: [Int] = []
    var known: Set<Int> = []
    for (index, element) in elements.enumerated() {
      guard let seed = element.plainText.flatMap({ Int($0) }), seed >= 0 else {
        problems.add(
          "\(place)[\(index)]", "found \(element.shown); expected a whole number, at least 0",
          line: element.line, onCommandLine: onCommandLine)
        continue
      }
      if !known.insert(seed).inserted {
        problems.add(
          "\(place)[\(index)]", "seed \(seed) is given twice", line: element.line,
          onCommandLine: onCommandLine)
      }
      seeds.append(seed)
    }
    return seeds
  }

  private mutating func read(_ assignments: [String], into study: inout StudySpec) {
    for assignment in assignments {
      guard let equals = assignment.firstIndex(of: "="), equals > assignment.startIndex else {
        problems.add(assignment, "expected key=value", line: nil, onCommandLine: true)
        continue
      }
      let key = String(assignment[..<equals])
      let value = String(assignment[assignment.index(after: equals)...])
      let node: SpecNode
      do throws(SpecProblems) {
        node =
          try Self.parse(value, file: file, keepingLines: false)
          ?? SpecNode(.scalar("", quoted: false), line: nil)
      } catch {
        problems.add(key, "'\(value)' is not valid YAML", line: nil, onCommandLine: true)
        continue
      }
      if key == "seeds" {
        let seeds = readSeeds(node, place: key, onCommandLine: true)
        if !seeds.isEmpty { study.seeds = seeds }
        continue
      }
      let mapping = SpecNode(.mapping([SpecNode.Member(key: key, value: node)]), line: nil)
      let changes = SettingsReader(onCommandLine: true).read(
        mapping, place: "", problems: &problems)
      study.overrides.byPath.merge(changes.byPath) { _, last in last }
    }
  }

  /// The name of a study: the directory that its file lies in.
  static func studyName(_ file: String) -> String {
    URL(fileURLWithPath: file).standardizedFileURL.deletingLastPathComponent().lastPathComponent
  }

  static func parse(
    _ text: String, file: String, keepingLines: Bool = true
  ) throws(SpecProblems) -> SpecNode? {
    guard !hasAliasesAndComplexKeys(text) else {
      throw SpecProblems(problems: [
        SpecProblem(
          source: .file(file, line: nil), keyPath: "",
          message: "a key is an alias, a list or a mapping; expected plain texts as keys")
      ])
    }
    do {
      guard let root = try compose(yaml: text) else { return nil }
      var budget = SpecNode.largestCount
      return try SpecNode(root, keepingLines: keepingLines, budget: &budget)
    } catch is SpecSizeError {
      throw SpecProblems(problems: [
        SpecProblem(
          source: .file(file, line: nil), keyPath: "",
          message: "more than \(SpecNode.largestCount) keys and values, what aliases stand for "
            + "included; expected fewer")
      ])
    } catch {
      let (line, message) = explain(error)
      throw SpecProblems(problems: [
        SpecProblem(source: .file(file, line: line), keyPath: "", message: message)
      ])
    }
  }

  /// Whether keys may stand for as much as aliases can.
  ///
  /// The parser compares keys in full, however much that is, before anybody can count it.
  /// Nothing of ours has such keys.
  private static func hasAliasesAndComplexKeys(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let blanks = Set(" \t\r\n".utf8)
    let before = blanks.union("[{,:?-".utf8)
    var hasAlias = false
    var hasComplexKey = false
    for (index, byte) in bytes.enumerated() where "*?]}".utf8.contains(byte) {
      let isFirst = index == 0 || before.contains(bytes[index - 1])
      var next = index + 1
      switch byte {
      case UInt8(ascii: "?"):
        if isFirst, next == bytes.count || blanks.contains(bytes[next]) { hasComplexKey = true }
        continue
      case UInt8(ascii: "*"):
        guard isFirst, next < bytes.count, !blanks.contains(bytes[next]) else { continue }
        hasAlias = true
        while next < bytes.count, !blanks.contains(bytes[next]), !",]}:".utf8.contains(bytes[next])
        {
          next += 1
        }
      default: break
      }
      while next < bytes.count, blanks.contains(bytes[next]) { next += 1 }
      if next < bytes.count, bytes[next] == UInt8(ascii: ":") { hasComplexKey = true }
    }
    return hasAlias && hasComplexKey
  }

  private static func explain(_ error: any Error) -> (line: Int?, message: String) {
    switch error as? YamlError {
    case .duplicatedKeysInMapping(let keys, let context):
      (context.mark.line, "key '\(keys.joined(separator: "', '"))' is given twice")
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, "not valid YAML: \(problem)")
    default: (nil, "not valid YAML: \(error)")
    }
  }
}
