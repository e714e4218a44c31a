import Foundation
import PositJudge
import PositOracle
import RunRecords

/// Finds out what a subject is, for one operation and format after the other; every file is read
/// once.
public final class SubjectIdentities {
  /// The machine and the software.
  public let environment: RunEnvironment

  private let subject: any Subject
  private let program: String
  private var digests: [String: String] = [:]
  private var probes: [Setting: String?] = [:]

  /// The number and the size of files up to which a directory that a command names is read.
  private static let directoryLimit = (files: 1000, bytes: 1 << 28)

  /// The identities of a subject.
  ///
  /// - Throws: `RecordError` if the running program cannot be read.
  public init(_ subject: any Subject) throws {
    self.subject = subject
    environment = .current(libraries: OracleVersions.libraries)
    program = try Self.programDigest()
  }

  /// The identities of a subject as a given build of positlab would state them, for tests.
  init(_ subject: any Subject, program: String, environment: RunEnvironment) {
    self.subject = subject
    self.program = program
    self.environment = environment
  }

  /// What is judged in an operation and a format.
  ///
  /// - Throws: `RecordError` for a file that is there and cannot be read.
  public func identity(_ setting: Setting) throws -> SubjectIdentity {
    var paths: [String] = []
    var unknown: String?
    switch subject.origin(setting) {
    case .thisProgram: break
    case .files(let files): paths = files
    case .command(let command):
      let found = CommandFiles(
        command, directory: FileManager.default.currentDirectoryPath,
        searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
      paths = found.paths
      unknown = found.unknown
    }
    var files: [JudgedFile] = []
    for path in paths.sorted() {
      guard let sha256 = try digest(path) else {
        unknown = unknown ?? "\(path) is too large a directory"
        continue
      }
      files.append(JudgedFile(path: path, sha256: sha256))
    }
    return SubjectIdentity(
      subject: subject.name, program: program, commit: environment.commit,
      dirty: environment.dirty, files: files, unknown: unknown)
  }

  /// The digest of the subject's answers to fixed operands; nil where it fails.
  public func probe(_ setting: Setting) throws -> String? {
    if let known = probes[setting] { return known }
    let digest = try SubjectProbe.digest(subject, setting)
    probes[setting] = .some(digest)
    return digest
  }

  /// The first file that is not what it was when it was looked at; nil if all are.
  public func changedFile() throws -> String? {
    let before = digests
    digests = [:]
    for path in before.keys.sorted() {
      guard CommandFiles.kind(path) != nil, try digest(path) == before[path] else { return path }
    }
    return nil
  }

  private func digest(_ path: String) throws -> String? {
    if let known = digests[path] { return known }
    let digest =
      CommandFiles.kind(path) == .typeDirectory
      ? try Self.directoryDigest(path) : SHA256.hexadecimal(of: try FileBytes.read(path))
    digests[path] = digest
    return digest
  }

  private static func directoryDigest(_ path: String) throws -> String? {
    guard let names = FileManager.default.enumerator(atPath: path) else { return nil }
    var lines: [String] = []
    var bytes = 0
    while let name = names.nextObject() as? String {
      guard CommandFiles.kind("\(path)/\(name)") == .typeRegular else { continue }
      let content = try FileBytes.read("\(path)/\(name)")
      bytes += content.count
      guard lines.count < directoryLimit.files, bytes <= directoryLimit.bytes else { return nil }
      lines.append("\(name) \(SHA256.hexadecimal(of: content))\n")
    }
    return SHA256.hexadecimal(of: Array(lines.sorted().joined().utf8))
  }

  /// The digest of the program that runs, even where another has taken its place on disk.
  private static func programDigest() throws -> String {
    let image = "/proc/self/exe"
    let path =
      FileManager.default.isReadableFile(atPath: image)
      ? image : Bundle.main.executablePath ?? CommandLine.arguments[0]
    return SHA256.hexadecimal(of: try FileBytes.read(path))
  }
}
