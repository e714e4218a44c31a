import Foundation

/// The top of the repository.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appendingPathComponent("../..").standardizedFileURL

/// A line with every run of blanks as one: the formatter of sources may not decide how pages look.
private func normalized(_ line: some StringProtocol) -> String {
  line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// A page whose Swift code is tested.
struct DocumentationPage {
  /// A fenced block of Swift.
  struct Block {
    /// What it imports.
    var imports: [String] = []
    /// Its other lines, without blank ones.
    var code: [String] = []
    /// What it says that it prints: the comments behind calls of `print`, or below where they are long.
    var output: [String] = []
  }

  let path: String
  let blocks: [Block]

  /// Reads a page, by its path from the top of the repository.
  init(_ path: String) throws {
    self.path = path
    let text = try String(contentsOf: repository.appendingPathComponent(path), encoding: .utf8)
    var blocks: [Block] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```swift"
        if isInside { blocks.append(Block()) }
      } else if isInside {
        blocks[blocks.count - 1].take(normalized(line))
      }
    }
    // What goes into a manifest is no example of a library.
    self.blocks = blocks.filter { !($0.code.first?.hasPrefix(".package(") ?? false) }
  }

  /// Every page that may have examples.
  static func all() throws -> [DocumentationPage] {
    let sources = repository.appendingPathComponent("Sources").path
    let articles =
      (FileManager.default.enumerator(atPath: sources)?.compactMap { $0 as? String } ?? [])
      .filter { $0.contains(".docc/") && $0.hasSuffix(".md") }
    return try (["README.md"] + articles.map { "Sources/\($0)" }.sorted()).map { try Self($0) }
  }

  /// The neighbouring blocks that an example's code is made of; nil where it is on no such place.
  func blocks(of code: [String]) -> ArraySlice<Block>? {
    place(of: code).map { blocks[$0] }
  }

  /// The numbers of those blocks.
  func place(of code: [String]) -> Range<Int>? {
    for first in blocks.indices {
      var joined: [String] = []
      for last in first..<blocks.count {
        joined += blocks[last].code
        if joined == code { return first..<(last + 1) }
        if joined.count >= code.count { break }
      }
    }
    return nil
  }
}

extension DocumentationPage.Block {
  fileprivate mutating func take(_ line: String) {
    if line.isEmpty { return }
    if line.hasPrefix("import ") {
      imports.append(String(line.dropFirst("import ".count)))
      return
    }
    if line.hasPrefix("print("), let comment = line.range(of: " // ") {
      output.append(String(line[comment.upperBound...]))
    } else if line.hasPrefix("// "), code.last?.hasPrefix("print(") ?? false {
      output.append(String(line.dropFirst("// ".count)))
    }
    code.append(line)
  }
}

/// A Swift file of this folder, with the examples in it.
struct SourceFile {
  let lines: [String]

  init(_ path: String) throws {
    lines = try String(contentsOfFile: path, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  }

  /// The modules that it imports.
  var imports: [String] {
    lines.filter { $0.hasPrefix("import ") }.map { String($0.dropFirst("import ".count)) }
  }

  /// The lines of the closure that begins at the end of a line, without blank ones.
  func code(ofExampleAt line: Int) -> [String] {
    let indentation = lines[line].prefix { $0 == " " }
    let body = lines[(line + 1)...].prefix { $0 != indentation + "}" }
    return body.map { normalized($0) }.filter { !$0.isEmpty }
  }

  /// The pages of all examples, and their code.
  var examples: [(page: String, code: [String])] {
    lines.indices.compactMap { index in
      guard let call = lines[index].range(of: "try example(\"") else { return nil }
      let page = lines[index][call.upperBound...].prefix { $0 != "\"" }
      return (String(page), code(ofExampleAt: index))
    }
  }
}
