import Foundation
import RunRecords
import Synchronization
import TestSupport

@testable import Experiments

/// An unbroken tiny sweep: how its files were after every step, and in the end.
struct SweepHistory: Sendable {
  /// A moment in which a kill could have come.
  struct Moment: Sendable {
    /// The run that was being made.
    var run: RunID
    var files: FileTree
  }

  /// The files after every step and every epoch, in order.
  let moments: [Moment]
  /// The files in the end.
  let end: FileTree

  /// Carries the sweep out, with a checkpoint after every step.
  init(of sweep: TinySweep) async throws {
    let directory = try TemporaryDirectory(inMemory: true)
    let path = directory.path + "/results"
    let collected = Mutex<[Moment]>([])
    let summary = try await sweep.run(into: path, checkpointSeconds: 0) { run in
      let files = (try? FileTree(reading: path)) ?? FileTree()
      collected.withLock { $0.append(Moment(run: run, files: files)) }
    }
    guard summary.exitStatus == 0 else { throw CocoaError(.featureUnsupported) }
    moments = collected.withLock { $0 }
    end = try FileTree(reading: path)
  }
}
