import Foundation
import Testing

/// Input that once broke `eval` and `inspect`, or made them disagree.
@Suite struct CalculatorRegressionTests {
  private static func shell(_ command: String) throws -> ProgramUnderTest.Result {
    let filled = command.replacing("POSITLAB", with: "'\(ProgramUnderTest.path)'")
    return try ProgramUnderTest.run(program: "/bin/sh", ["-c", filled], in: "/")
  }

  /// Exponents far out saturate, in `eval`, in its oracle and in `inspect` alike.
  @Test(arguments: [
    ("1e999999999", "0x7fffffff"), ("-1e999999999999999999999999", "0x80000001"),
    ("1e-9223372036854775808", "0x00000001"), ("-1e-99999999999999999999", "0xffffffff"),
    ("0e99999999999999999999", "0x00000000"), ("1e99999", "0x7fffffff"),
    ("1" + String(repeating: "0", count: 5000) + "e-5000", "0x40000000"),
    ("0." + String(repeating: "0", count: 5000) + "1e5001", "0x40000000"),
  ])
  func farExponentsSaturate(text: String, pattern: String) throws {
    for more in [[], ["--oracle"]] {
      let result = try ProgramUnderTest.run(
        ["eval", "--operation", "fromDecimal", "--format", "posit32"] + more, in: "/",
        input: text + "\n")
      #expect(result.output == pattern + "\n" && result.exitStatus == 0, "\(result)")
    }
    let inspected = try ProgramUnderTest.run(["inspect", "posit32", "--", text], in: "/")
    #expect(inspected.exitStatus == 0, "\(inspected)")
    #expect(inspected.output.contains("\(pattern) in posit(32,2)\n"), "\(inspected)")
  }

  @Test func aDecimalNumberHasALength() throws {
    let result = try ProgramUnderTest.run(
      ["eval", "--operation", "fromDecimal", "--format", "posit8"], in: "/",
      input: "1\n" + String(repeating: "1", count: 100_001) + "\n")
    #expect(result.exitStatus == 65 && result.output == "0x40\n", "\(result)")
    #expect(result.errors.contains("line 2: a decimal number has at most 100000 characters"))
  }

  @Test func aByteOrderMarkIsPassedOver() throws {
    for (mark, delay) in [("\\357\\273\\277", ""), ("\\357\\273", "sleep 0.2; printf '\\277'; ")] {
      let result = try Self.shell(
        "{ printf '\(mark)'; \(delay)echo 0x40 0x40; } | POSITLAB eval --operation add --format posit8"
      )
      #expect(result.output == "0x48\n" && result.exitStatus == 0, "\(result)")
    }
    let wide = try Self.shell(
      "printf '\\377\\3760\\000x\\000' | POSITLAB eval --operation abs --format posit8")
    #expect(wide.exitStatus == 65 && wide.errors.contains("line 1: the text is UTF-16"), "\(wide)")
  }

  /// A read error is not the end of the input.
  @Test func aReadErrorIsAnError() throws {
    for command in ["POSITLAB eval --operation add --format posit8 < /"] {
      let result = try Self.shell(command)
      #expect(result.exitStatus == 66, "\(result)")
      #expect(result.errors.contains("cannot read the input: Is a directory"), "\(result)")
    }
  }

  /// 100 MB without a line feed are refused at the limit, and soon.
  @Test func aLineHasALength() throws {
    let start = Date()
    let result = try Self.shell(
      "{ echo 0x40; head -c 100000000 /dev/zero | tr '\\0' 1; } "
        + "| POSITLAB eval --operation abs --format posit8")
    #expect(result.exitStatus == 65 && result.output == "0x40\n", "\(result)")
    #expect(result.errors.contains("line 2: longer than 16777216 bytes"), "\(result)")
    #expect(Date().timeIntervalSince(start) < 30)
  }

  /// A sum of 200,000 products is a line of 2 MB, which is read in time linear in its length.
  @Test func aLongLineIsAnswered() throws {
    let line = String(repeating: "0x40 0x40 ", count: 200_000)
    let result = try ProgramUnderTest.run(
      ["eval", "--operation", "dot", "--format", "posit8"], in: "/", input: line + "\n")
    #expect(result.output == "0x7d\n" && result.exitStatus == 0, "\(result)")
  }

  @Test func twelveDescriptorsAreEnough() throws {
    for command in [
      "echo 0x40 0x40 | POSITLAB eval --operation add --format posit8",
      "POSITLAB inspect posit8 0x40",
      "POSITLAB vectors --operation add --format posit8 --samples 9",
    ] {
      let result = try Self.shell("ulimit -n 12; " + command)
      #expect(result.exitStatus == 0 && result.errors.isEmpty, "\(result)")
    }
    // A subject needs six, and a message where there are fewer.
    let result = try Self.shell(
      "ulimit -n 7; POSITLAB verify --operation abs --format posit8 --exhaustive --subject cat")
    #expect(result.exitStatus == 2 && result.output.contains("Too many open files"), "\(result)")
  }
}
