import RunRecords
import Yams

/// A study file with more pieces than any study needs.
struct SpecSizeError: Error {}

/// A piece of a study file with the line it stands on, before anything is known about its meaning.
struct SpecNode: Sendable {
  /// What the piece is.
  enum Content: Sendable {
    /// A single value; `quoted` texts are never numbers.
    case scalar(String, quoted: Bool)
    /// A list.
    case list([SpecNode])
    /// Keys with values, in the order of the file.
    case mapping([Member])
  }

  /// A key with its value.
  struct Member: Sendable {
    var key: String
    var value: SpecNode
  }

  /// What the piece is.
  var content: Content
  /// The line in the file, from 1; nil on the command line.
  var line: Int?

  init(_ content: Content, line: Int?) {
    self.content = content
    self.line = line
  }

  /// Takes over what the YAML parser read.
  ///
  /// - Parameters:
  ///   - node: what was read.
  ///   - keepingLines: whether its lines mean anything to the reader of messages.
  ///   - budget: the pieces that may still come; an alias counts as all that it stands for.
  /// - Throws: `SpecSizeError` once the budget is spent, however large the whole would become.
  init(_ node: Node, keepingLines: Bool, budget: inout Int) throws(SpecSizeError) {
    budget -= 1
    guard budget >= 0 else { throw SpecSizeError() }
    line = keepingLines ? node.mark?.line : nil
    switch node {
    case .scalar(let scalar):
      let plain = scalar.style == .any || scalar.style == .plain
      content = .scalar(scalar.string, quoted: !plain)
    case .sequence(let sequence):
      var elements: [SpecNode] = []
      for element in sequence {
        elements.append(try SpecNode(element, keepingLines: keepingLines, budget: &budget))
      }
      content = .list(elements)
    case .mapping(let mapping):
      var members: [Member] = []
      for (key, value) in mapping {
        // A key that is a list or a mapping is no key of ours, and never shown in full.
        let value = try SpecNode(value, keepingLines: keepingLines, budget: &budget)
        members.append(Member(key: key.string ?? "a key that is no text", value: value))
      }
      content = .mapping(members)
    case .alias: content = .scalar("", quoted: false)
    }
  }

  /// Whether nothing is written where a value should be, or `null`.
  var isNull: Bool {
    guard case .scalar(let text, quoted: false) = content else { return false }
    return ["", "null", "~"].contains(text)
  }

  /// Whether `null` is written, which takes a setting back to its default.
  var isReset: Bool {
    isNull && text != ""
  }

  /// The text of a single value.
  var text: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  /// The text of a single value that was not quoted.
  var plainText: String? {
    guard case .scalar(let text, quoted: false) = content else { return nil }
    return text
  }

  /// The most pieces (keys, values, lists) of a study, what aliases stand for included.
  static let largestCount = 1_000_000

  private static func excerpt(_ text: String) -> String {
    let shown = ShellWord.shown(text)
    return shown.count > 80 ? shown.prefix(80) + "…" : shown
  }

  /// How the piece is called in messages.
  var shown: String {
    switch content {
    case .scalar("", quoted: false): "nothing"
    case .scalar(let text, quoted: true): "the text '\(Self.excerpt(text))'"
    case .scalar(let text, quoted: false): "'\(Self.excerpt(text))'"
    case .list: "a list"
    case .mapping: "keys with values"
    }
  }
}
