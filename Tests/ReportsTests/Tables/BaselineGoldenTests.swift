import RunRecords
import Testing

@testable import Reports

@Suite("Cells are compared with the float32 cell that differs in nothing else")
struct BaselineGoldenTests {
  private func names(_ study: MadeUpStudy) throws -> [[String]] {
    let summary = StudySummary(study.results(), metric: .testAccuracy)
    return summary.cells.map { cells in
      cells.map { cell in
        switch cell.comparison {
        case .isBaseline: "self"
        case .noBaseline: "none"
        case .difference(_, let name): "\(name.group) \(summary.cell(name).name)"
        }
      }
    }
  }

  @Test func sameGroupFirstThenSameSettings() throws {
    var study = MadeUpStudy()
    let ended: [MadeUpStudy.Outcome] = [.finished([0.5]), .finished([0.6]), .finished([0.7])]
    study.addGroup(
      "warm", "Warm-up", axes: ["format", "warmup"],
      [
        (["float32", "0"], ended), (["posit(8,1)", "0"], ended), (["float32", "1"], ended),
        (["posit(8,1)", "1"], ended), (["posit(8,1)", "2"], ended),
      ])
    study.addGroup("repair", "Repair", axes: ["master"], [(["float16"], ended)])
    study.addGroup(
      "large", "Large", axes: ["format"], [(["posit(8,2)"], ended)], settings: ["epochs": 20])
    // posit(8,1) with a warm-up of 2 has no counterpart in its group: the first float32 cell with the same
    // settings outside the precision stands in.
    #expect(
      try names(study) == [
        ["self", "0 float32, 0", "self", "0 float32, 1", "0 float32, 0"], ["0 float32, 0"],
        ["none"],
      ])
  }

  @Test func plansNameFormats() {
    let labels = [
      "posit(8,1)", "posit(16,0)", "bfloat16", "float8(e4m3)", "posit(8,1)/(8,2)", "bposit(8,1,3)",
      "mxfp8(e4m3)", "none",
    ]
    var study = MadeUpStudy()
    study.addGroup("formats", "Formats", axes: ["format"], labels.map { ([$0], []) })
    let read = study.plan.groups[0].cells.map { CellFormat(of: $0) }
    #expect(read.map { $0?.bits } == [8, 16, 16, 8, 8, 8, 8, nil])
    #expect(read.map { $0?.es } == [1, 0, nil, nil, nil, nil, nil, nil])
    #expect(read.map { $0?.isMixed } == [false, false, false, false, true, false, false, nil])
    #expect(read[6]?.format.bitsPerValue == 8.25)
    // Passes in posits, all else in float32.
    var cell = study.plan.groups[0].cells[0]
    func rule(_ format: String) -> JSONValue { .object(["format": .string(format)]) }
    cell.specification = .object([
      "precision": .object([
        "default": rule("float32"), "weight": rule("posit(8,1)"), "activation": rule("posit(8,1)"),
        "error": rule("posit(8,1)"), "weightGradient": rule("posit(8,1)"),
      ])
    ])
    let passes = CellFormat(of: cell)
    #expect(passes?.es == 1 && passes?.bits == 8)
  }

  /// What decides the format is found from the specifications: words in labels mislead nobody.
  @Test func formatAxisIsThatOfTheSpecification() {
    var study = MadeUpStudy()
    let formats = ["posit(8,1)", "posit(8,2)"]
    study.addGroup(
      "both", "Both", axes: ["repair", "format"],
      ["master posit(16,1)", "none"].flatMap { repair in formats.map { ([repair, $0], []) } })
    study.addGroup("one", "One", axes: ["repair"], [(["posit(8,1)"], [])])
    #expect(FormatSlice.formatAxis(of: study.plan.groups[0]) == 1)
    #expect(FormatSlice.formatAxis(of: study.plan.groups[1]) == nil)
  }
}
