import ArgumentParser
import Datasets
import Experiments
import Foundation
import RunRecords

/// Turns the errors of a sweep into one message and a documented exit status.
enum SweepFailure {
  /// Runs a command's work; known errors go to standard error and end the command.
  static func reporting(_ work: () async throws -> Void) async throws {
    do {
      try await work()
    } catch let error as SpecProblems {
      throw ended("\(error)", error.exitStatus)
    } catch let error as RecordError {
      throw ended("\(error)", error.exitStatus)
    } catch let error as SweepError {
      throw ended("\(error)", error.exitStatus)
    } catch let error as DatasetError {
      throw ended("\(error)", error.exitStatus)
    }
  }

  private static func ended(_ message: String, _ exitStatus: Int32) -> ExitCode {
    FileHandle.standardError.write(Data("positlab: \(message)\n".utf8))
    return ExitCode(exitStatus)
  }
}
