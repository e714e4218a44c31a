import RunRecords

/// The first lines of every table of times: what makes it again, and where it was made.
enum BenchmarkHeader {
  /// Prints the header of a benchmark.
  ///
  /// - Parameters:
  ///   - command: the subcommand of `positbench`.
  ///   - repetitions: how often each measurement is made.
  static func print(_ command: String, repetitions: Int) {
    let processor = RunEnvironment.current(libraries: [:]).processor
    Swift.print("positbench \(command), \(repetitions) repetitions, plain release build")
    Swift.print("processor of this run: \(processor)")
  }
}
