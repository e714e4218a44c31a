import RunRecords

extension Report {
  /// Writes tables, scripts and numbers, then draws the figures.
  ///
  /// - Parameters:
  ///   - directory: created where missing.
  ///   - png: whether figures are drawn as PNG too, beside SVG and PDF.
  ///   - gnuplotTimeLimit: seconds after which a figure that is still being drawn is given up.
  ///   - written: told every file once it is there.
  /// - Throws: `ReportError`; all texts are written before the first figure is drawn, so a missing
  ///   gnuplot costs only the images.
  public func write(
    to directory: String, png: Bool, gnuplotTimeLimit: Double = 60,
    written: (String) -> Void = { _ in }
  ) async throws(ReportError) {
    let figureDirectory = directory + "/" + Self.figureDirectory
    do throws(RecordError) {
      try AtomicWrite.createDirectory(directory)
      for table in tables { try Self.put(table.text, "\(directory)/\(table.name)", written) }
      if !figures.isEmpty { try AtomicWrite.createDirectory(figureDirectory) }
      for figure in figures {
        try Self.put(figure.numbers, "\(figureDirectory)/\(figure.name).dat", written)
        try Self.put(figure.script, "\(figureDirectory)/\(figure.name).gp", written)
      }
    } catch {
      throw .record(error)
    }
    let kinds = ["svg", "pdf"] + (png ? ["png"] : [])
    if !figures.isEmpty { DrawingDirectory.removeAbandoned(below: figureDirectory) }
    for figure in figures {
      let images = try await Gnuplot.draw(
        figure, kinds: kinds, below: figureDirectory, timeLimit: gnuplotTimeLimit)
      do throws(RecordError) {
        for (kind, bytes) in zip(kinds, images) {
          let path = "\(figureDirectory)/\(figure.name).\(kind)"
          try AtomicWrite.write(bytes, to: path)
          written(path)
        }
      } catch {
        throw .record(error)
      }
    }
  }

  private static func put(
    _ text: String, _ path: String, _ written: (String) -> Void
  ) throws(RecordError) {
    try AtomicWrite.write(text, to: path)
    written(path)
  }
}
