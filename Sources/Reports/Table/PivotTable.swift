import RunRecords

/// Bits against exponent size: how papers print one posit format everywhere.
enum PivotTable {
  /// One table for every combination of the labels on the other axes; none unless posits of two
  /// widths and two exponent sizes are there.
  static func tables(_ summary: StudySummary, group index: Int) -> [Table] {
    let slices = FormatSlice.slices(summary, group: index)
    return slices.enumerated().compactMap { place, slice -> Table? in
      let sizes = slice.exponentSizes
      let widths = Set(slice.cells.compactMap { $0.format.es == nil ? nil : $0.format.bits })
        .sorted(by: >)
      guard sizes.count > 1, widths.count > 1 else { return nil }
      let published = summary.published(forGroup: index)
      let columns =
        [Table.Column(heading: "bits")] + sizes.map { .init(heading: "es = \($0)") }
        + published.flatMap { column in
          sizes.map { .init(heading: "\(column.heading), es = \($0)") }
        }
      let rows = widths.map { bits in
        let found = sizes.map { es in
          slice.cells.first { $0.format.bits == bits && $0.format.es == es }
        }
        let measured = found.map { cell($0?.summary, summary.metric) }
        let printed = published.flatMap { column in
          found.map { $0.map { column.cell(for: $0.summary.name) } ?? .absent }
        }
        return [.number(Double(bits), decimals: 0)] + measured + printed
      }
      let group = summary.results.plan.groups[index]
      return Table(
        name: "\(group.name)-bits" + (slices.count == 1 ? "" : "-\(place + 1)"),
        title: "\(group.title): bits against es" + (slice.name.isEmpty ? "" : ", \(slice.name)"),
        notes: [], columns: columns, rows: rows)
    }
  }

  private static func cell(_ summary: CellSummary?, _ metric: ReportMetric) -> TableCell {
    guard let summary else { return .absent }
    guard let mean = summary.final.mean else { return .text(summary.remark) }
    var isWithinNoise = false
    if case .difference(let difference, _) = summary.comparison {
      isWithinNoise = difference?.isWithinNoise ?? false
    }
    return .spread(
      mean, deviation: summary.final.standardDeviation, decimals: metric.decimals,
      isWithinNoise: isWithinNoise)
  }
}
