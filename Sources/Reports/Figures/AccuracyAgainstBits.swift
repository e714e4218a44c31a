import RunRecords

/// The figure of a metric against the width of the format: a line for every exponent size, rivals as
/// points, the baseline as a line across.
enum AccuracyAgainstBits {
  /// The figures of a group: one for every combination of labels on the other axes that has posits
  /// enough to make lines: of three widths, or four of two widths.
  static func figures(_ summary: StudySummary, group index: Int, madeBy: String) -> [Figure] {
    let slices = FormatSlice.slices(summary, group: index)
    return slices.enumerated().compactMap { place, slice -> Figure? in
      let posits = slice.cells.filter { $0.format.es != nil }
      let widths = Set(posits.map(\.format.bits)).count
      guard widths > 2 || (widths == 2 && posits.count > 3) else { return nil }
      let group = summary.results.plan.groups[index].name
      let name = Figure.fileName([
        "\(summary.metric == .testAccuracy ? "accuracy" : summary.metric.rawValue)-against-bits",
        group, slices.count == 1 ? "" : "\(place + 1)-" + slice.name,
      ])
      return Drawing(summary: summary, group: index, slice: slice, name: name, madeBy: madeBy)
        .figure()
    }
  }
}

/// One figure while it is put together.
private struct Drawing {
  let summary: StudySummary
  let group: Int
  let slice: FormatSlice
  let name: String
  let madeBy: String

  private let columns = "bits mean minimum maximum runs"

  func figure() -> Figure? {
    let metric = summary.metric
    let drawn = slice.cells.filter { $0.label != summary.baselineLabel }
    let baseline = baselineCell
    let means = drawn.compactMap(\.summary.final.mean)
    guard !means.isEmpty else { return nil }
    let reference = baseline?.final.mean ?? means.max() ?? 0
    let axes = VerticalPanels.axes(
      values: means + [baseline?.final.minimum, baseline?.final.maximum].compactMap(\.self),
      near: means.count { $0 >= reference - VerticalPanels.reach }, baseline: reference,
      metric: metric)
    let bits = Set(drawn.map(\.format.bits)).sorted()
    let range = (Double(bits.first ?? 0) - 0.6)...(Double(bits.last ?? 0) + 0.6)

    var blocks = NumberBlocks()
    var elements: [String] = []
    var legend: [FigureLegend.Entry] = []
    addBaseline(baseline, across: range, to: &blocks, &elements, &legend)
    addLines(drawn, to: &blocks, &elements, &legend)
    addRivals(drawn, to: &blocks, &elements, &legend)
    addMissing(drawn, at: axes.last?.range, to: &blocks, &elements, &legend)

    let script = FigureScript(
      name: name, madeBy: madeBy, title: slice.name, legend: FigureLegend(entries: legend),
      horizontalTitle: "Width of the format (bits)", horizontalRange: range,
      horizontalTics: "(" + bits.map(String.init).joined(separator: ", ") + ")",
      verticalTitle: metric.axisTitle,
      panels: axes.map { .init(axis: $0, elements: elements) })
    let title = summary.results.plan.groups[group].title
    let caption =
      "\(metric.title), \(summary.moment(ofGroup: group)), against the width of the format: \(title)"
      + (slice.name.isEmpty ? "" : ", \(slice.name)")
      + ". Points: mean over the seeds; bars and the grey band: smallest to largest."
      + (axes.count > 1 ? " Above: what lies near the baseline, enlarged." : "")
    return Figure(
      name: name, caption: caption, numbers: blocks.text(madeBy: madeBy), script: script.text)
  }

  /// What most of the cells are compared with: that of the first that has one.
  private var baselineCell: CellSummary? {
    for member in slice.cells {
      switch member.summary.comparison {
      case .isBaseline: return member.summary
      case .difference(_, let name): return summary.cell(name)
      case .noBaseline: continue
      }
    }
    return nil
  }

