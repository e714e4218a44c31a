import Foundation
import RunRecords
import Subprocess
import Testing

@testable import Reports

@Suite("Words stay words in CSV, Markdown and LaTeX")
struct EscapingGoldenTests {
  private static let nasty = "50 % of #1_a & {b}^~\\$ <c> | \"d\" -- ``e'' \u{2248} \u{b1}\nf"

  @Test func inEveryLanguage() {
    #expect(
      LaTeXText.escaped(Self.nasty)
        == ##"50 \% of \#1\_a \& \{b\}\textasciicircum{}\textasciitilde{}\textbackslash{}\$ "##
        + ##"\textless{}c\textgreater{} \textbar{} ''d'' -{}- `{}`e'{}' $\approx$ $\pm$ f"##)
    #expect(MarkdownTable.escaped("a_b*c|d<e>\nf [1]") == #"a\_b\*c\|d\<e\> f \[1\]"#)
    #expect(
      MarkdownTable.escaped("&lt; $x$ \u{1B}[1m\u{7}") == "\\&lt; \\$x\\$ \u{FFFD}\\[1m\u{FFFD}")
    #expect(LaTeXText.escaped("a\u{1B}b\u{2028}c\u{0}") == "a?b c?")
    #expect(FigureScript.quoted("a\u{1B}'b") == "'a\u{FFFD}''b'")
    let fields = ["plain", "posit(8,1)", "say \"so\"", "two\nlines", " blank", "#1", ""]
    #expect(
      fields.map(CSVText.quoted) == [
        "plain", "\"posit(8,1)\"", "\"say \"\"so\"\"\"", "\"two\nlines\"", "\" blank\"", "\"#1\"",
        "",
      ])
  }

  /// A name that would end the comment, be carried out by a shell, or begin a line of its own.
  @Test func theCommandInTheFirstLineStaysThere() {
    var study = MadeUpStudy.golden()
    study.plan.study = "a --> <b>\n$(touch x)"
    let report = Report(study.results(), baselineLabel: "it's --!> x")
    for text in report.tables.map(\.text) + report.figures.map(\.script) {
      let first = String(text.prefix { $0 != "\n" })
      #expect(first.contains("touch x)' --baseline 'it'\\''s --"), "\(first)")
    }
    let page = report.tables.first { $0.name == "table.md" }?.text ?? ""
    let first = page.prefix { $0 != "\n" }
    #expect(first.ranges(of: "-->").count == 1 && first.hasSuffix("-->"))
    #expect(!first.contains("--!>"))
  }

  @Test func numbersAreRoundedOnceAndNeverMinusZero() {
    #expect(DecimalText.fixed(-0.004, decimals: 2, signed: true) == "0.00")
    #expect(DecimalText.fixed(0.125, decimals: 1, signed: true) == "+0.1")
    #expect(DecimalText.fixed(-80.2, decimals: 2, signed: true) == "-80.20")
    #expect(DecimalText.exact(0.8956, scale: 100) == "89.56")
    #expect(DecimalText.exact(0.895625, scale: 100) == "89.5625")
    #expect(DecimalText.exact(1, scale: 100) == "100.00")
    #expect(DecimalText.exact(0.25, scale: 1) == "0.25")
  }

  /// Whether pdflatex with booktabs is here; where it is not, braces and environments are counted.
  private static let hasLaTeX = ["/usr/bin/pdflatex", "/usr/local/bin/pdflatex"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private static func nastyStudy() -> MadeUpStudy {
    var study = MadeUpStudy.golden()
    study.plan.title = nasty
    study.plan.groups[0].title = nasty
    study.plan.groups[1].axes[0].name = nasty
    return study
  }

  @Test func tablesAreLaTeX() {
    let report = Report(Self.nastyStudy().results())
    let tex = report.tables.first { $0.name == "table.tex" }?.text ?? ""
    let rows = tex.split(separator: "\n").filter { $0.hasSuffix("\\\\") }
    #expect(!rows.isEmpty)
    for name in ["table", "tabular"] {
      let counts = ["begin", "end"].map { tex.ranges(of: "\\\($0){\(name)}").count }
      #expect(counts == [4, 4], "\(name)")
    }
    let bare = tex.replacing("\\{", with: "").replacing("\\}", with: "")
    #expect(bare.count { $0 == "{" } == bare.count { $0 == "}" })
  }

  @Test(.enabled(if: hasLaTeX, "needs pdflatex"))
  func pdfLaTeXReadsTables() async throws {
    let tex =
      Report(Self.nastyStudy().results()).tables.first { $0.name == "table.tex" }?.text ?? ""
    let directory = MadeUpStudy.temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try AtomicWrite.createDirectory(directory)
    try AtomicWrite.write(tex, to: directory + "/table.tex")
    try AtomicWrite.write(
      "\\documentclass{article}\\usepackage{booktabs}\\begin{document}\\input{table.tex}"
        + "\\end{document}\n", to: directory + "/paper.tex")
    let result = try await run(
      .name("pdflatex"), arguments: ["-interaction=nonstopmode", "-halt-on-error", "paper.tex"],
      workingDirectory: .init(directory), output: .string(limit: 1 << 20))
    let complaints = result.standardOutput.split(separator: "\n").filter { $0.hasPrefix("!") }
    #expect(result.terminationStatus.isSuccess, "\(complaints)")
  }
}
