import RunRecords

/// What is known about one run of a study.
public struct RunResult: Hashable, Sendable {
  /// The name of the run.
  public let id: RunID
  /// Its seed.
  public let seed: Int
  /// How far it came.
  public let status: RunStatus
  /// What it measured so far, in the order of the epochs.
  public let epochs: [EpochRecord]

  /// Whether a loss was not finite at any step.
  public var diverged: Bool { epochs.contains(where: \.diverged) }

  /// The measurement of the last epoch; nil unless the run is finished.
  public func last(_ metric: ReportMetric) -> Double? {
    status == .finished ? epochs.last?.value(of: metric) : nil
  }

  /// The mean of the measurements of the last epochs; nil unless the run is finished and measured a
  /// number after each of them.
  ///
  /// - Parameters:
  ///   - metric: what was measured.
  ///   - count: how many epochs, at least 1; fewer where the run diverged before. The untrained network is
  ///     none of them where there is another.
  /// - Returns: the mean, in the unit of the records.
  public func final(_ metric: ReportMetric, lastEpochs count: Int) -> Double? {
    guard status == .finished else { return nil }
    let trained = epochs.count > 1 ? epochs.dropFirst() : epochs[...]
    let measured = trained.suffix(count)
    let values = measured.compactMap { $0.value(of: metric) }
    guard !values.isEmpty, values.count == measured.count else { return nil }
    return values.reduce(0, +) / Double(values.count)
  }

  /// The epoch with the best measurement, the first of equals; nil unless the run is finished.
  ///
  /// The untrained network does not count where there is another. The best epoch is chosen by looking
  /// at the test samples: it flatters the run.
  public func best(_ metric: ReportMetric) -> (epoch: Int, value: Double)? {
    guard status == .finished else { return nil }
    var best: (epoch: Int, value: Double)?
    for record in epochs where record.epoch > 0 || epochs.count == 1 {
      guard let value = record.value(of: metric) else { continue }
      if let sofar = best?.value, metric.largerIsBetter ? value <= sofar : value >= sofar {
        continue
      }
      best = (record.epoch, value)
    }
    return best
  }

  /// The status in a word, for tables.
  public var statusName: String {
    switch status {
    case .notStarted: "missing"
    case .unfinished: "unfinished"
    case .finished: diverged ? "diverged" : "finished"
    case .failed: "failed"
    }
  }
}
