/// What a study set out to run, written beside the records so that reports need nothing else.
public struct StudyPlan: Codable, Hashable, Sendable {
  /// One axis of a group, with the labels of its values in the order of the study.
  public struct Axis: Codable, Hashable, Sendable {
    /// The name of the axis.
    public var name: String
    /// The labels of its values.
    public var labels: [String]

    /// Creates an axis.
    public init(name: String, labels: [String]) {
      self.name = name
      self.labels = labels
    }
  }

  /// One configuration, run once for every seed.
  public struct Cell: Codable, Hashable, Sendable {
    /// The label of the cell's value on every axis of its group, in the order of the axes.
    public var labels: [String]
    /// Every setting but the seed.
    public var specification: JSONValue
    /// The key paths of the settings that have the default they came with, and so no part in the names;
    /// nil in plans of before, whose names are made from every setting.
    public var defaultKeys: [String]?
    /// The runs, in the order of the study's seeds.
    public var runs: [RunID]

    /// Creates a cell.
    public init(
      labels: [String], specification: JSONValue, defaultKeys: [String]? = nil, runs: [RunID]
    ) {
      self.labels = labels
      self.specification = specification
      self.defaultKeys = defaultKeys
      self.runs = runs
    }
  }

  /// Cells that belong into one table.
  public struct Group: Codable, Hashable, Sendable {
    /// A short name, used in file names.
    public var name: String
    /// A line for the table's head.
    public var title: String
    /// The axes.
    public var axes: [Axis]
    /// The cells, in the order of the axes.
    public var cells: [Cell]

    /// Creates a group.
    public init(name: String, title: String, axes: [Axis], cells: [Cell]) {
      self.name = name
      self.title = title
      self.axes = axes
      self.cells = cells
    }
  }

  /// Results that somebody published, to be printed beside ours.
  public struct Published: Codable, Hashable, Sendable {
    /// The name of the group that they belong beside.
    public var group: String
    /// Who published them, in one line.
    public var source: String
    /// Test accuracy in percent, by the labels of a cell joined with a comma and a blank.
    public var accuracy: [String: Double]

    /// Creates results.
    public init(group: String, source: String, accuracy: [String: Double]) {
      self.group = group
      self.source = source
      self.accuracy = accuracy
    }
  }

  /// The version of this layout.
  public var recordVersion: Int
  /// The name of the study: its directory's.
  public var study: String
  /// A line for the head of reports.
  public var title: String
  /// The seeds.
  public var seeds: [Int]
  /// The groups of cells.
  public var groups: [Group]
  /// SHA-256 of every data file, by name.
  public var dataChecksums: [String: String]
  /// Results of others; nil where the study names none.
  public var published: [Published]?

  /// Creates a plan in the current layout.
  public init(
    study: String, title: String, seeds: [Int], groups: [Group], dataChecksums: [String: String],
    published: [Published]? = nil
  ) {
    recordVersion = RunRecordLayout.current
    self.study = study
    self.title = title
    self.seeds = seeds
    self.groups = groups
    self.dataChecksums = dataChecksums
    self.published = published
  }

  /// Every planned run, without repetition, in the order of groups, cells and seeds.
  public var runs: [RunID] {
    var seen: Set<RunID> = []
    return groups.flatMap(\.cells).flatMap(\.runs).filter { seen.insert($0).inserted }
  }
}
