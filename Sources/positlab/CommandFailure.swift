import ArgumentParser
import Datasets
import Experiments
import Hardware
import RunRecords

/// An error with its documented exit status (sysexits.h), printed as one message.
struct CommandFailure: Error {
  let message: String
  let code: Int32

  init(_ error: any Error, code: Int32) {
    message = "\(error)"
    self.code = code
  }

  init(message: String, code: Int32) {
    self.message = message
    self.code = code
  }

  /// The failure of one of the rooms below; nil for an error that none of them documents.
  init?(known error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let problems as SpecProblems: self.init(problems, code: problems.exitStatus)
    case let error as RecordError: self.init(error, code: error.exitStatus)
    case let error as SweepError: self.init(error, code: error.exitStatus)
    case let error as DatasetError: self.init(error, code: error.exitStatus)
    case let error as UnitError: self.init(error, code: 64)
    case let error as ToolError: self.init(error, code: error.exitStatus)
    case let error as LibertyError: self.init(error, code: error.exitStatus)
    default: return nil
    }
  }

  /// Prints the message to standard error and gives what ends the command with the code.
  var exitCode: ExitCode {
    StandardError.write("positlab: \(message)\n")
    return ExitCode(code)
  }

  /// Runs a command's work; known errors are printed and end the command with their codes.
  static func reporting(_ work: () async throws -> Void) async throws {
    do {
      try await work()
    } catch {
      throw CommandFailure(known: error)?.exitCode ?? error
    }
  }
}

/// A command line that makes no sense: exit code 64.
func usageFailure(_ message: String) -> CommandFailure {
  CommandFailure(message: message, code: 64)
}

/// Runs the body of a command that never waits; known errors end it with their codes.
func reportingFailures(_ body: () throws -> Void) throws {
  do {
    try body()
  } catch {
    throw CommandFailure(known: error)?.exitCode ?? error
  }
}
