import Foundation

/// The machine and the software that a record was made with.
public struct RunEnvironment: Codable, Hashable, Sendable {
  /// The Swift compiler, for example `Swift 6.3`.
  public var compiler: String
  /// `release` or `debug`.
  public var build: String
  /// Versions of the libraries that compute, by name.
  public var libraries: [String: String]
  /// The name of the processor, with its family and model where they are known.
  public var processor: String
  /// The number of processors that are active.
  public var processorCount: Int
  /// The operating system.
  public var system: String
  /// The commit of the checkout that the program was built in; nil where there is none.
  public var commit: String?
  /// Whether tracked files outside results/ differed from the commit; nil without a commit.
  public var dirty: Bool?

  /// Looks at this machine and at the checkout that the running program lies in.
  ///
  /// - Parameter libraries: versions by name, from who links the libraries.
  /// - Returns: what could be found out; the rest is nil or `unknown`.
  public static func current(libraries: [String: String]) -> RunEnvironment {
    let directory = Bundle.main.executableURL?.deletingLastPathComponent().path ?? "."
    let commit = firstLine(of: "git", ["-C", directory, "rev-parse", "HEAD"])
    return RunEnvironment(
      compiler: compilerVersion, build: buildConfiguration, libraries: libraries,
      processor: processorModel(), processorCount: ProcessInfo.processInfo.activeProcessorCount,
      system: ProcessInfo.processInfo.operatingSystemVersionString, commit: commit,
      dirty: commit == nil ? nil : isDirty(checkoutOf: directory))
  }

  private static func isDirty(checkoutOf directory: String) -> Bool? {
    guard let root = firstLine(of: "git", ["-C", directory, "rev-parse", "--show-toplevel"])
    else { return nil }
    let arguments = ["-C", root, "status", "--porcelain", "--untracked-files=no", "--", "."]
    return output(of: "git", arguments + [":(exclude)results"]).map { !$0.isEmpty }
  }

  /// The name of the processor and, where Linux tells them, family and model, which say more than
  /// names such as `AMD EPYC` do (family 25: models 1 and 33 are Zen 3, 17 is Zen 4).
  private static func processorModel() -> String {
    let text = FileManager.default.contents(atPath: "/proc/cpuinfo").map {
      String(decoding: $0, as: UTF8.self)
    }
    var fields: [String: String] = [:]
    for line in text?.split(separator: "\n") ?? [] {
      let parts = line.split(separator: ":", maxSplits: 1)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      if parts.count == 2, fields[parts[0]] == nil { fields[parts[0]] = parts[1] }
    }
    guard let name = fields["model name"] else {
      return firstLine(of: "sysctl", ["-n", "machdep.cpu.brand_string"]) ?? "unknown"
    }
    guard let family = fields["cpu family"], let model = fields["model"] else { return name }
    return "\(name), family \(family) model \(model)"
  }

  private static func firstLine(of program: String, _ arguments: [String]) -> String? {
    output(of: program, arguments)?.split(separator: "\n").first.map(String.init)
  }

  /// The standard output of a program; nil where it is missing or fails.
  private static func output(of program: String, _ arguments: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }

  private static var buildConfiguration: String {
    #if DEBUG
    "debug"
    #else
    "release"
    #endif
  }

  private static var compilerVersion: String {
    #if compiler(>=6.5)
    "Swift 6.5 or later"
    #elseif compiler(>=6.4)
    "Swift 6.4"
    #elseif compiler(>=6.3.1)
    "Swift 6.3.1 or later"
    #elseif compiler(>=6.3)
    "Swift 6.3"
    #else
    "Swift 6.2"
    #endif
  }
}
