import RunRecords

/// How the cell is found that another is compared with.
///
/// The first that exists of: the cell of the same group that has the baseline's label on one axis and
/// the same labels on all others; the first cell of the plan that has the baseline's label on some axis
/// and the same specification outside its precision policy. Comparing with anything less alike would
/// measure something else than the number format.
struct BaselineRule {
  /// The label that marks a baseline.
  let label: String
  /// The key of a cell's specification that holds what the formats of its tensors are.
  static let precisionKey = "precision"

  /// The baseline of a cell.
  ///
  /// - Returns: the cell itself where it has the label; nil where the plan has no fitting cell.
  func baseline(ofCell cell: Int, group: Int, in plan: StudyPlan) -> CellSummary.BaselineName? {
    let target = plan.groups[group].cells[cell]
    if target.labels.contains(label) { return .init(group: group, cell: cell) }
    let sameGroup = plan.groups[group].cells.firstIndex { candidate in
      let differing = zip(candidate.labels, target.labels).filter { $0 != $1 }
      return differing.count == 1 && differing[0].0 == label
    }
    if let sameGroup { return .init(group: group, cell: sameGroup) }
    let setting = withoutPrecision(target.specification)
    for (groupIndex, group) in plan.groups.enumerated() {
      for (cellIndex, candidate) in group.cells.enumerated()
      where candidate.labels.contains(label)
        && withoutPrecision(candidate.specification) == setting
      {
        return .init(group: groupIndex, cell: cellIndex)
      }
    }
    return nil
  }

  private func withoutPrecision(_ specification: JSONValue) -> JSONValue {
    guard var members = specification.object else { return specification }
    members[Self.precisionKey] = nil
    return .object(members)
  }
}
