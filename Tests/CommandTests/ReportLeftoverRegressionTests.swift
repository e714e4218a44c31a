import Foundation
import Testing

/// A gnuplot that hangs is stopped with everything it started, and nothing half-drawn stays.
@Suite(.serialized) struct ReportLeftoverRegressionTests {
  /// A gnuplot that starts a child, writes half an image, and never ends.
  private static let hanging = """
    #!/bin/sh
    sleep 1000 &
    echo "$! $$" > "$PIDS"
    echo half > half.svg
    wait
    """

  private static func workload() throws -> (SweepWorkload, [String]) {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    #expect(try workload.run(into: "results").exitStatus == 0)
    let folder = workload.directory.path
    try workload.directory.write(hanging, to: "bin/gnuplot")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder + "/bin/gnuplot")
    let command = [
      "PATH=\(folder)/bin:/usr/bin:/bin", "PIDS=\(folder)/pids", ProgramUnderTest.path, "report",
      "results",
    ]
    return (workload, command)
  }

  private static func drawings(_ workload: SweepWorkload) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: workload.directory.path + "/results/figures"
    ).filter { $0.hasPrefix(".") }
  }

  @Test(.timeLimit(.minutes(1))) func aHangingGnuplotIsStopped() throws {
    let (workload, command) = try Self.workload()
    let folder = workload.directory.path
    let result = try ProgramUnderTest.run(
      program: "/usr/bin/env", command + ["--gnuplot-time-limit", "1"], in: folder)
    #expect(result.exitStatus == 70, "\(result)")
    #expect(result.errors.contains("still drawing after 1 s"), "\(result)")
    #expect(result.output.contains("table.md"), "\(result)")
    let pids = try String(contentsOfFile: folder + "/pids", encoding: .utf8)
    let ids = pids.split(whereSeparator: \.isWhitespace).compactMap { pid_t($0) }
    #expect(ids.count == 2)
    for id in ids {
      let state = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)
      #expect(state == nil || state?.contains(") Z") == true, "\(id) lives")
    }
    #expect(try Self.drawings(workload).isEmpty)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/results/figures")
    #expect(!names.contains { $0.hasSuffix(".svg") }, "\(names)")
  }

  @Test(.timeLimit(.minutes(1))) func whatAKilledReportLeavesIsCleared() throws {
    let (workload, command) = try Self.workload()
    let folder = workload.directory.path
    // bash kills the report once gnuplot hangs; what gnuplot itself started is ended by the test.
    let script = """
      env \(command.map { "'\($0)'" }.joined(separator: " ")) & report=$!
      while [ ! -s pids ]; do sleep 0.05; done
      kill -9 $report
      kill -9 $(cat pids)
      """
    _ = try ProgramUnderTest.run(program: "/bin/bash", ["-c", script], in: folder)
    #expect(try Self.drawings(workload).count == 1)
    let next = try workload.report("results")
    #expect([0, 69].contains(next.exitStatus), "\(next)")
    #expect(try Self.drawings(workload).isEmpty)
  }
}
