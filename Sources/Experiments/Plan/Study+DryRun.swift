import RunRecords

extension Study {
  /// The plan in words: groups, axes, every cell with the names of its runs.
  ///
  /// - Parameter shard: the part that would be run.
  /// - Returns: lines of text.
  public func description(of shard: Shard) -> String {
    let own = Set(shard.part(of: runs).map(\.id))
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
    let part = shard == .whole ? "" : ", \(own.count) of them in shard \(shard)"
    lines += ["", "\(cells) cells, \(runs.count) runs\(part)"]
    return lines.joined(separator: "\n")
  }
}
