import Foundation
import Testing

/// What a sweep takes over from the shell that it was started in.
@Suite struct SweepProcessRegressionTests {
  /// Dispatch gives its threads a niceness of their own where it may, as for root.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/stat"), "needs /proc"))
  func workersKeepTheNicenessOfTheSweep() throws {
    let workload = try SweepWorkload(epochs: 60, samples: 1920, formats: ["float32"], seeds: [1])
    let command = ([ProgramUnderTest.path] + workload.sweep(into: "results"))
      .map { "'\($0)'" }.joined(separator: " ")
    // Fields of /proc/PID/stat after the name: the parent is the second, the niceness the 17th.
    let script = """
      nice -n 7 \(command) > /dev/null 2>&1 &
      while kill -0 $! 2> /dev/null; do
        for folder in /proc/[0-9]*; do
          read -r line < $folder/stat || continue
          set -- ${line##*) }
          [ "$2" = $! ] && grep -q run-cell $folder/cmdline && echo "${17}"
        done 2> /dev/null
        sleep 0.02
      done
      """
    let result = try ProgramUnderTest.run(
      program: "/bin/bash", ["-c", script], in: workload.directory.path)
    // The worker takes it on with its job, a moment after its start.
    let seen = result.output.split(separator: "\n")
    let own = getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0)
    let expected = "\(min(19, own + 7))"
    #expect(seen.count > 3 && seen.dropFirst(2).allSatisfy { $0 == expected }, "\(result)")
  }

  @Test func tooFewOpenFilesAreAMessage() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    for (limit, jobs) in [(12, 1), (12, 8), (45, 2), (60, 8)] {
      let command =
        ([ProgramUnderTest.path] + workload.sweep(into: "results", ["--jobs", "\(jobs)"]))
        .map { "'\($0)'" }.joined(separator: " ")
      let result = try ProgramUnderTest.run(
        program: "/bin/bash", ["-c", "ulimit -n \(limit); exec \(command)"],
        in: workload.directory.path)
      #expect(result.exitStatus == 69, "\(limit): \(result)")
      #expect(result.errors.contains("\(limit) files may be open"), "\(result.errors)")
      #expect(result.errors.contains("ulimit -n"), "\(result.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: workload.directory.path + "/results"))
    // What it asks for is enough.
    let command = ([ProgramUnderTest.path] + workload.sweep(into: "results", ["--jobs", "2"]))
      .map { "'\($0)'" }.joined(separator: " ")
    let enough = try ProgramUnderTest.run(
      program: "/bin/bash", ["-c", "ulimit -n 56; exec \(command)"], in: workload.directory.path)
    #expect(enough.exitStatus == 0, "\(enough)")
  }
}
