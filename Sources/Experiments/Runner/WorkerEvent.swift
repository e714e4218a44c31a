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
