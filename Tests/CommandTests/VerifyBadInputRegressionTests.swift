import Foundation
import TestSupport
import Testing

/// Requests that `verify`, `vectors`, `eval` and `inspect` refuse, each with one clear message.
@Suite struct VerifyBadInputRegressionTests {
  @Test(arguments: [
    (["verify", "--operation", "nosuch", "--format", "posit8", "--exhaustive"], "known are: "),
    (["verify", "--operation", "add", "--format", "posit(1,0)", "--exhaustive"], "2...64"),
    (["verify", "--operation", "add", "--format", "posit(16,9)", "--exhaustive"], "0...4"),
    (["verify", "--operation", "add", "--format", "posit(9-7,1)", "--exhaustive"], "posit(9-7,1)"),
    (["verify", "--operation", "add", "--format", "posit8"], "--exhaustive, --hard-cases or"),
    (["verify", "--operation", "add", "--exhaustive"], "--format is missing"),
    (["verify", "--format", "posit8", "--exhaustive"], "--operation is missing"),
    (["verify", "--operation", "fma", "--format", "posit32", "--exhaustive"], "too many operands"),
    (["verify", "--operation", "exp", "--format", "posit8", "--exhaustive"], "has no 'exp'"),
    (["verify", "--plan", "nosuch"], "known are: full short"),
    (["verify", "--operation", "", "--format", "posit8", "--exhaustive"], "empty name"),
    (["verify", "--operation", ",,,", "--format", "posit8", "--exhaustive"], "empty name"),
    (["verify", "--operation", "add", "--format", "posit8", "--samples", "0"], "from 1 to 2^40"),
    (
      ["verify", "--operation", "add", "--format", "posit8", "--samples", "18446744073709551615"],
      "from 1 to 2^40"
    ),
    (
      ["verify", "--operation", "all", "--format", "posit64", "--implementation", "quantizer"]
        + ["--exhaustive"], "none of these operations"
    ),
    (
      ["verify", "--operation", "add", "--format", "posit8", "--exhaustive", "--name", "../../x"],
      "plain file name"
    ),
    (
      ["verify", "--operation", "add", "--format", "posit8", "--exhaustive", "--name", ".x"],
      "plain file name"
    ),
    (
      ["verify", "--operation", "add", "--format", "posit8", "--exhaustive", "--name", "a\nb"],
      "plain file name"
    ),
    (
      ["verify", "--operation", "add", "--format", "posit8", "--exhaustive", "--jobs", "0"],
      "--jobs must be"
    ),
    (
      ["verify", "--operation", "add", "--format", "posit8", "--exhaustive", "--errors=-1"],
      "--errors must be"
    ),
    (
      ["verify", "--operation", "add", "--format", "posit8", "--exhaustive"]
        + ["--time-limit", "inf"], "--time-limit must be"
    ),
    (
      ["verify", "--operation", "add", "--format", "posit8", "--exhaustive"]
        + ["--checkpoint-seconds", "nan"], "--checkpoint-seconds must be"
    ),
    (["verify", "--plan", "short", "--samples", "5"], "does not go with --plan"),
    (
      ["verify", "--plan", "add-posit(16,1)-all-pairs", "--implementation", "quantizer"],
      "has no operation of the plan"
    ),
    (
      ["verify", "--operation", "add", "--format", "posit8", "--exhaustive", "--shard", "3/2"],
      "1 <= i <= n"
    ),
    (["vectors", "--operation", "convert", "--format", "posit8", "--samples", "1"], "--from"),
    (
      [
        "vectors", "--operation", "add", "--format", "posit8", "--from", "posit16", "--samples",
        "1",
      ],
      "--from belongs to 'convert'"
    ),
    (["eval", "--operation", "exp", "--format", "posit16"], "add --oracle"),
    (["eval", "--operation", "nosuch", "--format", "posit16"], "known are: negate abs"),
    (["inspect", "posit(1,0)"], "2...64"),
    (["inspect", "posit(16,1)", "1.2.3"], "'1.2.3' is not a number"),
    (["inspect", "posit(16,1)", "0x12345"], "0x12345"),
  ])
  func aRequestIsRefused(arguments: [String], message: String) throws {
    let folder = try TemporaryDirectory()
    let result = try ProgramUnderTest.run(arguments, in: folder.path)
    #expect(result.exitStatus == 64, "\(arguments): \(result)")
    #expect(result.errors.contains(message), "\(arguments): \(result)")
    #expect(result.output.isEmpty, "\(arguments): \(result)")
  }

  @Test func aCertificateThatCannotBeWrittenIsRefusedFirst() throws {
    let folder = try TemporaryDirectory()
    try folder.write("a file, not a directory", to: "taken")
    let result = try ProgramUnderTest.run(
      ["verify", "--operation", "add", "--format", "posit8", "--exhaustive", "--output", "taken"],
      in: folder.path)
    #expect([73, 74].contains(result.exitStatus), "\(result)")
    #expect(result.errors.contains("taken"), "\(result)")
    #expect(!result.output.contains("0 mismatches"), "\(result)")
  }
}
