import RunRecords

/// How a sweep is carried out; nothing here changes a result.
public struct SweepOptions: Sendable {
  /// Worker processes at a time.
  public var jobs: Int
  /// The runs that are asked for.
  public var selection: RunSelection
  /// The part of them to run.
  public var shard: Shard
  /// Whether failed runs are tried again.
  public var retriesFailed: Bool
  /// Whether damaged records are moved aside and made again.
  public var repairs: Bool
  /// Whether the results of a smaller study may be added to.
  public var extends: Bool
  /// Seconds between checkpoints inside an epoch.
  public var checkpointSeconds: Double
  /// The command line, for the records.
  public var command: [String]

  /// Creates options.
  public init(
    jobs: Int, selection: RunSelection = .all, shard: Shard = .whole,
    retriesFailed: Bool = false, repairs: Bool = false, extends: Bool = false,
    checkpointSeconds: Double = 60, command: [String] = []
  ) {
    self.jobs = jobs
    self.selection = selection
    self.shard = shard
    self.retriesFailed = retriesFailed
    self.repairs = repairs
    self.extends = extends
    self.checkpointSeconds = checkpointSeconds
    self.command = command
  }
}