  private func addBaseline(
    _ cell: CellSummary?, across range: ClosedRange<Double>, to blocks: inout NumberBlocks,
    _ elements: inout [String], _ legend: inout [FigureLegend.Entry]
  ) {
    guard let final = cell?.final, let mean = final.mean, let low = final.minimum,
      let high = final.maximum
    else { return }
    let block = blocks.add(
      summary.baselineLabel, columns: columns,
      rows: [range.lowerBound, range.upperBound].map { [$0, mean, low, high, Double(final.count)] })
    let style = SeriesStyle.baseline
    elements.append(
      "numbers index \(block) using 1:3:4 with filledcurves lc rgb '#\(style.colour)' "
        + "fs transparent solid 0.15 noborder")
    elements.append("numbers index \(block) using 1:2 with lines \(style.lineOptions)")
    legend.append(.init(title: summary.baselineLabel, style: style))
  }

  private func addLines(
    _ drawn: [FormatSlice.Member], to blocks: inout NumberBlocks, _ elements: inout [String],
    _ legend: inout [FigureLegend.Entry]
  ) {
    let sizes = slice.exponentSizes
    for (place, es) in sizes.enumerated() {
      let members = drawn.filter { $0.format.es == es }.sorted { $0.format.bits < $1.format.bits }
      // Neighbours stand a little apart, so that bars do not hide one another.
      let shift = 0.1 * (Double(place) - Double(sizes.count - 1) / 2)
      let rows = members.compactMap { row($0, shift: shift) }
      guard !rows.isEmpty else { continue }
      let block = blocks.add("posit, es = \(es)", columns: columns, rows: rows)
      let style = SeriesStyle.at(place)
      elements.append("numbers index \(block) using 1:2:3:4 with yerrorlines \(style.options)")
      legend.append(.init(title: "posit, es = \(es)", style: style))
    }
  }

  private func addRivals(
    _ drawn: [FormatSlice.Member], to blocks: inout NumberBlocks, _ elements: inout [String],
    _ legend: inout [FigureLegend.Entry]
  ) {
    let rivals = drawn.filter { $0.format.es == nil }
    for (place, rival) in rivals.enumerated() {
      let before = rivals[..<place].count { $0.format.bits == rival.format.bits }
      guard let row = row(rival, shift: 0.25 + 0.12 * Double(before)) else { continue }
      let block = blocks.add(rival.label, columns: columns, rows: [row])
      let style = SeriesStyle.at(slice.exponentSizes.count + place).hollow
      elements.append("numbers index \(block) using 1:2:3:4 with yerrorbars \(style.pointOptions)")
      legend.append(.init(title: rival.label, style: style, hasLine: false))
    }
  }

  private func addMissing(
    _ drawn: [FormatSlice.Member], at range: ClosedRange<Double>?, to blocks: inout NumberBlocks,
    _ elements: inout [String], _ legend: inout [FigureLegend.Entry]
  ) {
    let missing = drawn.filter { $0.summary.final.mean == nil }
    guard !missing.isEmpty, let range else { return }
    let height = range.lowerBound + 0.03 * (range.upperBound - range.lowerBound)
    let block = blocks.add(
      "no result: " + missing.map(\.label).joined(separator: "; "), columns: "bits place",
      rows: Set(missing.map(\.format.bits)).sorted().map { [Double($0), height] })
    let style = SeriesStyle.absent
    elements.append("numbers index \(block) using 1:2 with points \(style.pointOptions)")
    legend.append(.init(title: "no result", style: style, hasLine: false))
  }

  private func row(_ member: FormatSlice.Member, shift: Double) -> [Double]? {
    let final = member.summary.final
    guard let mean = final.mean, let low = final.minimum, let high = final.maximum else {
      return nil
    }
    return [member.format.format.bitsPerValue + shift, mean, low, high, Double(final.count)]
  }
}
