import Foundation
import TestSupport
import Testing

/// Certificates and states hold for what was judged, and for nothing else.
@Suite(.serialized) struct VerifyIdentityRegressionTests {
  private static let bin = URL(fileURLWithPath: ProgramUnderTest.path)
    .deletingLastPathComponent().path

  private static func script(_ folder: TemporaryDirectory, _ bug: String) throws {
    try folder.write("exec '\(bin)/wrong-posit' \(bug) \"$1\" \"$2\" \"$3\"\n", to: "mine.sh")
  }

  private static func verify(
    _ folder: TemporaryDirectory, _ more: [String] = [], program: String = ProgramUnderTest.path,
    subject: String = "sh ./mine.sh {operation} {n} {es}"
  ) throws -> ProgramUnderTest.Result {
    try ProgramUnderTest.run(
      program: program,
      ["verify", "--operation", "mul", "--format", "posit(8,1)", "--exhaustive", "--output", "out"]
        + ["--subject", subject] + more, in: folder.path)
  }

  @Test func aChangedProgramIsJudgedAgain() throws {
    let folder = try TemporaryDirectory()
    try Self.script(folder, "none")
    #expect(try Self.verify(folder).exitStatus == 0)
    #expect(try Self.verify(folder).output.contains("certificate is there"))
    let again = try Self.verify(folder, ["--again"])
    #expect(again.output.contains("65536 cases") && !again.output.contains("is there"), "\(again)")
    try Self.script(folder, "lostSticky")
    let broken = try Self.verify(folder)
    #expect(broken.exitStatus == 1, "\(broken)")
    #expect(broken.errors.contains("mine.sh has changed"), "\(broken)")
  }

