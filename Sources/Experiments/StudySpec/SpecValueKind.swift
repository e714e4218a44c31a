import RunRecords

/// A value that a setting cannot have; the message says what was found.
struct SpecValueError: Error {
  var message: String
}

/// What a setting may be: a check of one piece of a study file that gives the canonical value.
struct SpecValueKind: Sendable {
  /// What is allowed, in words that follow "expected".
  let allowed: String
  /// The canonical value; throws what is wrong.
  let read: @Sendable (SpecNode) throws(SpecValueError) -> JSONValue

  private init(
    _ allowed: String, read: @escaping @Sendable (SpecNode) throws(SpecValueError) -> JSONValue
  ) {
    self.allowed = allowed
    self.read = read
  }

  private init(_ allowed: String, value: @escaping @Sendable (SpecNode) -> JSONValue?) {
    self.init(allowed) { (node) throws(SpecValueError) in
      guard let value = value(node) else {
        throw SpecValueError(message: "found \(node.shown); expected \(allowed)")
      }
      return value
    }
  }

  /// A whole number of a range.
  static func whole(_ range: ClosedRange<Int>) -> SpecValueKind {
    SpecValueKind("a whole number, \(range.lowerBound) to \(range.upperBound)") { node in
      guard let value = node.plainText.flatMap({ Int($0) }), range.contains(value) else {
        return nil
      }
      return .integer(value)
    }
  }

  /// A finite number that a condition holds for.
  static func number(
    _ condition: String, _ holds: @escaping @Sendable (Double) -> Bool
  ) -> SpecValueKind {
    SpecValueKind("a number, \(condition)") { node in number(node, holds) }
  }

  /// A number, or a list of them: one a channel.
  static func numbers(
    _ condition: String, _ holds: @escaping @Sendable (Double) -> Bool
  ) -> SpecValueKind {
    SpecValueKind("a number or a list of numbers, one a channel, \(condition)") { node in
      guard case .list(let elements) = node.content else {
        return number(node, holds).map { .array([$0]) }
      }
      let values = elements.compactMap { number($0, holds) }
      return values.count == elements.count && !values.isEmpty ? .array(values) : nil
    }
  }

  /// A list of at most so many whole numbers of a range.
  static func counts(_ range: ClosedRange<Int>, atMost most: Int) -> SpecValueKind {
    let allowed =
      "a list of at most \(most) whole numbers, \(range.lowerBound) to \(range.upperBound) each"
    return SpecValueKind(allowed) { (node) throws(SpecValueError) in
      guard case .list(let elements) = node.content else {
        throw SpecValueError(message: "found \(node.shown); expected \(allowed)")
      }
      guard elements.count <= most else {
        throw SpecValueError(message: "found \(elements.count) elements; expected \(allowed)")
      }
      var values: [JSONValue] = []
      for element in elements {
        guard let value = element.plainText.flatMap({ Int($0) }), range.contains(value) else {
          throw SpecValueError(message: "found \(element.shown) in it; expected \(allowed)")
        }
        values.append(.integer(value))
      }
      return .array(values)
    }
  }

  /// A count, or everything there is.
  static let countOrAll = SpecValueKind(
    "'all' or a whole number, 1 to \(largestSampleCount)"
  ) { node in
    if node.text == "all" { return .string("all") }
    guard let value = node.plainText.flatMap({ Int($0) }), (1...largestSampleCount).contains(value)
    else { return nil }
    return .integer(value)
  }

  /// More samples than any data set of this layout holds.
  private static let largestSampleCount = 1_000_000_000

  /// One of some words.
  static func oneOf(_ words: [String]) -> SpecValueKind {
    SpecValueKind("one of \(words.joined(separator: ", "))") { node in
      node.text.flatMap { words.contains($0) ? .string($0) : nil }
    }
  }

  /// Any text of one line.
  static let text = SpecValueKind("a text of one line, without control characters") { node in
    guard !node.isNull, let text = node.text, !ShellWord.hasControlCharacters(text) else {
      return nil
    }
    return .string(text)
  }

  /// A text with a grammar; `canonical` gives its one spelling or throws an error that describes
  /// itself.
  static func parsed(
    _ allowed: String, canonical: @escaping @Sendable (String) throws -> String
  ) -> SpecValueKind {
    SpecValueKind(allowed) { (node) throws(SpecValueError) in
      guard !node.isNull, let text = node.text else {
        throw SpecValueError(message: "found \(node.shown); expected \(allowed)")
      }
      do {
        return .string(try canonical(text))
      } catch {
        throw SpecValueError(message: "\(error)")
      }
    }
  }

  private static func number(_ node: SpecNode, _ holds: (Double) -> Bool) -> JSONValue? {
    guard let value = node.plainText.flatMap({ Double($0) }), value.isFinite, holds(value)
    else { return nil }
    return .canonical(value)
  }
}
