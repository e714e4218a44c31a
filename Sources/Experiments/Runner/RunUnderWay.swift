import NeuralNetworks
import RunRecords

/// A run between its start and its end: the trainer, and the record of exactly the epochs that it has
/// completed.
///
/// The record is held here and only written to the files: whatever happens to them meanwhile, the
/// trainer never goes on beside the metrics of other epochs.
final class RunUnderWay {
  let trainer: Trainer
  /// What `manifest.json` has to hold.
  let manifest: [UInt8]
  /// What `metrics.jsonl` has to hold.
  private(set) var metrics: [UInt8]

  /// Creates a run that has not begun.
  ///
  /// - Throws: where a test sample cannot be had.
  init(fresh trainer: Trainer, manifest: String) throws {
    self.trainer = trainer
    self.manifest = Array(manifest.utf8)
    metrics = []
    add(try trainer.evaluate())
  }

  /// Goes back to a checkpoint.
  ///
  /// - Parameters:
  ///   - trainer: a trainer that has not begun; it must not be used where this throws.
  ///   - checkpoint: the state.
  ///   - path: the file of the checkpoint, for messages.
  ///   - job: what the run has to be.
  /// - Throws: `RecordError` where the checkpoint belongs to another specification or other data, or its
  ///   parts do not fit together.
  init(
    restoring trainer: Trainer, from checkpoint: Checkpoint, path: String, job: RunJob
  ) throws(RecordError) {
    let held = try RunDirectory.manifest(parsing: checkpoint.manifest, of: job.run, path: path)
    guard held.dataChecksums == job.dataChecksums else {
      throw RecordError(.malformed, path: path, cause: "it was made from other data files")
    }
    do {
      try trainer.restore(from: checkpoint.state)
    } catch {
      throw RecordError(.malformed, path: path, cause: "\(error)")
    }
    let lines = checkpoint.metrics.count { $0 == UInt8(ascii: "\n") }
    guard lines == trainer.completedEpochs + 1, checkpoint.metrics.last == UInt8(ascii: "\n") else {
      throw RecordError(
        .malformed, path: path,
        cause: "it holds \(lines) measurements after \(trainer.completedEpochs) epochs")
    }
    self.trainer = trainer
    manifest = checkpoint.manifest
    metrics = checkpoint.metrics
  }

  /// Adds the measurement of one more epoch.
  func add(_ epoch: EpochMetrics) {
    metrics += Array((epoch.json.canonicalText + "\n").utf8)
  }

  /// What an interrupted run would go on from.
  func checkpoint(of run: RunID) -> Checkpoint {
    Checkpoint(run: run, manifest: manifest, metrics: metrics, state: trainer.checkpoint())
  }

  /// Makes the files of the record those of the run, where they are others.
  ///
  /// - Returns: the files that were there and held something else than a run leaves that is killed after
  ///   its checkpoint.
  /// - Throws: `RecordError` where they cannot be written.
  func writeRecord(to directory: RunDirectory) throws(RecordError) -> [String] {
    try AtomicWrite.createDirectory(directory.path)
    var foreign: [String] = []
    for (path, bytes) in [(directory.manifestPath, manifest), (directory.metrics.path, metrics)] {
      let found = try? FileBytes.read(path)
      guard found != bytes else { continue }
      if let found, path == directory.manifestPath || !found.starts(with: bytes) {
        foreign.append(path)
      }
      try AtomicWrite.write(bytes, to: path)
    }
    return foreign
  }
}

extension EpochMetrics {
  /// The line of the metric log; a loss that is not finite is null there.
  var json: JSONValue {
    .object([
      "epoch": .integer(epoch), "trainingLoss": trainingLoss.map { .canonical($0) } ?? .null,
      "testLoss": .canonical(testLoss), "testAccuracy": .canonical(testAccuracy),
      "diverged": .bool(diverged),
    ])
  }
}
