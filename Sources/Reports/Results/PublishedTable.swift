import RunRecords

/// Accuracies that somebody else published for cells of a study, printed beside ours.
public struct PublishedTable: Hashable, Sendable {
  /// The name of the group that the cells belong to.
  public let group: String
  /// Who published them, and what has to be known to compare.
  public let source: String
  /// Test accuracy in percent, by the labels of the cell joined with a comma and a blank.
  public let accuracy: [String: Double]

  /// Reads one element of the plan's key `published`; nil where it is none.
  init?(_ value: JSONValue) {
    guard let group = value["group"]?.string, let source = value["source"]?.string,
      let accuracy = value["accuracy"]?.object
    else { return nil }
    self.group = group
    self.source = source
    self.accuracy = accuracy.compactMapValues(\.number)
    guard self.accuracy.count == accuracy.count else { return nil }
  }
}
