import Foundation
import TestSupport
import Testing

/// The recipes of notebooks-md/judge-your-implementation, where their tools are installed.
@Suite struct VerifyRecipeRegressionTests {
  private static let recipes = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("notebooks-md/judge-your-implementation").path

  private static let bin = URL(fileURLWithPath: ProgramUnderTest.path)
    .deletingLastPathComponent().path

  private static func shell(_ command: String) throws -> ProgramUnderTest.Result {
    try ProgramUnderTest.run(
      program: "/bin/sh", ["-c", "PATH='\(bin)':\"$PATH\"; export PATH; \(command)"], in: "/")
  }

  /// Whether a command succeeds, which is how a tool is looked for.
  private static func has(_ command: String) -> Bool {
    (try? shell("\(command) > /dev/null 2>&1").exitStatus) == 0
  }

  private static let hasCompiler = has("command -v cc")
  private static let hasPython = has("command -v python3")
  private static let hasIcarus = has("command -v iverilog")
  private static let hasGHDL = has("command -v ghdl")
  private static let hasCocotb = has("python3 -c 'import cocotb_tools.runner'")

  /// Runs a recipe, and then a copy of it whose unit is broken by `sed`, which must be found.
  private func check(_ recipe: String, says: String, unit: String, breaking: String) throws {
    let right = try Self.shell("sh '\(Self.recipes)/\(recipe)/judge.sh'")
    #expect(right.exitStatus == 0, "\(right)")
    #expect(right.output.contains(says), "\(right)")
    let copy = try TemporaryDirectory()
    let wrong = try Self.shell(
      """
      cp -R '\(Self.recipes)/.' '\(copy.path)/' && cd '\(copy.path)/\(recipe)' \
        && sed '\(breaking)' '\(unit)' > broken && ! cmp -s broken '\(unit)' \
        && mv broken '\(unit)' && sh judge.sh
      """)
    #expect(wrong.exitStatus != 0, "\(recipe), broken by \(breaking): \(wrong)")
    #expect(!wrong.output.contains(says), "\(wrong)")
  }

  @Test(.enabled(if: hasCompiler, "no C compiler (cc) is installed")) func aCProgram() throws {
    try check(
      "c", says: "negate posit(16,1) exhaustive: 65536 cases, 0 mismatches", unit: "negate.c",
      breaking: "s/(0 - pattern)/~pattern/")
  }

  @Test(.enabled(if: hasPython, "Python 3 is not installed")) func aPythonScript() throws {
    try check(
      "python", says: "compareLess posit(8,1) exhaustive: 65536 cases, 0 mismatches",
      unit: "compare.py", breaking: "s/operator.lt/operator.le/")
  }

  @Test(.enabled(if: hasIcarus, "Icarus Verilog (iverilog) is not installed"))
  func aCombinationalUnit() throws {
    try check(
      "verilog", says: "negate posit(16,1) exhaustive: 65536 cases, 0 mismatches",
      unit: "negate.v", breaking: "s/ + 1'\\''b1//")
  }

  @Test(.enabled(if: hasIcarus, "Icarus Verilog (iverilog) is not installed"))
  func aUnitOfTwoOperands() throws {
    try check(
      "verilog-two-operands",
      says: "compareLess posit(8,1) exhaustive: 65536 cases, 0 mismatches",
      unit: "compare_less.v", breaking: "s/input signed/input/")
  }

  @Test(.enabled(if: hasIcarus, "Icarus Verilog (iverilog) is not installed"))
  func aPipelinedUnit() throws {
    try check(
      "verilog-pipelined", says: "abs posit(8,1) exhaustive: 256 cases, 0 mismatches",
      unit: "absolute.v", breaking: "s/negative ? ~word + 1'\\''b1/x[N-1] ? ~word + 1'\\''b1/")
    let result = try Self.shell("sh '\(Self.recipes)/verilog-pipelined/judge.sh'")
    #expect(result.output.hasPrefix("abs posit(8,1): all but 2 answers are right"), "\(result)")
  }

  @Test(.enabled(if: hasIcarus, "Icarus Verilog (iverilog) is not installed"))
  func aBenchWithVectors() throws {
    try check(
      "verilog-readmemh", says: "65536 vectors, 0 wrong",
      unit: "../verilog-two-operands/compare_less.v", breaking: "s/x < y/x <= y/")
  }

  @Test(.enabled(if: hasGHDL, "GHDL (ghdl) is not installed")) func aVHDLUnit() throws {
    try check(
      "vhdl", says: "negate posit(8,2) exhaustive: 256 cases, 0 mismatches",
      unit: "negate.vhdl", breaking: "s/-signed(x)/not signed(x)/")
  }

  @Test(
    .enabled(
      if: hasIcarus && hasCocotb, "cocotb 2 (python3 -c 'import cocotb_tools') is not installed"))
  func aCocotbTest() throws {
    try check(
      "cocotb", says: "abs posit(8,1) exhaustive: 256 cases, 0 mismatches",
      unit: "../verilog-pipelined/absolute.v", breaking: "s/x\\[N-1\\]/x[0]/")
  }
}
