import Foundation
import TestSupport
import Testing

/// The study file of the article "Write a quantisation study" is one, and has the cells that the article says.
@Suite struct StudyArticleGoldenTests {
  @Test func theStudyIsOne() throws {
    let article = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent(
        "../../Sources/NeuralNetworks/NeuralNetworks.docc/WriteAQuantisationStudy.md"
      ).standardizedFileURL
    let text = try String(contentsOf: article, encoding: .utf8)
    let files = text.matches(of: /(?s)```yaml\n(.*?)```/).map { String($0.1) }
    #expect(files.count == 1)
    let folder = try TemporaryDirectory()
    try folder.write(try #require(files.first), to: "my-study/study.yaml")
    // Any data set of the same images: the real one need not be installed.
    let result = try ProgramUnderTest.run(
      ["sweep", "my-study", "--dry-run", "--set", "data.name=synthetic"], in: folder.path)
    #expect(result.exitStatus == 0, "\(result)")
    #expect(result.output.contains("5 cells, 50 runs"), "\(result)")
    #expect(text.contains("five formats and\nroundings of errors, ten seeds each"))
  }
}
