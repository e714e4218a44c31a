import Yams

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

  init(_ node: Node, keepingLines: Bool) {
    line = keepingLines ? node.mark?.line : nil
    switch node {
    case .scalar(let scalar):
      let plain = scalar.style == .any || scalar.style == .plain
      content = .scalar(scalar.string, quoted: !plain)
    case .sequence(let sequence):
      content = .list(sequence.map { SpecNode($0, keepingLines: keepingLines) })
    case .mapping(let mapping):
      content = .mapping(
        mapping.map { key, value in
          Member(
            key: key.string ?? "\(key)", value: SpecNode(value, keepingLines: keepingLines))
        })
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

  /// How the piece is called in messages.
  var shown: String {
    switch content {
    case .scalar("", quoted: false): "nothing"
    case .scalar(let text, quoted: true): "the text '\(text)'"
    case .scalar(let text, quoted: false): "'\(text)'"
    case .list: "a list"
    case .mapping: "keys with values"
    }
  }
}
