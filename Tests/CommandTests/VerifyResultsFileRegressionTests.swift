import Foundation
import TestSupport
import Testing

/// Files of results: operands out by `vectors --operands-only`, verdict by `verify --results`.
@Suite struct VerifyResultsFileRegressionTests {
  private static let options = [
    "--operation", "add", "--format", "posit(16,1)", "--hard-cases", "--samples", "2000",
    "--seed", "7", "--shard", "2/40",
  ]

  private let folder: TemporaryDirectory
  private let operands: String
  private let results: [String]

  init() throws {
    folder = try TemporaryDirectory()
    operands = try ProgramUnderTest.run(
      ["vectors", "--operands-only"] + Self.options, in: "/"
    ).output
    results = try ProgramUnderTest.run(
      ["eval", "--operation", "add", "--format", "posit(16,1)"], in: "/", input: operands
    ).output.split(separator: "\n").map(String.init)
  }

  private func judge(_ text: String, _ more: [String] = []) throws -> ProgramUnderTest.Result {
    try folder.write(text, to: "results.txt")
    return try ProgramUnderTest.run(
      ["verify", "--results", "results.txt"] + Self.options + more, in: folder.path)
  }

  private func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

  private var fullLines: [String] {
    zip(operands.split(separator: "\n"), results).map { "\($0) \($1)" }
  }

  @Test func rightResultsPass() throws {
    #expect(results.count > 5000)
    for content in [
      text(results), text(fullLines), "\u{FEFF}" + text(results),
      String(text(results).dropLast()), results.map { $0 + "\r\n" }.joined(),
    ] {
      let result = try judge(content)
      #expect(result.exitStatus == 0, "\(result)")
      #expect(result.output.contains("2 parts, \(results.count) cases, 0 mismatches"), "\(result)")
    }
  }

  @Test func aWrongResultIsFoundWithItsLine() throws {
    var lines = results
    lines[4711] = lines[4711] == "0x0001" ? "0x0002" : "0x0001"
    let result = try judge(text(lines))
    #expect(result.exitStatus == 1, "\(result)")
    #expect(result.output.contains("\(results.count) cases, 1 mismatches"), "\(result)")
    #expect(result.output.contains("; line 4712 of results.txt"), "\(result)")
  }

  @Test func aFileThatDoesNotFitIsRefusedByLine() throws {
    let count = results.count
    var swapped = fullLines
    swapped.swapAt(100, 300)
    var malformed = results
    malformed[99] = "0x12g4"
    var columns = results
    columns[99] = "0x1234 0x1234"
    for (lines, message) in [
      (Array(results.dropLast()), "results.txt ends after line \(count - 1); the next line is due"),
      (results + ["0x0000"], "line \(count + 1) is the first too many"),
      (results + [""], "line \(count + 1) is the first too many"),
      ([], "results.txt ends after line 0"),
      (swapped, "results.txt: line 101: these are not the operands of this line"),
      (malformed, "results.txt: line 100: expected hexadecimal digits: '0x12g4'"),
      (columns, "results.txt: line 100: expected a result, or the operands and the result"),
    ] {
      let result = try judge(text(lines))
      #expect(result.exitStatus == 2, "\(message): \(result)")
      #expect(result.output.contains(message), "\(message): \(result)")
    }
  }

  @Test func aFileThatCannotBeReadIsRefused() throws {
    for path in ["no-such-file", "/", "/dev/null"] {
      let result = try ProgramUnderTest.run(
        ["verify", "--results", path] + Self.options, in: folder.path)
      #expect(result.exitStatus == 66, "\(result)")
      #expect(result.errors.contains("cannot read \(path)"), "\(result)")
    }
  }

  /// Three lines late, as from a pipeline that is flushed with the last operands.
  @Test func latencyDropsAndFlushes() throws {
    let flushed = try ProgramUnderTest.run(
      ["vectors", "--operands-only", "--latency", "3"] + Self.options, in: "/"
    ).output
    let last = operands.split(separator: "\n").last.map { String($0) + "\n" } ?? ""
    #expect(flushed == operands + last + last + last)
    let late = text(["0xxxxx", "nothing yet", "0x0000"] + results)
    let right = try judge(late, ["--latency", "3"])
    #expect(right.exitStatus == 0, "\(right)")
    let cut = try judge(text(["0xxxxx", "0xxxxx", "0xxxxx"] + results.dropLast(3)))
    #expect(
      cut.output.hasPrefix(
        "add posit(16,1): all but 3 answers are right when read 3 lines later: a pipeline of 3 "
          + "stages? use --latency 3\n"), "\(cut)")
  }

  /// The certificate names the content: another content is judged again.
  @Test func theContentIsTheIdentity() throws {
    let output = ["--output", "certificates"]
    #expect(try judge(text(results), output).exitStatus == 0)
    let again = try judge(text(results), output)
    #expect(again.exitStatus == 0, "\(again)")
    var lines = results
    lines[5] = lines[5] == "0x0001" ? "0x0002" : "0x0001"
    let changed = try judge(text(lines), output)
    #expect(changed.exitStatus == 1, "\(changed)")
  }

  /// Operations whose lines are of other kinds: decimals, integers, quires, pairs.
  @Test(arguments: [
    "toDecimal", "toInt8", "fromDecimal", "qMulAdd", "dot", "compound", "toFloat64",
  ])
  func everyKindOfLineIsJudged(operation: String) throws {
    let options = ["--operation", operation, "--format", "posit(8,1)", "--samples", "500"]
    let full = try ProgramUnderTest.run(["vectors"] + options, in: "/").output
    try folder.write(full, to: "results.txt")
    let right = try ProgramUnderTest.run(
      ["verify", "--results", "results.txt"] + options, in: folder.path)
    #expect(right.exitStatus == 0, "\(right)")
    #expect(right.output.contains("500 cases"), "\(right)")
    #expect(right.output.contains(", 0 mismatches"), "\(right)")
  }
}
