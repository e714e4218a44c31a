import Foundation
import TestSupport
import Testing

/// `positlab verify --subject` against programs that are right, wrong, or no use at all.
@Suite struct VerifySubjectRegressionTests {
  /// The program of Tests/WrongPosit with one of its bugs, as the command line of a subject.
  private static func subject(_ bug: String) -> String {
    let directory = URL(fileURLWithPath: ProgramUnderTest.path).deletingLastPathComponent().path
    return "'\(directory)/wrong-posit' \(bug) {operation} {n} {es}"
  }

  private static func verify(
    _ bug: String, _ operation: String, _ operands: [String]
  ) throws -> ProgramUnderTest.Result {
    let folder = try TemporaryDirectory()
    return try ProgramUnderTest.run(
      ["verify", "--operation", operation, "--subject", subject(bug)] + operands, in: folder.path)
  }

  @Test(arguments: ["posit(8,0)", "posit(8,1)", "posit(5,3)", "posit(3,2)"])
  func aRightProgramPassesExhaustively(format: String) throws {
    let result = try Self.verify(
      "none", "add,sub,mul", ["--format", format, "--exhaustive"])
    #expect(result.exitStatus == 0, "\(result)")
    #expect(result.output.contains("3 parts"))
    #expect(result.output.contains(" 0 mismatches"))
  }

  @Test func aRightProgramOf16BitsPassesHardCasesAndSamples() throws {
    let result = try Self.verify(
      "none", "add,mul", ["--format", "posit(16,1)", "--hard-cases", "--samples", "50000"])
    #expect(result.exitStatus == 0, "\(result)")
    #expect(result.output.contains("4 parts"))
  }

  /// The class of mismatches that a bug must be grouped under; every mismatch must be in one.
  @Test(arguments: [
    ("tiesAway", ["a tie to the odd word"]),
    ("underflowToZero", ["zero instead of a nonzero number, at minpos"]),
    ("overflowToNaR", ["NaR instead of a number, at maxpos"]),
    ("lostSticky", ["the wrong neighbour", "the wrong neighbour, at maxpos"]),
  ])
  func aBugIsFoundAndNamed(bug: String, classes: [String]) throws {
    for operands in [
      ["--format", "posit(8,1)", "--exhaustive"], ["--format", "posit(16,1)", "--hard-cases"],
      ["--format", "posit(16,1)", "--samples", "100000"],
    ] {
      let result = try Self.verify(bug, "mul", operands)
      #expect(result.exitStatus == 1, "\(bug) \(operands): \(result)")
      let found = result.output.split(separator: "\n").compactMap { line -> String? in
        let parts = line.components(separatedBy: " x ")
        guard parts.count == 2, Int(parts[0].trimmingCharacters(in: .whitespaces)) != nil else {
          return nil
        }
        return parts[1]
      }
      #expect(!found.isEmpty && found.allSatisfy(classes.contains), "\(bug): \(found)")
    }
  }

  /// Every line of a mismatch ends with a command that gives the wrong result again.
  @Test func aMismatchCanBePastedBack() throws {
    let result = try Self.verify("lostSticky", "mul", ["--format", "posit(8,1)", "--exhaustive"])
    let lines = result.output.split(separator: "\n").filter { $0.contains("repeat: ") }
    #expect(!lines.isEmpty)
    for line in lines {
      let parts = line.components(separatedBy: "; repeat: ")
      let got = parts[0].components(separatedBy: " -> ")[1].prefix(4)
      #expect(!parts[0].contains("expected \(got)"))
      let repeated = try ProgramUnderTest.run(program: "/bin/sh", ["-c", parts[1]], in: "/")
      #expect(repeated.output == got + "\n", "\(line)")
    }
  }

  @Test(arguments: [
    ("dies", "the program answered 0 of 4096 lines, then"),
    ("hangs", "the program hangs: for 1.0 seconds it neither took nor gave a line"),
    ("stopsEarly", "the program answered 999 of 4096 lines, then ended with exit status 0"),
    ("answersTwice", "the program answered more than the 4096 lines it was given"),
    ("malformed", "line 1000: expected hexadecimal digits: '0x12g4'; the operands were 0x"),
  ])
  func aProgramThatMisbehavesGetsAVerdict(bug: String, verdict: String) throws {
    // On a loaded machine a program that does not hang may still take a second to start.
    let limit = bug == "hangs" ? "1" : "60"
    let result = try Self.verify(
      bug, "mul", ["--format", "posit(16,1)", "--samples", "5000", "--time-limit", limit])
    #expect(result.exitStatus == 2, "\(result)")
    #expect(result.output.contains(verdict), "\(result)")
  }

  @Test func aProgramThatIsNotThereGetsAVerdict() throws {
    let folder = try TemporaryDirectory()
    let result = try ProgramUnderTest.run(
      ["verify", "--operation", "add", "--format", "posit8", "--exhaustive"]
        + ["--subject", "./no-such-program"], in: folder.path)
    #expect(result.exitStatus == 2, "\(result)")
    #expect(result.output.contains("exit status 127"), "\(result)")
  }
}
