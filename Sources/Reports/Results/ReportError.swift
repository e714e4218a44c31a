import RunRecords

/// A report that could not be made, or not in full.
public enum ReportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A record could not be read, or a file of the report not be written.
  case record(RecordError)
  /// There is nothing to report about at any of the places looked at.
  case noResults(name: String, lookedAt: [String])
  /// There is a plan and no run was ever started.
  case noRuns(directory: String, planned: Int)
  /// gnuplot is not installed; everything but the images is written.
  case gnuplotMissing
  /// gnuplot was still drawing when its time was over, and has been stopped.
  case gnuplotTooSlow(script: String, seconds: Double)
  /// gnuplot did not make its images.
  case gnuplotFailed(script: String, message: String)

  /// One message that says what is wrong and what to do.
  public var description: String {
    switch self {
    case .record(let error): error.description
    case .noResults(let name, let places):
      "no results for '\(name)': there is no study.json in \(places.joined(separator: " or "));"
        + " run 'positlab sweep' first, or name the results directory"
    case .noRuns(let directory, let planned):
      "\(directory): none of the \(planned) planned runs has a record in runs/; run 'positlab sweep'"
    case .gnuplotMissing:
      "gnuplot was not found, so no figure was drawn; tables, scripts and .dat files are written. "
        + "Install it (Debian: apt-get install gnuplot-nox; Homebrew: brew install gnuplot) "
        + "and run the command again"
    case .gnuplotTooSlow(let script, let seconds):
      "\(script): gnuplot was still drawing after \(DecimalText.plain(seconds)) s and has been stopped; "
        + "tables, scripts and .dat files are written. Give it longer with --gnuplot-time-limit"
    case .gnuplotFailed(let script, let message): "\(script): gnuplot failed: \(message)"
    }
  }

  /// The exit status that a command ends with: 65 malformed record, 66 missing input,
  /// 69 gnuplot missing, 70 gnuplot failed, 73 and 74 cannot write.
  public var exitStatus: Int32 {
    switch self {
    case .record(let error): error.exitStatus
    case .noResults, .noRuns: 66
    case .gnuplotMissing: 69
    case .gnuplotTooSlow, .gnuplotFailed: 70
    }
  }
}
