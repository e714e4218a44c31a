/// Collects the problems of one study, so that all are reported at once.
struct ProblemList {
  private(set) var problems: [SpecProblem] = []
  private var known: Set<SpecProblem> = []
  let file: String

  init(file: String) {
    self.file = file
  }

  mutating func add(_ keyPath: String, _ message: String, line: Int?, onCommandLine: Bool = false) {
    let source: SpecProblem.Source = onCommandLine ? .commandLine : .file(file, line: line)
    let problem = SpecProblem(source: source, keyPath: keyPath, message: message)
    if known.insert(problem).inserted { problems.append(problem) }
  }

  /// Throws what was collected, in the order of the lines.
  func throwIfAny() throws(SpecProblems) {
    if !problems.isEmpty { throw thrown }
  }

  /// What was collected, in the order of the lines.
  var thrown: SpecProblems {
    let ordered = problems.enumerated().sorted { left, right in
      (Self.line(of: left.element), left.offset) < (Self.line(of: right.element), right.offset)
    }
    return SpecProblems(problems: ordered.map(\.element))
  }

  private static func line(of problem: SpecProblem) -> Int {
    guard case .file(_, let line?) = problem.source else { return .max }
    return line
  }
}
