import RunRecords

/// Figures of a metric against the epoch: means over the seeds, and bands from smallest to largest.
enum TrainingCurves {
  /// The curves in one figure, beside the baseline's.
  static let limit = SeriesStyle.palette.count

  /// The figures of a group; cells that finished no run are named in the caption.
  static func figures(_ summary: StudySummary, group index: Int, madeBy: String) -> [Figure] {
    let group = summary.results.plan.groups[index]
    let cells = summary.cells[index]
    let drawn = cells.indices.filter { place in
      cells[place].comparison != .isBaseline && !points(of: cells[place], summary.metric).isEmpty
    }
    let panels = CurvePanels.panels(of: group, drawn: drawn, limit: limit)
    return panels.enumerated().map { place, panel in
      let prefix =
        summary.metric == .testAccuracy ? "training-curves" : "\(summary.metric.rawValue)-curves"
      let name = Figure.fileName([
        prefix, group.name, panels.count == 1 ? "" : "\(place + 1)-" + panel.name,
      ])
      return figure(summary, index, panel, name: name, madeBy: madeBy)
    }
  }

  /// An epoch of a cell: mean, smallest and largest over its finished runs.
  struct Point: Hashable {
    let epoch: Int
    let sample: SampleSummary
  }

  /// The epochs that every finished run measured, but for the untrained network's.
  static func points(of cell: CellSummary, _ metric: ReportMetric) -> [Point] {
    let finished = cell.runs.filter { $0.status == .finished }
    guard let first = finished.first else { return [] }
    let epochs = first.epochs.map(\.epoch).filter { $0 > 0 }
    return epochs.compactMap { epoch in
      let values = finished.compactMap { run in
        run.epochs.first { $0.epoch == epoch }?.value(of: metric).map { $0 * metric.scale }
      }
      return values.count == finished.count
        ? Point(epoch: epoch, sample: SampleSummary(values)) : nil
    }
  }

  private static func figure(
    _ summary: StudySummary, _ index: Int, _ panel: CurvePanels.Panel, name: String, madeBy: String
  ) -> Figure {
    let metric = summary.metric
    let baseline = baselineCell(summary, index, panel)
    var curves: [(title: String, style: SeriesStyle, points: [Point])] = []
    if let baseline {
      curves.append((summary.baselineLabel, .baseline, points(of: baseline, metric)))
    }
    for (place, cell) in panel.cells.enumerated() {
      let labels = summary.cells[index][cell].labels
      let title = panel.legendAxes.map { labels[$0] }.joined(separator: ", ")
      curves.append((title, .at(place), points(of: summary.cells[index][cell], metric)))
    }
    curves = curves.filter { !$0.points.isEmpty }

    var blocks = NumberBlocks()
    var bands: [String] = []
    var lines: [String] = []
    for curve in curves {
      let rows = curve.points.map { point in
        [
          Double(point.epoch), point.sample.mean ?? 0, point.sample.minimum ?? 0,
          point.sample.maximum ?? 0, Double(point.sample.count),
        ]
      }
      let block = blocks.add(
        curve.title, columns: "epoch mean minimum maximum runs", rows: rows)
      bands.append(
        "numbers index \(block) using 1:3:4 with filledcurves lc rgb '#\(curve.style.colour)' "
          + "fs transparent solid 0.15 noborder")
      lines.append(
        "numbers index \(block) using 1:2 with \(curve.style.kind) \(curve.style.options)")
    }
    let epochs = curves.flatMap { $0.points.map { Double($0.epoch) } }
    let last = epochs.max() ?? 1
    let reference =
      baseline?.final.mean ?? curves.flatMap { $0.points.compactMap(\.sample.mean) }.max()
    let axes = VerticalPanels.axes(
      values: curves.flatMap { $0.points.flatMap { [$0.sample.minimum, $0.sample.maximum] } }
        .compactMap(\.self),
      near: panel.cells.count { cell in
        (summary.cells[index][cell].final.mean ?? 0) >= (reference ?? 0) - VerticalPanels.reach
      }, baseline: reference, metric: metric)
    let script = FigureScript(
      name: name, madeBy: madeBy, title: panel.name,
      legend: FigureLegend(entries: curves.map { .init(title: $0.title, style: $0.style) }),
      horizontalTitle: "Epoch",
      horizontalRange: ((epochs.min() ?? 1) - 0.2)...(last + 0.2),
      horizontalTics: "1, \(max(1, Int((last / 10).rounded(.up))))",
      verticalTitle: metric.axisTitle,
      panels: axes.map { .init(axis: $0, elements: bands + lines) })
    let caption =
      "\(metric.title) after every epoch: \(summary.results.plan.groups[index].title)"
      + (panel.name.isEmpty ? "" : ", \(panel.name)")
      + ". Lines: mean over the seeds; bands: smallest to largest."
      + (axes.count > 1 ? " Above: what lies near the baseline, enlarged." : "")
    return Figure(
      name: name, caption: caption, numbers: blocks.text(madeBy: madeBy), script: script.text)
  }

  private static func baselineCell(
    _ summary: StudySummary, _ index: Int, _ panel: CurvePanels.Panel
  ) -> CellSummary? {
    for cell in panel.cells {
      if case .difference(_, let name) = summary.cells[index][cell].comparison {
        return summary.cell(name)
      }
    }
    return nil
  }
}
