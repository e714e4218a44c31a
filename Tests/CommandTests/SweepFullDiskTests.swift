import Foundation
import TestSupport
import Testing

/// A disk that is full or read-only ends a sweep with a clear message, and loses nothing.
@Suite(.serialized) struct SweepFullDiskRegressionTests {
  /// Files may not grow beyond a limit: the same path through the program as a full disk, and one
  /// that every machine can test.
  @Test func fileSizeLimitEndsTheSweepAndItGoesOn() throws {
    let workload = try SweepWorkload(epochs: 2, samples: 192)
    #expect(try workload.run(into: "unbroken").exitStatus == 0)
    let command = ([ProgramUnderTest.path] + workload.sweep(into: "limited"))
      .map { "'\($0)'" }.joined(separator: " ")
    let limited = try ProgramUnderTest.run(
      program: "/bin/bash", ["-c", "ulimit -f 16; exec \(command)"], in: workload.directory.path)
    #expect(limited.exitStatus == 74, "\(limited)")
    #expect(limited.errors.contains("cannot write"), "\(limited.errors)")
    #expect(limited.errors.contains("the same command goes on"), "\(limited.errors)")
    #expect(try workload.run(into: "limited").exitStatus == 0)
    #expect(try workload.differences("unbroken", "limited").isEmpty)
  }

  /// The real thing, where this process may mount a small memory file system.
  @Test(.enabled(if: MemoryFileSystem.isPermitted, "mounting needs root; the limit test covers it"))
  func fullDiskEndsTheSweepAndItGoesOn() throws {
    let workload = try SweepWorkload(epochs: 2, samples: 192)
    #expect(try workload.run(into: "unbroken").exitStatus == 0)
    let disk = try MemoryFileSystem(at: workload.directory.path + "/disk", kilobytes: 160)
    let full = try workload.run(into: "disk/results")
    #expect(full.exitStatus == 74, "\(full)")
    #expect(full.errors.contains("No space left on device"), "\(full.errors)")
    try disk.resize(kilobytes: 65_536)
    let resumed = try workload.run(into: "disk/results")
    #expect(resumed.exitStatus == 0, "\(resumed.errors)")
    #expect(try workload.differences("unbroken", "disk/results").isEmpty)
    try disk.makeReadOnly()
    let refused = try workload.run(into: "disk/results")
    #expect(refused.exitStatus == 73, "\(refused)")
    #expect(refused.errors.contains("Read-only file system"), "\(refused.errors)")
  }

  /// A place where nobody may create anything, not even root.
  @Test func unwritableResultsAreRefused() throws {
    let workload = try SweepWorkload(epochs: 1, samples: 64)
    var parent = "/proc/self"
    if geteuid() != 0 {
      parent = workload.directory.path + "/locked"
      try FileManager.default.createDirectory(
        atPath: parent, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o555])
    }
    let refused = try workload.run(into: parent + "/results")
    #expect(refused.exitStatus == 73, "\(refused)")
    #expect(refused.errors.contains("cannot create \(parent)/results"), "\(refused.errors)")
  }
}

/// A small file system in memory, mounted for one test.
final class MemoryFileSystem {
  private let path: String

  /// Whether this process may mount.
  static let isPermitted: Bool = {
    guard let folder = try? TemporaryDirectory() else { return false }
    return (try? MemoryFileSystem(at: folder.path + "/disk", kilobytes: 64)) != nil
  }()

  /// Mounts a file system of so many kilobytes.
  init(at path: String, kilobytes: Int) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try mount(["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", path])
  }

  /// Gives it another size.
  func resize(kilobytes: Int) throws {
    try mount(["-o", "remount,size=\(kilobytes)k", path])
  }

  /// Allows nothing more to be written.
  func makeReadOnly() throws {
    try mount(["-o", "remount,ro", path])
  }

  private func mount(_ arguments: [String]) throws {
    let result = try ProgramUnderTest.run(program: "/usr/bin/env", ["mount"] + arguments, in: "/")
    guard result.exitStatus == 0 else { throw CocoaError(.fileWriteNoPermission) }
  }

  deinit {
    _ = try? ProgramUnderTest.run(program: "/usr/bin/env", ["umount", path], in: "/")
  }
}
