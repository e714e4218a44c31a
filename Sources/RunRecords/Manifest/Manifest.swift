/// What a record is about and where it comes from; written before the first result.
public struct Manifest: Codable, Hashable, Sendable {
  /// What a record can be about.
  public enum Kind: String, Codable, Hashable, Sendable {
    /// One training run of a study.
    case trainingRun
    /// A campaign of an implementation against the oracle.
    case verificationCampaign
    /// A measurement of speed.
    case benchmark
    /// A synthesis of a circuit.
    case synthesis
  }

  /// The version of this layout.
  public var recordVersion: Int
  /// What the record is about.
  public var kind: Kind
  /// The name of the run.
  public var run: RunID
  /// The name of the study or campaign that asked for it.
  public var study: String
  /// Every setting with its value, the seed among them.
  public var specification: JSONValue
  /// The key paths of the settings that have the default they came with, and so no part in the name;
  /// nil in records of before, whose names are made from every setting.
  public var defaultKeys: [String]?
  /// What was derived from the specification and helps readers, such as the resolved policy.
  public var resolved: JSONValue
  /// The seed; nil where nothing is random.
  public var seed: Int?
  /// SHA-256 of every data file, by name.
  public var dataChecksums: [String: String]
  /// The machine and the software.
  public var environment: RunEnvironment
  /// The command line that started it.
  public var command: [String]

  /// The layout of certificates; that of run records is in `RunRecordLayout`.
  public static let currentVersion = 1

  /// Creates a manifest in the current layout.
  public init(
    kind: Kind, run: RunID, study: String, specification: JSONValue, defaultKeys: [String]? = nil,
    resolved: JSONValue, seed: Int?, dataChecksums: [String: String], environment: RunEnvironment,
    command: [String]
  ) {
    recordVersion = Self.currentVersion
    self.kind = kind
    self.run = run
    self.study = study
    self.specification = specification
    self.defaultKeys = defaultKeys
    self.resolved = resolved
    self.seed = seed
    self.dataChecksums = dataChecksums
    self.environment = environment
    self.command = command
  }
}
