import Foundation
import TestSupport
import Testing

/// Names are names: nothing in them is carried out, leaves its directory or its line.
@Suite struct InjectionRegressionTests {
  @Test func aLineFeedInAStudysNameIsRefused() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    let folder = workload.directory.path
    let name = "x\ntouch ran #"
    let text = try String(contentsOfFile: folder + "/tiny/study.yaml", encoding: .utf8)
    try workload.directory.write(text, to: name + "/study.yaml")
    for more in [[], ["--launcher", "slurm", "--tasks", "1"]] {
      let result = try ProgramUnderTest.run(
        ["sweep", name, "--results", "results"] + more, in: folder)
      #expect(result.exitStatus == 65, "\(result)")
      #expect(result.errors.contains("control characters"), "\(result)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder + "/results"))
  }

  @Test func aLineFeedInTheResultsPathIsRefusedForSlurm() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    let folder = workload.directory.path
    for arguments in [
      ["--results", folder + "/r\ntouch ran"],
      ["--results", "ok", "--sbatch-option=--a\ntouch ran"],
    ] {
      let result = try ProgramUnderTest.run(
        ["sweep", "tiny", "--launcher", "slurm", "--tasks", "1"] + arguments, in: folder)
      #expect(result.exitStatus == 64, "\(result)")
      #expect(result.errors.contains("cannot stand in a job script"), "\(result)")
    }
  }

  @Test func theCertificateStaysInItsDirectory() throws {
    let directory = try TemporaryDirectory()
    for name in ["../x", "/tmp/x", "a/b", "..", "", "a\nb"] {
      let result = try ProgramUnderTest.run(
        [
          "verify", "--operation", "add", "--format", "posit(4,0)", "--exhaustive", "--output",
          "out/in", "--name", name,
        ], in: directory.path)
      #expect(result.exitStatus == 64, "\(name): \(result)")
      #expect(result.errors.contains("plain file name"), "\(name): \(result)")
    }
    #expect(!FileManager.default.fileExists(atPath: directory.path + "/out"))
  }
}
