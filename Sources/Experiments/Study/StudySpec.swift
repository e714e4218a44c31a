import RunRecords

/// A study as its file writes it, every value read and checked, nothing multiplied out yet.
struct StudySpec {
  /// Settings with a name: a value of an axis.
  struct AxisValue {
    var label: String
    var changes: SettingChanges
  }

  /// Values that every cell takes one of.
  struct Axis {
    var name: String
    var values: [AxisValue]
    var keyPath: String
    var line: Int?
  }

  /// Cells to leave out: those that have one of the labels on each of the named axes.
  struct Exclusion {
    var labels: [String: Set<String>]
  }

  /// Axes that are multiplied out into one table.
  struct Group {
    var name: String
    var title: String
    var changes: SettingChanges
    var axes: [Axis]
    var exclusions: [Exclusion]
    var keyPath: String
    var line: Int?
  }

  /// Results of others for one group.
  struct Published {
    var results: StudyPlan.Published
    var keyPath: String
    var line: Int?
    var lines: [String: Int]
  }

  /// The file, for messages.
  var file: String
  /// The name of the study: its directory's.
  var name: String
  var title: String
  var seeds: [Int]
  var base: SettingChanges
  var groups: [Group]
  var published: [Published] = []
  /// What `--set` says; it wins over everything.
  var overrides: SettingChanges
}
