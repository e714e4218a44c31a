import Foundation
import RunRecords
import Testing

@testable import Experiments

/// Job scripts say what they are meant to say, whatever the names hold.
@Suite struct JobScriptGoldenTests {
  private static func script(
    logs: String = "/results/logs", options: [String] = [], arguments: [String] = ["sweep", "x"]
  ) throws -> [String] {
    try SlurmLauncher(tasks: 3, processorsPerTask: 2, sbatchOptions: options)
      .script(study: "tiny", logs: logs, arguments: arguments)
      .split(separator: "\n").map(String.init)
  }

  @Test func plainNamesStandAsTheyAre() throws {
    let lines = try Self.script(options: ["--time=2:00:00"])
    #expect(
      lines[1..<8] == [
        "#SBATCH --job-name=positlab-tiny", "#SBATCH --array=1-3", "#SBATCH --ntasks=1",
        "#SBATCH --cpus-per-task=2", "#SBATCH --output=/results/logs/slurm-%A_%a.log",
        "#SBATCH --requeue", "#SBATCH --time=2:00:00",
      ])
  }

  /// By the rules of sbatch: words part at blanks, # ends a line, quotes and backslashes are taken away,
  /// % begins a pattern of a file name.
  @Test func blanksAndMarksAreQuoted() throws {
    let lines = try Self.script(
      logs: "/my results/#1 50%/logs", options: ["--comment=say \"so\" \\ #2"],
      arguments: ["sweep", "a b's", "$(touch x)", ""])
    #expect(lines.contains("#SBATCH \"--output=/my results/#1 50%%/logs/slurm-%A_%a.log\""))
    #expect(lines.contains(#"#SBATCH "--comment=say \"so\" \\ #2""#))
    let command = try #require(lines.last)
    #expect(
      command.hasSuffix(#"sweep 'a b'\''s' '$(touch x)' '' --shard "$SLURM_ARRAY_TASK_ID/3""#),
      "\(command)")
  }

  @Test func whatWouldLeaveItsLineIsRefused() {
    #expect(throws: SweepError.self) { try Self.script(logs: "/a\ntouch ran\n") }
    #expect(throws: SweepError.self) { try Self.script(logs: "/a\\b") }
    #expect(throws: SweepError.self) { try Self.script(options: ["--x\rtouch ran"]) }
    #expect(throws: SweepError.self) { try Self.script(arguments: ["a\nb"]) }
  }

  @Test func temporaryNamesCannotBeForeseen() throws {
    let directory = FileManager.default.temporaryDirectory.path + "/positlab-\(UUID().uuidString)"
    try AtomicWrite.createDirectory(directory)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let path = directory + "/table.md"
    // The name that earlier versions took: a link there must not be written through.
    let victim = directory + "/victim"
    try AtomicWrite.write("precious", to: victim)
    let host = ProcessInfo.processInfo.hostName.filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
    }
    let foreseen = "\(directory)/.table.md.\(host)-\(getpid()).partial"
    try FileManager.default.createSymbolicLink(atPath: foreseen, withDestinationPath: victim)
    try AtomicWrite.write("new", to: path)
    #expect(try String(contentsOfFile: victim, encoding: .utf8) == "precious")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    AtomicWrite.removeAbandoned(of: [path])
    #expect(!FileManager.default.fileExists(atPath: foreseen))
    #expect(try String(contentsOfFile: victim, encoding: .utf8) == "precious")
  }
}
