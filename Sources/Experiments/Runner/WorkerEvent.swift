import Foundation
import RunRecords

/// What a worker tells the sweep, as lines of JSON on its standard output.
enum WorkerEvent: Codable, Sendable {
  /// So many optimiser steps of the run are done.
  case progress(steps: Int)
  /// Something about the run that is worth knowing.
  case note(String)
  /// All results are there.
  case finished(testAccuracy: Double, diverged: Bool)
  /// The run ended without a result, which its record says.
  case failed(reason: String)
  /// Another process is writing this run.
  case busy
  /// The run has ended and its record is damaged; the message names the file.
  case damaged(message: String)
  /// Something that concerns every run, such as a full disk; the sweep ends with the exit status.
  case stopped(message: String, exitStatus: Int32)

  /// Writes the event as one line.
  func send() {
    guard var line = try? JSONEncoder().encode(self) else { return }
    line.append(UInt8(ascii: "\n"))
    try? FileHandle.standardOutput.write(contentsOf: line)
  }

  /// Reads a line; nil where it is none.
  init?(line: String) {
    guard let event = try? JSONDecoder().decode(WorkerEvent.self, from: Data(line.utf8)) else {
      return nil
    }
    self = event
  }
}

/// Tells the sweep how far a run has come, a few times a second at most.
final class WorkerProgress {
  private let interval: Duration
  private let tell: (WorkerEvent) -> Void
  private var last = ContinuousClock.now

  init(interval: Duration, tell: @escaping (WorkerEvent) -> Void) {
    self.interval = interval
    self.tell = tell
  }

  /// Reports the number of steps done, unless the last report was a moment ago.
  func report(_ steps: Int, force: Bool = false) {
    let now = ContinuousClock.now
    guard force || last.duration(to: now) >= interval else { return }
    last = now
    tell(.progress(steps: steps))
  }
}
