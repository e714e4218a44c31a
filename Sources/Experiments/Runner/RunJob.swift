import RunRecords

/// What a worker process is told to do, as one line of JSON on its standard input.
public struct RunJob: Codable, Sendable {
  /// The name of the run.
  public var run: RunID
  /// The name of the study.
  public var study: String
  /// Every setting that decides the results, the seed apart.
  public var specification: JSONValue
  /// The seed.
  public var seed: Int
  /// The results directory.
  public var results: String
  /// Where the data set's files are; nil where they are found by themselves.
  public var dataDirectory: String?
  /// SHA-256 of every data file as the sweep saw it.
  public var dataChecksums: [String: String]
  /// Seconds between checkpoints inside an epoch.
  public var checkpointSeconds: Double
  /// The niceness of the sweep, as processes of several threads do not all inherit it.
  public var niceness: Int32
  /// The machine and the software.
  public var environment: RunEnvironment
  /// The command line of the sweep.
  public var command: [String]
}
