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
    // posit(8,1) with a warm-up of 2 has no twin in its group: the first float32 cell with the same
    // settings outside the precision stands in.
    #expect(
      try names(study) == [
        ["self", "0 float32, 0", "self", "0 float32, 1", "0 float32, 0"], ["0 float32, 0"],
        ["none"],
      ])
  }

  @Test func labelsNameWidths() {
    let labels = [
      "posit(8,1)", "posit(16,0)", "bfloat16", "float8(e4m3)", "posit(8,1)/(8,2)", "none",
    ]
    let read = labels.map { FormatLabel(parsing: $0) }
    #expect(read.map { $0?.bits } == [8, 16, 16, 8, 8, nil])
    #expect(read.map { $0?.es } == [1, 0, nil, nil, nil, nil])
  }
}
