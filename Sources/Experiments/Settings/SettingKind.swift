import RunRecords

/// A value that a setting cannot have; the message says what was found.
struct SpecValueError: Error {
  var message: String
}

/// What a setting may be: how it is read from a study, and its one canonical form in records.
struct SettingKind<Content: Hashable & Sendable>: Sendable {
  /// What is allowed, in words that follow "expected".
  let allowed: String
  /// The value of a piece of a study file; throws what is wrong.
  let read: @Sendable (SpecNode) throws(SpecValueError) -> Content
  /// The canonical form.
  let json: @Sendable (Content) -> JSONValue
  /// The value of a canonical form; nil where this program knows no such value.
  let decode: @Sendable (JSONValue) -> Content?

  init(
    _ allowed: String, read: @escaping @Sendable (SpecNode) throws(SpecValueError) -> Content,
    json: @escaping @Sendable (Content) -> JSONValue,
    decode: @escaping @Sendable (JSONValue) -> Content?
  ) {
    self.allowed = allowed
    self.read = read
    self.json = json
    self.decode = decode
  }

  /// A kind whose only complaint is that something else was expected.
  init(
    _ allowed: String, value: @escaping @Sendable (SpecNode) -> Content?,
    json: @escaping @Sendable (Content) -> JSONValue,
    decode: @escaping @Sendable (JSONValue) -> Content?
  ) {
    self.init(
      allowed,
      read: { (node) throws(SpecValueError) in
        guard let value = value(node) else {
          throw SpecValueError(message: "found \(node.shown); expected \(allowed)")
        }
        return value
      }, json: json, decode: decode)
  }

  /// A text with a grammar; `parse` reads it or throws an error that describes itself, `text` is its one
  /// spelling.
  static func parsed(
    _ allowed: String, _ parse: @escaping @Sendable (String) throws -> Content,
    text: @escaping @Sendable (Content) -> String
  ) -> SettingKind {
    SettingKind(
      allowed,
      read: { (node) throws(SpecValueError) in
        guard !node.isNull, let written = node.text else {
          throw SpecValueError(message: "found \(node.shown); expected \(allowed)")
        }
        do {
          return try parse(written)
        } catch {
          throw SpecValueError(message: "\(error)")
        }
      }, json: { .string(text($0)) }, decode: { json in json.string.flatMap { try? parse($0) } })
  }
}

extension SettingKind where Content == Int {
  /// A whole number of a range.
  static func whole(_ range: ClosedRange<Int>) -> SettingKind {
    SettingKind("a whole number, \(range.lowerBound) to \(range.upperBound)") { node in
      node.plainText.flatMap { Int($0) }.flatMap { range.contains($0) ? $0 : nil }
    } json: {
      .integer($0)
    } decode: {
      $0.integer.flatMap { range.contains($0) ? $0 : nil }
    }
  }
}

extension SettingKind where Content == Double {
  /// A finite number that a condition holds for.
  static func number(
    _ condition: String, _ holds: @escaping @Sendable (Double) -> Bool
  ) -> SettingKind {
    SettingKind("a number, \(condition)") { node in
      number(node, holds)
    } json: {
      .canonical($0)
    } decode: {
      $0.number.flatMap { holds($0) ? $0 : nil }
    }
  }

  fileprivate static func number(_ node: SpecNode, _ holds: (Double) -> Bool) -> Double? {
    guard let value = node.plainText.flatMap({ Double($0) }), value.isFinite, holds(value)
    else { return nil }
    return value
  }
}

extension SettingKind where Content == [Double] {
  /// A number, or a list of them: one a channel.
  static func numbers(
    _ condition: String, _ holds: @escaping @Sendable (Double) -> Bool
  ) -> SettingKind {
    SettingKind("a number or a list of numbers, one a channel, \(condition)") { node in
      guard case .list(let elements) = node.content else {
        return SettingKind<Double>.number(node, holds).map { [$0] }
      }
      let values = elements.compactMap { SettingKind<Double>.number($0, holds) }
      return values.count == elements.count && !values.isEmpty ? values : nil
    } json: { values in
      .array(values.map { .canonical($0) })
    } decode: { json in
      let values = json.array?.compactMap(\.number) ?? []
      return values.count == json.array?.count && !values.isEmpty && values.allSatisfy(holds)
        ? values : nil
    }
  }
}

extension SettingKind where Content == [Int] {
  /// A list of at most so many whole numbers of a range.
  static func counts(_ range: ClosedRange<Int>, atMost most: Int) -> SettingKind {
    let allowed =
      "a list of at most \(most) whole numbers, \(range.lowerBound) to \(range.upperBound) each"
    return SettingKind(
      allowed,
      read: { (node) throws(SpecValueError) in
        guard case .list(let elements) = node.content else {
          throw SpecValueError(message: "found \(node.shown); expected \(allowed)")
        }
        guard elements.count <= most else {
          throw SpecValueError(message: "found \(elements.count) elements; expected \(allowed)")
        }
        var values: [Int] = []
        for element in elements {
          guard let value = element.plainText.flatMap({ Int($0) }), range.contains(value) else {
            throw SpecValueError(message: "found \(element.shown) in it; expected \(allowed)")
          }
          values.append(value)
        }
        return values
      }, json: { .array($0.map { .integer($0) }) },
      decode: { json in
        let values = json.array?.compactMap(\.integer) ?? []
        return values.count == json.array?.count && values.count <= most
          && values.allSatisfy(range.contains) ? values : nil
      })
  }
}

extension SettingKind where Content == RunSettings.SampleLimit {
  /// A count, or everything there is.
  static let countOrAll = SettingKind("'all' or a whole number, 1 to \(largestCount)") { node in
    if node.text == "all" { return .all }
    return node.plainText.flatMap { Int($0) }.flatMap(limit)
  } json: { limit in
    limit.count.map { .integer($0) } ?? "all"
  } decode: { json in
    json == "all" ? .all : json.integer.flatMap(limit)
  }

  /// More samples than any data set of this layout holds.
  private static var largestCount: Int { 1_000_000_000 }

  @Sendable private static func limit(_ count: Int) -> RunSettings.SampleLimit? {
    (1...largestCount).contains(count) ? .first(count) : nil
  }
}

extension SettingKind where Content == String {
  /// One of some words.
  static func oneOf(_ words: [String]) -> SettingKind {
    SettingKind("one of \(words.joined(separator: ", "))") { node in
      node.text.flatMap { words.contains($0) ? $0 : nil }
    } json: {
      .string($0)
    } decode: { json in
      json.string.flatMap { words.contains($0) ? $0 : nil }
    }
  }

  /// Any text of one line.
  static let text = SettingKind("a text of one line, without control characters") { node in
    guard !node.isNull, let text = node.text, !ShellWord.hasControlCharacters(text) else {
      return nil
    }
    return text
  } json: {
    .string($0)
  } decode: {
    $0.string
  }
}

extension SettingKind where Content: RawRepresentable & CaseIterable, Content.RawValue == String {
  /// One of the names of a type's cases.
  static func name(of type: Content.Type) -> SettingKind {
    let words = type.allCases.map(\.rawValue).joined(separator: ", ")
    return SettingKind("one of \(words)") { node in
      node.text.flatMap { Content(rawValue: $0) }
    } json: {
      .string($0.rawValue)
    } decode: { json in
      json.string.flatMap { Content(rawValue: $0) }
    }
  }
}
