import Foundation
import TestSupport

/// The `positlab` that was built beside these tests, and how one run of it ended.
struct ProgramUnderTest {
  /// How a run ended.
  struct Result {
    var exitStatus: Int32
    var output: String
    var errors: String
  }

  /// The path of the program.
  static let path: String = {
    let start = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    var directory = start.deletingLastPathComponent()
    while directory.path != "/" {
      let candidate = directory.appendingPathComponent("positlab").path
      if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
      directory.deleteLastPathComponent()
    }
    return "positlab is not built beside \(start.path)"
  }()

  /// Runs the program to its end.
  static func run(
    _ arguments: [String], in directory: String, input: String = ""
  ) throws -> Result {
    try run(program: path, arguments, in: directory, input: input)
  }

  /// Runs any program to its end.
  static func run(
    program: String, _ arguments: [String], in directory: String, input: String = ""
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    // Files, not pipes: a process that lives on must not keep the test waiting.
    let folder = try TemporaryDirectory()
    let names = ["input", "output", "errors"].map { folder.path + "/" + $0 }
    try input.write(toFile: names[0], atomically: true, encoding: .utf8)
    for name in names[1...] { try Data().write(to: URL(fileURLWithPath: name)) }
    process.standardInput = FileHandle(forReadingAtPath: names[0])
    process.standardOutput = FileHandle(forWritingAtPath: names[1])
    process.standardError = FileHandle(forWritingAtPath: names[2])
    try process.run()
    process.waitUntilExit()
    let signaled = process.terminationReason == .uncaughtSignal
    return Result(
      exitStatus: signaled ? -process.terminationStatus : process.terminationStatus,
      output: try String(contentsOfFile: names[1], encoding: .utf8),
      errors: try String(contentsOfFile: names[2], encoding: .utf8))
  }
}
