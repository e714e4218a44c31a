import Foundation
import Testing

/// `positlab verify --subject` against programs that never end, leave something behind, lack an
/// operation, or answer late.
@Suite struct VerifyProgramRegressionTests {
  private static let bin = URL(fileURLWithPath: ProgramUnderTest.path)
    .deletingLastPathComponent().path

  private static func wrongPosit(_ bug: String) -> String {
    "'\(bin)/wrong-posit' \(bug) {operation} {n} {es}"
  }

  private static func verify(
    _ subject: String, _ operation: String = "mul", format: String = "posit(8,1)",
    more: [String] = []
  ) throws -> ProgramUnderTest.Result {
    try ProgramUnderTest.run(
      ["verify", "--operation", operation, "--format", format, "--exhaustive"]
        + ["--subject", subject] + more, in: "/")
  }

  @Test(arguments: [
    (wrongPosit("endlessLine"), "line 1: longer than 65536 bytes"),
    ("cat /dev/zero", "line 1: longer than 65536 bytes"),
    ("yes", "line 1: expected a pattern such as 0x0: 'y'; the operands were 0x00 0x00"),
    (
      "yes 0x00 | sed 's/^0x00$/0x00/'",
      "the program answered more than the 4096 lines it was given"
    ),
    (
      wrongPosit("dotsForEver"),
      "the program hangs: for 2.0 seconds it neither took nor gave a line"
    ),
    (
      wrongPosit("crashesLate"),
      // sh gives 128 and the number of the signal.
      "the program answered 999 of 4096 lines, then ended with exit status 137; the first operands "
        + "without an answer, in line 1000: 0x03 0xe7"
    ),
    (
      wrongPosit("leavesOrphan"),
      "the program ended after 4096 of 4096 lines, but something that it started still holds its "
        + "output open"
    ),
  ])
  func aProgramWithoutEndGetsAVerdict(subject: String, verdict: String) throws {
    let start = Date()
    let limit = subject.contains("dotsForEver") ? "2" : "60"
    let result = try Self.verify(subject, more: ["--time-limit", limit])
    #expect(result.exitStatus == 2, "\(result)")
    #expect(result.output.contains(verdict), "\(result)")
    #expect(!result.output.contains("0 mismatches"), "\(result)")
    #expect(Date().timeIntervalSince(start) < 50, "\(subject)")
  }

  /// A dot a second is told from silence.
  @Test func bytesThatNeverBecomeALineAreCounted() throws {
    let result = try Self.verify(
      "while :; do printf .; sleep 0.2; done", more: ["--time-limit", "1"])
    #expect(result.exitStatus == 2, "\(result)")
    #expect(result.output.contains(" bytes of a line came without its line feed; the first"))
  }

  /// Whatever a program leaves running ends with it: after success, failure and a signal to us.
  @Test(arguments: [0, 1, SIGTERM, SIGINT, SIGHUP]) func nothingIsLeftRunning(ending: Int32) throws
  {
    // Its own number of seconds tells the sleep of one test from all others.
    let seconds = "86\(Int.random(in: 100_000...999_999)).\(ending)"
    let answer =
      switch ending {
      case 0: "'\(Self.bin)/positlab' eval --operation negate --format posit8"
      case 1: "exit 3"
      default: "sleep \(seconds)1"
      }
    let subject = "sleep \(seconds) > /dev/null 2>&1 & \(answer)"
    if ending < 2 {
      let result = try Self.verify(subject, "negate", format: "posit8")
      #expect(result.exitStatus == (ending == 0 ? 0 : 2), "\(result)")
    } else {
      let running = try SpawnedProgram(
        ["verify", "--operation", "negate", "--format", "posit8", "--exhaustive"]
          + ["--subject", subject])
      let deadline = Date().addingTimeInterval(20)
      while Processes.count(startingWith: "sleep \(seconds)1") == 0, Date() < deadline {
        Thread.sleep(forTimeInterval: 0.02)
      }
      #expect(Processes.count(startingWith: "sleep \(seconds)") > 0)
      running.send(ending)
      #expect(running.wait() == -ending)
    }
    let deadline = Date().addingTimeInterval(5)
    while Processes.count(startingWith: "sleep \(seconds)") > 0, Date() < deadline {
      Thread.sleep(forTimeInterval: 0.02)
    }
    #expect(Processes.count(startingWith: "sleep \(seconds)") == 0)
  }

