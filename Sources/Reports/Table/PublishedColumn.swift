import RunRecords

/// A column of numbers that others published.
struct PublishedColumn: Hashable, Sendable {
  /// What stands above it.
  let heading: String
  /// The numbers and where they are from.
  let table: StudyPlan.Published

  /// The number for a cell of the group.
  func cell(for name: String) -> TableCell {
    table.accuracy[name].map { .number($0, decimals: 2) } ?? .absent
  }
}

extension StudySummary {
  /// What others published for a group: accuracies, so nothing beside other metrics.
  func published(forGroup index: Int) -> [PublishedColumn] {
    guard metric == .testAccuracy else { return [] }
    let name = results.plan.groups[index].name
    let tables = (results.plan.published ?? []).filter { $0.group == name }
    return tables.enumerated().map { place, table in
      PublishedColumn(
        heading: tables.count == 1 ? "published" : "published [\(place + 1)]", table: table)
    }
  }
}
