import Foundation
import RunRecords
import Testing

@testable import Reports

@Suite("Figures show every cell, within the number of curves that can be told apart")
struct FigurePropertyTests {
  @Test func everyCellWithAResultHasOneCurve() throws {
    let report = Report(MadeUpStudy.paper().results())
    let curves = report.figures.filter { $0.name.hasPrefix("training-curves") }
    let blocks = curves.map { figure in
      figure.numbers.split(separator: "\n").filter { $0.hasPrefix("# block") }.map {
        String($0.split(separator: ":", maxSplits: 1)[1].dropFirst())
      }
    }
    // Each figure begins with the baseline; 24 formats and 15 repairs have results.
    #expect(blocks.allSatisfy { $0.first == "float32" })
    #expect(blocks.map { $0.count - 1 }.reduce(0, +) == 24 + 15)
    #expect(blocks.allSatisfy { $0.count - 1 <= TrainingCurves.limit })
    #expect(
      curves.map(\.name) == [
        "training-curves-formats-1-other-formats", "training-curves-formats-2-posits-with-es-0",
        "training-curves-formats-3-posits-with-es-1", "training-curves-formats-4-posits-with-es-2",
        "training-curves-repairs-1-posit-8-1", "training-curves-repairs-2-posit-8-2",
        "training-curves-repairs-3-posit-6-1",
      ])
  }

  @Test func bitsFigureHasLinesRivalsAndWhatIsMissing() throws {
    let report = Report(MadeUpStudy.paper().results())
    let figures = report.figures.filter { $0.name.hasPrefix("accuracy-against-bits") }
    #expect(figures.map(\.name) == ["accuracy-against-bits-formats"])
    let heads = figures[0].numbers.split(separator: "\n").filter { $0.hasPrefix("# block") }
    #expect(
      heads == [
        "# block 0: float32", "# block 1: posit, es = 0", "# block 2: posit, es = 1",
        "# block 3: posit, es = 2", "# block 4: bfloat16", "# block 5: float16",
        "# block 6: float8(e4m3)", "# block 7: no result: float8(e5m2)",
      ])
  }

  @Test func whatCannotBeSplitByLabelsIsCutInOrder() {
    var study = MadeUpStudy()
    let rates = (1...20).map { (["0.\($0)"], [MadeUpStudy.Outcome.finished([0.1, 0.5])]) }
    study.addGroup("rates", "Learning rates", axes: ["learningRate"], rates)
    let panels = CurvePanels.panels(of: study.plan.groups[0], drawn: Array(0..<20), limit: 7)
    #expect(panels.map(\.name) == ["part 1 of 3", "part 2 of 3", "part 3 of 3"])
    #expect(panels.map(\.cells) == [Array(0..<7), Array(7..<14), Array(14..<20)])
  }

  @Test func namesAreSafeInFilesAndScripts() {
    #expect(Figure.fileName(["Bits", "posit(8,1)/é _", ""]) == "bits-posit-8-1")
    #expect(FigureScript.quoted("Lu's\n100 %") == "'Lu''s 100 %'")
  }

  @Test func datesOfPDFsAreTakenOut() {
    let made = Array("x /CreationDate (D:20261123195003Z) y /ModDate (D:2026".utf8)
    let bytes = Gnuplot.withoutDate(made)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text == "x /CreationDate (D:19700101000000Z) y /ModDate (D:1970")
  }
}
