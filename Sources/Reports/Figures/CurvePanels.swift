import RunRecords

/// How the cells of a group are dealt out to figures of training curves, so that no figure has more
/// curves than can be told apart.
enum CurvePanels {
  /// The cells of one figure.
  struct Panel: Hashable {
    /// What all of them share, for the head of the figure; empty where it is the whole group.
    let name: String
    /// The places of the cells in the group, in the order of the plan.
    let cells: [Int]
    /// The axes on which they differ: what the legend has to say.
    let legendAxes: [Int]
  }

  /// Deals out the cells that `drawn` names.
  ///
  /// The cells are split by the labels of some axes, the format axis also by exponent size alone; of all
  /// such ways the one with the fewest figures that are small enough is taken, and the fewest axes
  /// among equals. Where each makes more than twice the figures that are needed, cells are cut apart in
  /// the order of the plan.
  static func panels(of group: StudyPlan.Group, drawn: [Int], limit: Int) -> [Panel] {
    let formatAxis = FormatSlice.formatAxis(of: group)
    var splitters: [Splitter] = group.axes.indices.map { .axis($0) }
    if formatAxis != nil { splitters.append(.family) }
    let needed = (drawn.count + limit - 1) / limit
    var best: [Panel] = []
    var bestCost: [Int]?
    for choice in 0..<(1 << min(splitters.count, 10)) {
      let chosen = splitters.indices.filter { choice >> $0 & 1 == 1 }.map { splitters[$0] }
      let whole = split(group, drawn, by: chosen)
      let panels = whole.flatMap { cut($0, limit: limit) }
      let isGood = panels.count == whole.count && panels.count <= 2 * needed
      let cost = [isGood ? 0 : 1, panels.count, chosen.count, choice]
      if bestCost.map({ cost.lexicographicallyPrecedes($0) }) ?? true {
        best = panels
        bestCost = cost
      }
    }
    return best
  }

  private enum Splitter {
    case axis(Int)
    case family

    func part(of cell: StudyPlan.Cell) -> String {
      switch self {
      case .axis(let axis): cell.labels[axis]
      case .family:
        CellFormat(of: cell)?.es.map { "posits with es = \($0)" } ?? "other formats"
      }
    }
  }

  private static func split(
    _ group: StudyPlan.Group, _ drawn: [Int], by splitters: [Splitter]
  ) -> [Panel] {
    var names: [String] = []
    var members: [String: [Int]] = [:]
    for cell in drawn {
      let name = splitters.map { $0.part(of: group.cells[cell]) }.joined(separator: ", ")
      if members[name] == nil { names.append(name) }
      members[name, default: []].append(cell)
    }
    return names.map { name in
      let cells = members[name] ?? []
      let differing = group.axes.indices.filter { axis in
        Set(cells.map { group.cells[$0].labels[axis] }).count > 1
      }
      return Panel(
        name: name, cells: cells,
        legendAxes: differing.isEmpty ? Array(group.axes.indices) : differing)
    }
  }

  private static func cut(_ panel: Panel, limit: Int) -> [Panel] {
    guard panel.cells.count > limit else { return [panel] }
    let pieces = (panel.cells.count + limit - 1) / limit
    let size = (panel.cells.count + pieces - 1) / pieces
    return (0..<pieces).map { piece in
      let cells = Array(panel.cells.dropFirst(piece * size).prefix(size))
      let part = "part \(piece + 1) of \(pieces)"
      return Panel(
        name: panel.name.isEmpty ? part : "\(panel.name), \(part)", cells: cells,
        legendAxes: panel.legendAxes)
    }
  }
}
