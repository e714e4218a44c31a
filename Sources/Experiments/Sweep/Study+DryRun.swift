import RunRecords

extension Study {
  /// The plan in words: groups, axes, every cell with the names of its runs.
  ///
  /// - Parameters:
  ///   - shard: the part that would be run, of what the selection leaves.
  ///   - selection: the runs that were asked for.
  /// - Returns: lines of text.
  public func description(of shard: Shard, selection: RunSelection = .all) -> String {
    let selected = selection.runs(of: self)
    let own = Set(shard.part(of: selected).map(\.id))
    var lines = ["\(name): \(title)"]
    lines.append("seeds: \(seeds.map(String.init).joined(separator: ", "))")
    for group in groups {
      lines += ["", "group \(group.name): \(group.title)"]
      for axis in group.axes {
        lines.append("  axis \(axis.name): \(axis.labels.joined(separator: " | "))")
      }
      let width = group.cells.map(\.name.count).max() ?? 0
      for (index, cell) in group.cells.enumerated() {
        let ids = seeds.map { cell.specification.runID(seed: $0) }.filter(own.contains)
        let padding = String(repeating: " ", count: width - cell.name.count)
        lines.append(
          "  \(index + 1). \(cell.name)\(padding)  "
            + (ids.isEmpty ? "-" : ids.map(\.description).joined(separator: " ")))
      }
    }
    let cells = groups.map(\.cells.count).reduce(0, +)
    let chosen = selection == .all ? "" : ", \(selected.count) of them selected"
    let part = shard == .whole ? "" : ", \(own.count) of them in shard \(shard)"
    lines += ["", "\(cells) cells, \(runs.count) runs\(chosen)\(part)"]
    return lines.joined(separator: "\n")
  }
}
