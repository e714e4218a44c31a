import Foundation
import Testing

/// `--launcher slurm` writes an array job whose tasks together give the results of a local sweep.
@Suite struct SweepSlurmRegressionTests {
  /// A stand-in for `sbatch` that runs the tasks of the array one after the other.
  static let sbatch = """
    #!/bin/bash
    last=$(sed -n 's/^#SBATCH --array=1-//p' "$1")
    for task in $(seq "$last"); do
      SLURM_ARRAY_TASK_ID=$task bash "$1" > /dev/null 2>&1 || exit 3
    done
    echo Submitted batch job 7
    """

  @Test func arrayTasksEqualALocalSweep() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    #expect(try workload.run(into: "local").exitStatus == 0)
    let folder = workload.directory.path
    try workload.directory.write(Self.sbatch, to: "bin/sbatch")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder + "/bin/sbatch")
    let command =
      (["env", "PATH=\(folder)/bin:/usr/bin:/bin", ProgramUnderTest.path]
        + workload.sweep(into: "array", ["--launcher", "slurm", "--tasks", "4"]))
    let result = try ProgramUnderTest.run(
      program: "/usr/bin/env", Array(command.dropFirst()), in: folder)
    #expect(result.exitStatus == 0, "\(result)")
    #expect(result.output == "Submitted batch job 7\n", "\(result)")
    #expect(try workload.differences("local", "array").isEmpty)
  }

  @Test func withoutSlurmTheScriptIsKept() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    let result = try ProgramUnderTest.run(
      program: "/usr/bin/env",
      ["PATH=/nowhere", ProgramUnderTest.path]
        + workload.sweep(into: "array", ["--launcher", "slurm", "--tasks", "2"]),
      in: workload.directory.path)
    #expect(result.exitStatus == 69, "\(result)")
    #expect(result.errors.contains("array/checkpoints/sweep.sbatch"), "\(result.errors)")
  }
}
