import Foundation
import Testing

/// In this target subjects alone know what is judged: a judge, an operand or a certificate that used its
/// decoder could not see a bug of it.
@Suite struct JudgedImportGoldenTests {
  @Test func onlySubjectsAndFormatsImportWhatIsJudged() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Verification")
    let names = try #require(FileManager.default.enumerator(atPath: root.path))
    var found: Set<String> = []
    var count = 0
    while let name = names.nextObject() as? String {
      guard name.hasSuffix(".swift") else { continue }
      count += 1
      let text = try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
      let isImporter = text.split(separator: "\n").contains { line in
        ["PositArithmetic", "PositArrays", "Quantization"].contains { line == "import \($0)" }
      }
      if isImporter { found.insert(name) }
    }
    #expect(count > 50, "only \(count) files under \(root.path)")
    // Formats: names are read, and patterns shown, as the library does it.
    let others = found.filter { !$0.hasPrefix("Subjects/") && !$0.hasPrefix("Formats/") }
    #expect(others.isEmpty, "\(others.sorted())")
    #expect(found.contains("Subjects/LibrarySubject.swift"))
  }
}
