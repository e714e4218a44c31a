import ArgumentParser
import Experiments
import Foundation
import Reports
import RunRecords

extension ReportMetric: ExpressibleByArgument {}

/// `positlab report`: tables and figures of a study from its run records.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the tables and figures of a study from its run records.",
    discussion: """
      Needs nothing but the results directory: no data set and no study file. Runs that failed, \
      are unfinished or missing are named in the tables. The same records give the same bytes.

      WRITES, into the results directory:
        table.md    the report for readers: all tables, failed runs, figures
        table.tex   the tables for a paper (needs the LaTeX package booktabs)
        table.csv   one row a cell: n, mean, standard deviation, difference
        runs.csv    one row a run, with all digits
        figures/    accuracy against bits and training curves: SVG and PDF, beside
                    the script (.gp) and the numbers (.dat) they are drawn from
      The first line of each text says what made it. In the CSV files it begins with '# ': read them \
      with comment='#' (pandas) or comment.char = '#' (R). With --metric, the names of the tables \
      end with the metric's.

      Numbers are means over the last epochs of a run, by default a quarter of them (3 of 10, and \
      1 of 3), because single epochs vary more than formats do; the last epoch alone stands beside \
      them. --last-epochs 1 takes nothing but the last.

      The difference of a cell to its baseline is taken run by run with the same seed and printed with \
      the 95 % Student-t interval of the mean of these paired differences. A cell's baseline is the one \
      with the label float32 and equal labels on all other axes; else the first float32 cell \
      of the study that has the same settings outside 'precision'.

      EXAMPLES
        positlab report experiments/01-quickstart
        positlab report results/01-quickstart --png
        positlab report 01-quickstart --metric testLoss --output /tmp/report

      EXIT STATUS
        0   everything is written
        64  wrong usage
        65  a record was damaged or edited, or is another run's (the message names the file and
            what does not fit); nothing is written: positlab sweep --repair makes it again
        66  there are no results
        69  gnuplot is missing: all but the images is written; or too few files may be open
            (ulimit -n): nothing is written
        70  gnuplot failed, or was still drawing a figure after its time: as for 69
        73  a file cannot be created, as in a read-only directory
        74  a file or the output cannot be written, as on a full disk
      """)

  @Argument(
    help: ArgumentHelp(
      "The study (its directory or name), or its results directory.", valueName: "study"))
  var study: String?

  @Option(
    help: ArgumentHelp(
      "The results directory. (default: results/ and the study's name)", valueName: "dir"),
    completion: .directory)
  var results: String?

  @Option(
    help: ArgumentHelp(
      "Write into this directory. (default: the results directory)", valueName: "dir"),
    completion: .directory)
  var output: String?

  @Option(help: "What the tables and figures are about.")
  var metric: ReportMetric = .testAccuracy

  @Option(help: ArgumentHelp("The label of the cells to compare with.", valueName: "label"))
  var baseline: String = "float32"

  @Option(
    help: ArgumentHelp(
      "Average each run over so many epochs at its end. (default: a quarter of them)",
      valueName: "count"))
  var lastEpochs: Int?

  @Flag(help: "Draw the figures as PNG too.")
  var png = false

  @Option(
    name: .customLong("gnuplot-time-limit"),
    help: ArgumentHelp("Give a figure up that takes longer to draw.", valueName: "seconds"))
  var gnuplotTimeLimit: Double = 60

  func validate() throws {
    guard gnuplotTimeLimit > 0, gnuplotTimeLimit <= 86_400 else {
      throw ValidationError("--gnuplot-time-limit: expected seconds, above 0 and up to 86400")
    }
    if let lastEpochs, lastEpochs < 1 {
      throw ValidationError("--last-epochs: expected a whole number, at least 1")
    }
    if study == nil, results == nil {
      throw ValidationError("expected a study or its results directory")
    }
  }

  func run() async throws {
    try await CommandFailure.reporting { try OpenFileLimit.require(for: 1) }
    do throws(ReportError) {
      let directory = try ResultsLocation.find(study, results: results)
      let study = try StudyResults(reading: directory)
      Self.warn(about: study, in: directory)
      let report = Report(study, metric: metric, baselineLabel: baseline, lastEpochs: lastEpochs)
      let target = output ?? directory.path
      var written: [String] = []
      // Said too where gnuplot is missing: all but the images is there then.
      defer { if !written.isEmpty { print("\(target): \(Self.listing(written, in: target))") } }
      try await report.write(
        to: target, png: png, gnuplotTimeLimit: gnuplotTimeLimit
      ) { written.append($0) }
    } catch {
      Self.say("\(error)")
      throw ExitCode(error.exitStatus)
    }
  }

  /// The tables by name, and how many figures were drawn.
  private static func listing(_ written: [String], in target: String) -> String {
    let figures = target + "/" + Report.figureDirectory + "/"
    let tables = written.filter { !$0.hasPrefix(figures) }.map { $0.dropFirst(target.count + 1) }
    let drawn = written.count { $0.hasPrefix(figures) && $0.hasSuffix(".svg") }
    let folder = drawn == 0 ? "" : ", and \(drawn) figures in \(Report.figureDirectory)/"
    return tables.joined(separator: ", ") + folder
  }

  private static func warn(about study: StudyResults, in directory: ResultsDirectory) {
    let runs = study.runs.joined().joined()
    let counts = ["failed", "unfinished", "missing", "diverged"].map { name in
      (name, Set(runs.filter { $0.statusName == name }.map(\.id)).count)
    }
    let found = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    if !found.isEmpty {
      say("of \(study.plan.runs.count) runs: \(found.joined(separator: ", ")); see table.md")
    }
    let unplanned = ResultsLocation.unplannedRuns(in: directory, of: study.plan)
    if !unplanned.isEmpty {
      say(
        "not in the report, as no cell of the study asks for them: runs "
          + unplanned.joined(separator: ", "))
    }
  }

  private static func say(_ message: String) {
    StandardError.write("positlab: \(message)\n")
  }
}