  @Test func standardErrorIsPassedOnUpToALimit() throws {
    let result = try Self.verify(Self.wrongPosit("floodsErrors"))
    #expect(result.exitStatus == 0, "\(result.output)")
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count == 101 && lines.first == "complaint 0", "\(lines.count) lines")
    #expect(lines.last == "... further output of the subject dropped")
  }

  @Test func anOperationThatIsMissingDoesNotStopTheOthers() throws {
    for subject in [
      Self.wrongPosit("lacksMul"),
      "case {operation} in mul) ;; *) \(Self.wrongPosit("none"));; esac",
    ] {
      let result = try Self.verify(subject, "add,mul,sub")
      #expect(result.exitStatus == 2, "\(result)")
      #expect(result.output.contains("add posit(8,1) exhaustive: 65536 cases, 0 mismatches"))
      #expect(result.output.contains("sub posit(8,1) exhaustive: 65536 cases, 0 mismatches"))
      #expect(result.output.contains("not judged: mul posit(8,1): "), "\(result)")
      #expect(!result.output.contains("mul posit(8,1) exhaustive: "), "\(result)")
    }
  }

  @Test func aProgramWithoutAnyOperationIsNotPassed() throws {
    let result = try Self.verify("exit 64", "add,mul")
    #expect(result.exitStatus == 2, "\(result)")
    #expect(result.output.contains("nothing was judged"), "\(result)")
    #expect(!result.output.contains("0 mismatches"), "\(result)")
  }

  /// A format stands in a command line with quotes or without.
  @Test(arguments: ["{format}", "'{format}'", "\"{format}\"", "posit\\({n},{es}\\)"])
  func aFormatIsQuotedForTheShell(format: String) throws {
    let result = try Self.verify("'\(Self.bin)/positlab' eval --operation mul --format \(format)")
    #expect(result.exitStatus == 0, "\(result)")
  }

  @Test func aByteOrderMarkIsPassedOver() throws {
    let result = try Self.verify(Self.wrongPosit("byteOrderMark"))
    #expect(result.exitStatus == 0, "\(result)")
  }

  @Test func lateAnswersAreRecognisedAndReadRight() throws {
    let late = try Self.verify(Self.wrongPosit("lateByOne"))
    #expect(late.exitStatus == 1, "\(late)")
    let expected =
      "mul posit(8,1): all but 1 answers are right when read 1 line later: a pipeline of 1 stage? "
      + "use --latency 1\n"
    #expect(late.output.hasPrefix(expected), "\(late)")
    let right = try Self.verify(Self.wrongPosit("lateByOne"), more: ["--latency", "1"])
    #expect(right.exitStatus == 0, "\(right)")
    let tooMuch = try Self.verify(Self.wrongPosit("lateByOne"), more: ["--latency", "3"])
    #expect(tooMuch.output.contains("read 2 lines earlier: use --latency 1?"), "\(tooMuch)")
    // A wrong unit is wrong, not late.
    for bug in ["tiesAway", "overflowToNaR", "lostSticky"] {
      let wrong = try Self.verify(Self.wrongPosit(bug))
      #expect(wrong.exitStatus == 1 && !wrong.output.contains("latency"), "\(wrong)")
    }
  }

  @Test func digitsWithoutAValueAreAClass() throws {
    let result = try Self.verify(Self.wrongPosit("unsettled"))
    #expect(result.exitStatus == 1, "\(result)")
    #expect(result.output.contains(" x x or z among the digits: sampled before it settled"))
    #expect(result.output.contains("-> 0xZz, expected 0x"), "\(result)")
    #expect(!result.output.contains("malformed"))
    // Of ten answers two are no values; all others are right.
    #expect(result.output.contains("65536 cases, 13107 mismatches"), "\(result)")
  }

  @Test(arguments: [["--latency", "-1"], ["--latency", "1000001"], ["--results", "f"]])
  func optionsThatMakeNoSenseAreRefused(more: [String]) throws {
    let result = try Self.verify("cat", more: more)
    #expect(result.exitStatus == 64, "\(result)")
  }
}
