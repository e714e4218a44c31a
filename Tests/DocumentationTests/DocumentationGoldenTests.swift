import Foundation
import Testing

/// No page shows Swift that is not compiled and run here, and every product has an example.
@Suite struct DocumentationGoldenTests {
  private static func examples() throws -> [(page: String, code: [String])] {
    let folder = repository.appendingPathComponent("Tests/DocumentationTests").path
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Document") }
      .flatMap { try SourceFile("\(folder)/\($0)").examples }
  }

  @Test func everyBlockIsAnExample() throws {
    let examples = try Self.examples()
    var untested: [String] = []
    for page in try DocumentationPage.all() {
      var tested = Set<Int>()
      for example in examples where example.page == page.path {
        if let blocks = page.place(of: example.code) { tested.formUnion(blocks) }
      }
      for (index, block) in page.blocks.enumerated() where !tested.contains(index) {
        untested.append("\(page.path): \(block.code.joined(separator: "\n"))")
      }
    }
    #expect(untested.isEmpty, "no test runs \(untested.joined(separator: "\n"))")
  }

  @Test func everyProductHasAnExample() throws {
    let manifest = try String(
      contentsOf: repository.appendingPathComponent("Package.swift"), encoding: .utf8)
    let products = manifest.matches(of: /\.library\(name: "(\w+)"/).map { String($0.1) }
    #expect(products.count >= 8)
    let imported = Set(
      try DocumentationPage.all().filter { $0.path != "README.md" }.flatMap { page in
        page.blocks.flatMap(\.imports).filter { page.path.contains("/\($0).docc/") }
      })
    #expect(
      Set(products).isSubset(of: imported),
      "without an example: \(Set(products).subtracting(imported))")
  }
}
