import Subprocess

/// Another program, run to its end in a directory, with a limit of time.
///
/// It leads a process group of its own, and all of that is killed when the time is over.
public struct LimitedProgram: Sendable {
  /// How a program ended.
  public struct Ending: Sendable {
    /// Whether its exit status was 0.
    public let isSuccess: Bool
    /// The status in words.
    public let status: String
    /// Its standard output; empty where that is discarded.
    public let output: String
    /// Its standard error.
    public let errors: String
  }

  /// Where the program is.
  public enum Place: Sendable {
    /// On the path, by this name.
    case named(String)
    /// At this path.
    case at(String)
  }

  private let place: Place
  private let environment: [Environment.Key: String?]
  private let outputLimit: Int?
  private let errorLimit: Int

  /// Describes a program.
  ///
  /// - Parameters:
  ///   - place: where it is.
  ///   - environment: variables that are other than this program's.
  ///   - outputLimit: the most bytes of its standard output; nil to discard it.
  ///   - errorLimit: the most bytes of its standard error.
  public init(
    _ place: Place, environment: [String: String], outputLimit: Int?, errorLimit: Int
  ) {
    self.place = place
    self.environment = Dictionary(
      uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) })
    self.outputLimit = outputLimit
    self.errorLimit = errorLimit
  }

  /// Runs the program.
  ///
  /// - Parameters:
  ///   - arguments: what it is given.
  ///   - directory: where it works.
  ///   - timeLimit: seconds after which it is killed with all that it has started.
  /// - Returns: how it ended; nil where it was killed because it ran too long.
  /// - Throws: `ProgramMissing` where it is not there, else what `Subprocess` throws.
  public func run(
    _ arguments: [String], in directory: String, timeLimit: Double
  ) async throws -> Ending? {
    try await withThrowingTaskGroup(of: Ending?.self) { group in
      group.addTask { try await start(arguments, in: directory) }
      group.addTask {
        try await Task.sleep(for: .seconds(timeLimit))
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
  }

  private func start(_ arguments: [String], in directory: String) async throws -> Ending {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(10))
    ]
    let executable: Executable =
      switch place {
      case .named(let name): .name(name)
      case .at(let path): .path(.init(path))
      }
    func ending(_ status: TerminationStatus, _ output: String, _ errors: String) -> Ending {
      Ending(isSuccess: status.isSuccess, status: "\(status)", output: output, errors: errors)
    }
    do {
      guard let outputLimit else {
        let result = try await Subprocess.run(
          executable, arguments: Arguments(arguments),
          environment: .inherit.updating(environment), workingDirectory: .init(directory),
          platformOptions: options, output: .discarded, error: .string(limit: errorLimit))
        return ending(result.terminationStatus, "", result.standardError)
      }
      let result = try await Subprocess.run(
        executable, arguments: Arguments(arguments),
        environment: .inherit.updating(environment), workingDirectory: .init(directory),
        platformOptions: options, output: .string(limit: outputLimit),
        error: .string(limit: errorLimit))
      return ending(result.terminationStatus, result.standardOutput, result.standardError)
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw ProgramMissing()
    }
  }
}

/// A program that is not where it should be.
public struct ProgramMissing: Error {}
