import RunRecords

/// The cells of a group that differ in their number format alone.
struct FormatSlice {
  /// A cell and its format.
  struct Member {
    /// What its specification says.
    let format: CellFormat
    /// The label.
    let label: String
    /// The cell.
    let summary: CellSummary
  }

  /// The labels that all cells share, joined; empty where only the format is varied.
  let name: String
  /// The cells whose specification names a format, in the order of the plan.
  let cells: [Member]

  /// The exponent sizes of its posits, ascending.
  var exponentSizes: [Int] { Set(cells.compactMap(\.format.es)).sorted() }

  /// The slices of a group, in the order of the plan; none where no axis varies the format.
  static func slices(_ summary: StudySummary, group index: Int) -> [FormatSlice] {
    let group = summary.results.plan.groups[index]
    guard let axis = formatAxis(of: group) else { return [] }
    var names: [String] = []
    var members: [String: [Member]] = [:]
    for (planned, cell) in zip(group.cells, summary.cells[index]) {
      guard let format = CellFormat(of: planned) else { continue }
      let others = cell.labels.indices.filter { $0 != axis && group.axes[$0].labels.count > 1 }
        .map { cell.labels[$0] }
      let name = others.joined(separator: ", ")
      if members[name] == nil { names.append(name) }
      members[name, default: []].append(
        Member(format: format, label: cell.labels[axis], summary: cell))
    }
    return names.map { FormatSlice(name: $0, cells: members[$0] ?? []) }
  }

  /// The first axis whose labels decide the format, where a posit is among several; nil where there is none.
  static func formatAxis(of group: StudyPlan.Group) -> Int? {
    let formats = group.cells.map { CellFormat(of: $0) }
    guard Set(formats).count > 1, formats.contains(where: { $0?.es != nil }) else { return nil }
    return group.axes.indices.first { axis in
      var byLabel: [String: CellFormat?] = [:]
      return zip(group.cells, formats).allSatisfy { cell, format in
        byLabel.updateValue(format, forKey: cell.labels[axis]).map { $0 == format } ?? true
      }
    }
  }
}
