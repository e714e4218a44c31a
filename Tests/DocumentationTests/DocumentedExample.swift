import Foundation
import Testing

/// What an example has printed.
final class PrintedLines {
  var lines: [String] = []
}

/// Examples of the README and the articles, compiled and run.
///
/// A test gives `example` its code as a closure: the code must stand on the page, in one fenced block or
/// in several that follow one another, and every line that it prints must be the comment behind its
/// `print` there. So a page shows nothing that does not compile, and no other output than the real one.
protocol DocumentedExample {
  var printed: PrintedLines { get }
}

extension DocumentedExample {
  /// Takes the place of Swift's own `print` in the examples.
  func print(_ items: Any...) {
    printed.lines.append(items.map { "\($0)" }.joined(separator: " "))
  }

  /// Runs an example and holds it to its page.
  ///
  /// - Parameters:
  ///   - path: the page, from the top of the repository.
  ///   - file: of the call, which must begin the closure on its own line.
  ///   - line: of the call.
  ///   - body: the example.
  /// - Throws: what the example throws, and where a file cannot be read.
  func example(
    _ path: String, file: String = #filePath, line: Int = #line, _ body: () throws -> Void
  ) throws {
    printed.lines = []
    try body()
    let page = try DocumentationPage(path)
    let source = try SourceFile(file)
    let code = source.code(ofExampleAt: line - 1)
    #expect(!code.isEmpty, "\(path): an example without code")
    let blocks = page.blocks(of: code)
    guard let blocks else {
      Issue.record(
        "\(path) has no blocks with the code of line \(line):\n\(code.joined(separator: "\n"))")
      return
    }
    for name in blocks.flatMap(\.imports) {
      #expect(source.imports.contains(name), "\(path) imports \(name), its test does not")
    }
    #expect(blocks.flatMap(\.output) == printed.lines, "\(path), line \(line) of its test")
  }
}