  /// Half a campaign of one program is not gone on with on another.
  @Test func aProgramThatChangedWhileKilledBeginsAgain() throws {
    let folder = try TemporaryDirectory()
    let script = folder.path + "/mine.sh"
    func arguments(_ output: String) -> [String] {
      ["verify", "--operation", "mul", "--format", "posit(16,1)", "--samples", "1000000"]
        + ["--subject", "sh \(script) {operation} {n} {es}", "--name", "half", "--jobs", "2"]
        + ["--output", "\(folder.path)/\(output)", "--checkpoint-seconds", "0.01"]
    }
    try Self.script(folder, "none")
    let state = folder.path + "/out/checkpoints/half.state"
    let running = try SpawnedProgram(arguments("out"))
    while running.isRunning, !FileManager.default.fileExists(atPath: state) {
      Thread.sleep(forTimeInterval: 0.002)
    }
    running.send(SIGKILL)
    try #require(running.wait() == -SIGKILL, "it ended before it could be killed")
    try Self.script(folder, "lostSticky")
    let resumed = try ProgramUnderTest.run(arguments("out"), in: folder.path)
    let unbroken = try ProgramUnderTest.run(arguments("unbroken"), in: folder.path)
    #expect(resumed.exitStatus == 1 && unbroken.exitStatus == 1, "\(resumed)")
    #expect(resumed.errors.contains("of the unfinished campaign"), "\(resumed.errors)")
    #expect(resumed.errors.contains("mine.sh has changed"), "\(resumed.errors)")
    #expect(
      resumed.output.replacing("/out/", with: "/")
        == unbroken.output.replacing("/unbroken/", with: "/"))
  }

  /// Files say nothing about what answers behind a variable: only trust keeps the certificate, and
  /// not against other answers.
  @Test func whatCannotBeKnownIsJudgedAgain() throws {
    let folder = try TemporaryDirectory()
    try Self.script(folder, "none")
    let subject = "S=mine.sh; sh ./$S {operation} {n} {es}"
    #expect(try Self.verify(folder, subject: subject).exitStatus == 0)
    let again = try Self.verify(folder, subject: subject)
    #expect(again.errors.contains("cannot be known"), "\(again)")
    #expect(!again.output.contains("is there"), "\(again)")
    let trusted = try Self.verify(folder, ["--trust-certificate"], subject: subject)
    #expect(trusted.output.contains("certificate is there"), "\(trusted)")
    try Self.script(folder, "tiesAway")
    let broken = try Self.verify(folder, ["--trust-certificate"], subject: subject)
    #expect(broken.exitStatus == 1, "\(broken)")
    #expect(broken.errors.contains("answers to fixed operands are others"), "\(broken)")
  }

  /// Another build of positlab judges its own arithmetic again.
  @Test func anotherBuildIsJudgedAgain() throws {
    let folder = try TemporaryDirectory()
    let other = Self.bin + "/positlab-of-another-build"
    var bytes = try #require(FileManager.default.contents(atPath: ProgramUnderTest.path))
    bytes.append(0)
    _ = FileManager.default.createFile(
      atPath: other, contents: bytes, attributes: [.posixPermissions: 0o755])
    defer { try? FileManager.default.removeItem(atPath: other) }
    let arguments = [
      "verify", "--operation", "add", "--format", "posit8", "--exhaustive", "--output", "out",
    ]
    #expect(try ProgramUnderTest.run(arguments, in: folder.path).exitStatus == 0)
    #expect(
      try ProgramUnderTest.run(arguments, in: folder.path).output.contains("certificate is there"))
    let result = try ProgramUnderTest.run(program: other, arguments, in: folder.path)
    #expect(result.errors.contains("positlab is another build"), "\(result)")
    #expect(!result.output.contains("is there"), "\(result)")
  }

  @Test func summariesRefuseWhatWasEdited() throws {
    let folder = try TemporaryDirectory()
    func summary(_ directory: String = "out") throws -> ProgramUnderTest.Result {
      try ProgramUnderTest.run(["verify", "--summary", directory], in: folder.path)
    }
    #expect(try summary("nowhere").exitStatus == 66)
    try folder.write("", to: "empty/nothing.txt")
    #expect(try summary("empty").exitStatus == 65)
    let made = try ProgramUnderTest.run(
      ["verify", "--operation", "add", "--format", "posit8", "--exhaustive", "--output", "out"]
        + ["--name", "sums"], in: folder.path)
    #expect(made.exitStatus == 0)
    #expect(try summary().output.contains("| 65,536 | 65,536 | 0 | complete |"))
    let path = folder.path + "/out/sums.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for (edited, message) in [
      (text.replacing("65536", with: "65535"), "seal does not fit"),
      (text.replacing("\"seal\"", with: "\"sael\""), "older version"),
    ] {
      try folder.write(edited, to: "out/sums.json")
      let refused = try summary()
      #expect(refused.exitStatus == 65 && refused.output.isEmpty, "\(refused)")
      #expect(refused.errors.contains("out/sums.json"), "\(refused)")
      #expect(refused.errors.contains(message), "\(refused)")
    }
  }

  @Test func campaignsDoNotOverwriteOneAnother() throws {
    let folder = try TemporaryDirectory()
    let convert = ["verify", "--operation", "convert", "--format", "posit8", "--exhaustive"]
    for source in ["posit(6,1)", "posit(7,1)"] {
      let result = try ProgramUnderTest.run(
        convert + ["--from", source, "--output", "out"], in: folder.path)
      #expect(result.exitStatus == 0, "\(result)")
    }
    try Self.script(folder, "none")
    #expect(try Self.verify(folder).exitStatus == 0)
    #expect(
      try Self.verify(folder, subject: "exec sh ./mine.sh {operation} {n} {es}").exitStatus == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out")
    #expect(names.count { $0.hasSuffix(".json") } == 4, "\(names)")
    let named = convert + ["--from", "posit(6,1)", "--output", "out", "--name", "one"]
    #expect(try ProgramUnderTest.run(named, in: folder.path).exitStatus == 0)
    let other = try Self.verify(folder, ["--name", "one"])
    #expect(other.exitStatus == 73 && other.errors.contains("out/one.json"), "\(other)")
    #expect(try ProgramUnderTest.run(named, in: folder.path).output.contains("is there"))
  }

  @Test func anEmptyShardSaysThatNothingWasJudged() throws {
    let folder = try TemporaryDirectory()
    let result = try ProgramUnderTest.run(
      [
        "verify", "--operation", "negate", "--format", "posit(2,0)", "--exhaustive", "--shard",
        "1/9",
      ],
      in: folder.path)
    #expect(result.exitStatus == 3, "\(result)")
    #expect(result.output.contains("nothing was judged"), "\(result)")
    #expect(!result.output.contains("0 mismatches"), "\(result)")
  }

  @Test func examplesAndReportsAreAsAskedFor() throws {
    let folder = try TemporaryDirectory()
    try Self.script(folder, "tiesAway")
    for (errors, lines) in [(0, 0), (7, 7)] {
      let result = try ProgramUnderTest.run(
        ["verify", "--operation", "mul", "--format", "posit(8,1)", "--exhaustive"]
          + ["--subject", "sh ./mine.sh {operation} {n} {es}", "--errors", "\(errors)"]
          + ["--report", "json", "--jobs", "2"], in: folder.path)
      #expect(result.exitStatus == 1, "\(result)")
      #expect(result.errors.components(separatedBy: "repeat: ").count - 1 == lines, "\(result)")
      let report = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      #expect((report as? [String: Any])?["seal"] != nil, "\(result)")
    }
  }
}
