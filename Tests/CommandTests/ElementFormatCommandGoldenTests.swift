import Foundation
import TestSupport
import Testing

/// `positlab inspect`, `eval`, `vectors` and `verify` in formats that are no posits.
@Suite struct ElementFormatCommandGoldenTests {
  private static func run(
    _ arguments: [String], input: String = ""
  ) throws -> ProgramUnderTest.Result {
    try ProgramUnderTest.run(arguments, in: "/", input: input)
  }

  @Test func aPatternIsTakenApart() throws {
    let result = try Self.run(["inspect", "float8(e4m3)", "0x38", "1.1", "maxpos", "NaN"])
    #expect(
      result.output == """
        pattern      0x38 in float8(e4m3)
        fields       0 0111 000   (sign exponent fraction)
        kind         normal, scale 7 - 7 = 0
        value        1
        shortest     1
        below        0x37 = 0.9375
        above        0x39 = 1.125
        rounds here  0.96875 to 1.0625, ends included

        pattern       0x39 in float8(e4m3)
        fields        0 0111 001   (sign exponent fraction)
        kind          normal, scale 7 - 7 = 0
        value         1.125
        rounded from  1.1: error 0.025, relative 2.27272727e-2
        shortest      1.1
        below         0x38 = 1
        above         0x3a = 1.25
        rounds here   1.0625 to 1.1875, ends excluded

        pattern      0x7e in float8(e4m3)
        fields       0 1111 110   (sign exponent fraction)
        kind         normal, scale 15 - 7 = 8
        value        448
        shortest     450
        below        0x7d = 416
        above        0x7f = NaN
        rounds here  432 to 464, ends included

        pattern       0x7f in float8(e4m3)
        fields        0 1111 111   (sign exponent fraction)
        kind          NaN
        value         NaN
        rounded from  NaN
        shortest      NaN

        """, "\(result)")
  }

  @Test(arguments: [
    (["float8(e5m2)", "0x01"], ["kind         subnormal, scale -14", "below        0x00 = 0"]),
    (["float8(e5m2)", "--", "-1e9"], ["value         -inf", "0xfc in"]),
    (
      ["float8(e4m3)", "--overflow", "saturate", "1e9"], ["value         448", "everything above"]
    ),
    (
      ["float8(e4m3)"],
      ["largest       0x7e = 448", "no infinity", "least normal  0x08 = 0.015625"]
    ),
    (["bposit(8,1,3)", "0x7f"], ["fields       0 111 1 111", "above        0x80 = NaR"]),
    (["posit8", "1"], ["posit(8,2)"]), (["float16", "--", "-0"], ["value         -0"]),
  ])
  func partsOfTheDescription(arguments: [String], parts: [String]) throws {
    let result = try Self.run(["inspect"] + arguments)
    for part in parts { #expect(result.output.contains(part), "\(result)") }
    #expect(result.exitStatus == 0)
  }

  @Test(arguments: [
    ("add", "float8(e4m3)", [], "0x7e 0x58\n0x7e 0x7e\n0x80 0x80\n", "0x7e\n0x7f\n0x80\n"),
    ("add", "float8(e4m3)", ["--overflow", "saturate"], "0x7e 0x7e\n", "0x7e\n"),
    ("sub", "float8(e5m2)", [], "0x7c 0x7c\n0x7c 0x3c\n", "0x7e\n0x7c\n"),
    ("mul", "float16", ["--rounding", "towardZero"], "0x7bff 0x7bff\n", "0x7bff\n"),
    ("fma", "float8(e4m3)", [], "0x39 0x39 0xba\n", "0x08\n"),
    ("div", "bfloat16", [], "0x3f80 0x4040\n0x3f80 0x8000\n", "0x3eab\n0xff80\n"),
    ("sqrt", "float8(e5m2)", [], "0x80\n0xbc\n0x40\n", "0x80\n0x7e\n0x3e\n"),
    (
      "fromFloat32", "float8(e4m3)", [], "0x43e80000\n0x43e80001\n0x7f800000\n",
      "0x7e\n0x7f\n0x7f\n"
    ),
    ("fromFloat64", "bfloat16", [], "0x3ff0000000000000\n", "0x3f80\n"),
    ("toFloat32", "float8(e5m2)", [], "0x01\n0xfc\n0x7d\n", "0x37800000\n0xff800000\n0x7fc00000\n"),
    ("toFloat64", "float4(e2m1)", [], "0x7\n", "0x4018000000000000\n"),
    ("convert", "float8(e4m3)", ["--from", "float8(e5m2)"], "0x7b\n0x3d\n", "0x7f\n0x3a\n"),
    ("convert", "posit8", ["--from", "float8(e4m3)"], "0x38\n0x7f\n0x80\n", "0x40\n0x80\n0x00\n"),
    ("convert", "float16", ["--from", "posit16"], "0x4000\n0x8000\n", "0x3c00\n0x7e00\n"),
    (
      "fromDecimal", "float8(e4m3)", ["--oracle"], "1.1\n-0\n464\n-inf\n",
      "0x39\n0x80\n0x7e\n0x7f\n"
    ),
    ("toDecimal", "float8(e4m3)", ["--oracle"], "0x7e\n0x80\n0x7f\n", "448\n-0\nNaN\n"),
    ("add", "bposit(8,2,6)", [], "0x40 0x40\n", "0x48\n"),
  ])
  func linesInLinesOut(
    operation: String, format: String, more: [String], input: String, output: String
  ) throws {
    let arguments = ["eval", "--operation", operation, "--format", format] + more
    for oracle in [[], ["--oracle"]] where more != ["--oracle"] || oracle.isEmpty {
      let result = try Self.run(arguments + oracle, input: input)
      #expect(result.output == output && result.exitStatus == 0, "\(arguments): \(result)")
    }
  }

  /// The oracle's lines, and the library's beside them; the same draws however the lines come.
  @Test(arguments: ["add", "div", "fma", "sqrt", "fromFloat32", "toFloat16"])
  func vectorsAgreeWithTheCalculator(operation: String) throws {
    let options = ["--operation", operation, "--format", "float8(e5m2)"]
    let vectors = try Self.run(["vectors"] + options + ["--samples", "2000", "--seed", "7"])
    let rows = vectors.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(rows.count == 2000)
    let operands = rows.map { $0.dropLast().joined(separator: " ") + "\n" }.joined()
    let results = rows.map { $0.last.map { $0 + "\n" } ?? "" }.joined()
    let computed = try Self.run(["eval"] + options, input: operands)
    #expect(computed.output == results, "\(operation): vectors and eval differ")
  }

  @Test func drawsDependOnTheLineAlone() throws {
    let options = [
      "eval", "--operation", "fromFloat32", "--format", "float8(e4m3)", "--rounding", "stochastic",
    ]
    let line = "0x3f880000\n"  // 1.0625, halfway
    let all = try Self.run(options, input: String(repeating: line, count: 400))
    let lines = all.output.split(separator: "\n")
    #expect(lines.count == 400 && Set(lines) == ["0x38", "0x39"], "\(all.errors)")
    let piped = try ProgramUnderTest.run(
      program: "/bin/sh",
      [
        "-c",
        "for i in 1 2 3 4; do yes 0x3f880000 | head -n 100; sleep 0.1; done | '\(ProgramUnderTest.path)' "
          + options.map { "'\($0)'" }.joined(separator: " "),
      ], in: "/")
    #expect(piped.output == all.output)
    let other = try Self.run(options + ["--seed", "5"], input: String(repeating: line, count: 400))
    #expect(other.output != all.output)
  }

  @Test(arguments: [
    (
      ["verify", "--operation", "exp", "--format", "float8(e4m3)", "--exhaustive"],
      "'exp' is one of posit"
    ),
    (
      ["verify", "--operation", "add", "--format", "mxfp8(e4m3)", "--exhaustive"],
      "is a format of blocks"
    ),
    (["inspect", "mxfp4(e2m1)", "1"], "is a format of blocks"),
    (
      ["eval", "--operation", "add", "--format", "float(9,9)"],
      "'float(9,9)' is not a number format"
    ),
    (
      ["eval", "--operation", "add", "--format", "posit8", "--overflow", "nonFinite"],
      "always saturates"
    ),
    (
      ["eval", "--operation", "add", "--format", "float16", "--rounding", "stochastic"],
      "is not drawn"
    ),
    (["eval", "--operation", "fromDecimal", "--format", "float16"], "add --oracle"),
    (["inspect", "float4(e2m1)", "NaN"], "has no NaN"),
    (["inspect", "float4(e2m1)", "0x10"], "more than 4 bits"),
    (
      [
        "verify", "--operation", "fromFloat32", "--format", "posit8", "--rounding", "stochastic",
        "--exhaustive",
      ], "say how many draws"
    ),
    (
      [
        "vectors", "--operation", "fromFloat32", "--format", "posit8", "--rounding", "stochastic",
        "--samples", "1",
      ], "has no one result"
    ),
    (["verify", "--plan", "short", "--rounding", "towardZero"], "does not go with --plan"),
  ])
  func badInputGetsOneMessage(arguments: [String], message: String) throws {
    let result = try Self.run(arguments)
    #expect(result.exitStatus == 64 && result.errors.contains(message), "\(result)")
    #expect(result.output.isEmpty)
  }

  private static func calculator(_ more: String = "") -> String {
    "'\(ProgramUnderTest.path)' eval --operation {operation} --format {format} --rounding {rounding}"
      + more
  }

  @Test func aRightProgramPasses() throws {
    let result = try Self.run([
      "verify", "--operation", "add,mul,fromFloat16", "--format", "float8(e4m3)", "--exhaustive",
      "--subject", Self.calculator(),
    ])
    #expect(
      result.exitStatus == 0 && result.output.contains("196608 cases, 0 mismatches"), "\(result)")
  }

  @Test func aProgramThatSaturatesIsToldSo() throws {
    let result = try Self.run([
      "verify", "--operation", "add", "--format", "float8(e4m3)", "--exhaustive", "--subject",
      Self.calculator(" --overflow saturate"),
    ])
    #expect(result.exitStatus == 1, "\(result)")
    #expect(result.output.contains("the largest number instead of NaN (saturates)"), "\(result)")
    let asked = try Self.run([
      "verify", "--operation", "add", "--format", "float8(e4m3)", "--exhaustive", "--overflow",
      "saturate",
      "--subject", Self.calculator(" --overflow {overflow}"),
    ])
    #expect(asked.exitStatus == 0, "\(asked)")
  }

  @Test func aProgramThatCutsOffIsFound() throws {
    let result = try Self.run([
      "verify", "--operation", "fromFloat32", "--format", "bfloat16", "--hard-cases", "--errors",
      "1",
      "--subject", "while read x; do printf '%s\\n' \"${x%????}\"; done",
    ])
    #expect(result.exitStatus == 1 && result.output.contains("bfloat16: 0x"), "\(result)")
  }

  @Test func drawsOfAProgramAreJudged() throws {
    let draws = [
      "verify", "--operation", "fromFloat32", "--format", "float8(e5m2)", "--rounding",
      "stochastic", "--samples", "65536",
    ]
    let right = try Self.run(draws + ["--subject", Self.calculator(" --seed 3")])
    #expect(right.exitStatus == 0 && right.output.contains("65536 cases"), "\(right)")
    let wrong = try Self.run(
      draws + [
        "--subject", "'\(ProgramUnderTest.path)' eval --operation {operation} --format {format}",
      ])
    #expect(
      wrong.exitStatus == 1 && wrong.output.contains("the upper neighbour comes too"), "\(wrong)")
  }

  /// A certificate says how results are rounded, is read back, and holds.
  @Test func certificatesNameTheRounding() throws {
    let folder = try TemporaryDirectory()
    let arguments = [
      "verify", "--operation", "fromFloat16", "--format", "float8(e4m3)", "--exhaustive",
      "--rounding",
      "towardZero", "--overflow", "saturate", "--output", folder.path + "/certificates",
    ]
    let first = try Self.run(arguments)
    #expect(first.exitStatus == 0 && first.output.contains("certificate: "), "\(first)")
    let second = try Self.run(arguments)
    #expect(second.output.contains("certificate is there"), "\(second)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/certificates")
    #expect(
      names.contains("elements-fromFloat16-float8(e4m3)-towardZero-saturate-exhaustive.json"),
      "\(names)")
    let summary = try Self.run(["verify", "--summary", folder.path + "/certificates"])
    #expect(summary.exitStatus == 0 && summary.output.contains("65,536"), "\(summary)")
  }

  /// A study may say posit8 for posit(8,2): one run, of one name.
  @Test func posit8WorksInAStudy() throws {
    var runs: [[String]] = []
    for format in ["posit8", "posit(8,2)"] {
      let workload = try SweepWorkload(epochs: 1, samples: 64, formats: [format], seeds: [1])
      let result = try workload.run(into: "results")
      #expect(result.exitStatus == 0, "\(result)")
      let folder = workload.directory.path + "/results/runs"
      runs.append(try FileManager.default.contentsOfDirectory(atPath: folder))
    }
    #expect(runs[0].count == 1 && runs[0] == runs[1], "\(runs)")
  }
}
