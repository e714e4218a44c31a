import Foundation
import Programs
import RunRecords

/// A program that hardware is linted, simulated or synthesised with.
public enum HardwareTool: String, Hashable, Sendable, CaseIterable {
  case iverilog
  case vvp
  case verilator
  case yosys
  case openSTA = "sta"

  /// The Debian package that has it.
  public var package: String {
    switch self {
    case .iverilog, .vvp: "iverilog"
    case .verilator: "verilator"
    case .yosys: "yosys"
    case .openSTA: "opensta"
    }
  }

  /// Whether the program is on the path.
  public var isInstalled: Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(rawValue)")
    }
  }

  /// Checks that programs are there before anything is done with them.
  ///
  /// - Throws: ``ToolError`` that names all that are missing, and their packages.
  public static func require(_ tools: [HardwareTool]) throws(ToolError) {
    let missing = tools.filter { !$0.isInstalled }
    if !missing.isEmpty { throw .missing(missing) }
  }
}

/// A program that is missing, or did not do its work.
public enum ToolError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Programs that are not installed.
  case missing([HardwareTool])
  /// A program that ended with a status other than 0, or by a signal, and what it said.
  case failed(String, status: String, message: String)
  /// A program that was ended because it ran longer than so many seconds.
  case tooSlow(String, seconds: Double)
  /// A program that ended well, but not with the result that it was asked for.
  case unexpected(String, String)

  /// One message that names the program and, where it is missing, its Debian package.
  public var description: String {
    switch self {
    case .missing(let tools):
      let names = tools.map(\.rawValue).joined(separator: ", ")
      let packages = Set(tools.map(\.package)).sorted().joined(separator: " ")
      return "\(names) not found; Debian: apt-get install \(packages), or make hardware-tools"
    case .failed(let name, let status, let message):
      return "\(name) ended with \(status)" + (message.isEmpty ? "" : ":\n\(message)")
    case .tooSlow(let name, let seconds):
      return "\(name) was ended after \(Int(seconds)) s (--time-limit)"
    case .unexpected(let name, let problem): return "\(name): \(problem)"
    }
  }

  /// The exit status of a command that fails by it (sysexits.h): 69 or 70.
  public var exitStatus: Int32 { if case .missing = self { 69 } else { 70 } }
}

/// A run of a program in a directory, with a limit of time.
public struct ToolRun: Sendable {
  /// The directory in which the program works.
  public let directory: String

  /// After so many seconds the program, and all that it has started, is ended.
  public let timeLimit: Double

  /// Runs in a directory.
  public init(in directory: String, timeLimit: Double) {
    self.directory = directory
    self.timeLimit = timeLimit
  }

  /// What a program wrote.
  public struct Output: Sendable {
    /// Its standard output, cut off at 16 MB.
    public let text: String
    /// Its standard error, cut off at 1 MB.
    public let errors: String
  }

  /// Runs a program of the path.
  public func run(
    _ tool: HardwareTool, _ arguments: [String], acceptsFailure: Bool = false
  ) async throws -> Output {
    try await run(.named(tool.rawValue), tool.rawValue, arguments, acceptsFailure: acceptsFailure)
  }

  /// Runs a program that lies in the directory, or a command of the shell's.
  public func run(
    program: String, _ arguments: [String], named name: String? = nil
  ) async throws -> Output {
    let path = program.contains("/") ? program : "\(directory)/\(program)"
    return try await run(.at(path), name ?? program, arguments, acceptsFailure: false)
  }

  private func run(
    _ place: LimitedProgram.Place, _ name: String, _ arguments: [String], acceptsFailure: Bool
  ) async throws -> Output {
    let program = LimitedProgram(
      place, environment: ["TZ": "UTC0", "LC_ALL": "C"], outputLimit: 1 << 24,
      errorLimit: 1 << 20)
    let ending: LimitedProgram.Ending?
    do {
      ending = try await program.run(arguments, in: directory, timeLimit: timeLimit)
    } catch is ProgramMissing {
      if let tool = HardwareTool(rawValue: name) { throw ToolError.missing([tool]) }
      throw ToolError.unexpected(name, "is not there")
    }
    guard let ending else { throw ToolError.tooSlow(name, seconds: timeLimit) }
    if ending.isSuccess || acceptsFailure {
      return Output(text: ending.output, errors: ending.errors)
    }
    let said = (ending.errors + ending.output).trimmingCharacters(in: .whitespacesAndNewlines)
    let lines = said.split(separator: "\n", omittingEmptySubsequences: false)
    throw ToolError.failed(
      name, status: ending.status, message: lines.suffix(20).joined(separator: "\n"))
  }
}

/// A directory for one piece of work, below that for temporary files; gone when the work is.
public struct Workplace: Sendable {
  /// Its absolute path.
  public let path: String

  /// Creates one.
  ///
  /// - Throws: `RecordError` where it cannot be created.
  public init() throws(RecordError) {
    let base = NSTemporaryDirectory()
    path = (base as NSString).appendingPathComponent("positlab-hardware-\(UUID().uuidString)")
    try AtomicWrite.createDirectory(path)
  }

  /// Removes it with everything in it.
  public func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// Does a piece of work in a directory that is there so long.
  public static func with<Result>(
    _ work: (Workplace) async throws -> Result
  ) async throws -> Result {
    let workplace = try Workplace()
    defer { workplace.remove() }
    return try await work(workplace)
  }
}
