import ArgumentParser
import Experiments
import Foundation

/// `positlab run-cell`: the worker process of a sweep; takes its job from standard input.
struct RunCellCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run-cell", abstract: "Carry out one run of a sweep (started by sweep itself).",
    shouldDisplay: false)

  @Option(help: "Where standard error goes.")
  var log: String?

  func run() throws {
    if let log { redirectStandardError(to: log) }
    let status = RunWorker.main()
    if let log, status == 0 { removeIfEmpty(log) }
    if status != 0 { throw ExitCode(status) }
  }

  private func removeIfEmpty(_ path: String) {
    var information = stat()
    if stat(path, &information) == 0, information.st_size == 0 { unlink(path) }
  }

  /// Crash reports have to end up in a file; a log that cannot be opened is no reason to stop.
  private func redirectStandardError(to path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return }
    dup2(descriptor, STDERR_FILENO)
    close(descriptor)
  }
}
