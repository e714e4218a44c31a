/// One thing that is wrong with a study.
public struct SpecProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where it was written.
  public enum Source: Hashable, Sendable {
    /// A study file, with the line where it is known.
    case file(String, line: Int?)
    /// The value of `--set`.
    case commandLine
  }

  /// Where it was written.
  public let source: Source
  /// The key path, for example `base.epochs`; empty where the whole file is meant.
  public let keyPath: String
  /// What is wrong and what is allowed.
  public let message: String

  /// One line: file and line, key path, message.
  public var description: String {
    let place =
      switch source {
      case .file(let path, let line?): "\(path):\(line)"
      case .file(let path, nil): path
      case .commandLine: "--set"
      }
    return keyPath.isEmpty ? "\(place): \(message)" : "\(place): \(keyPath): \(message)"
  }
}

/// Everything that is wrong with a study, found before anything is started.
public struct SpecProblems: Error, Hashable, Sendable, CustomStringConvertible {
  /// The problems in the order of the file.
  public let problems: [SpecProblem]

  /// One line a problem.
  public var description: String {
    problems.map(\.description).joined(separator: "\n")
  }

  /// The exit status (sysexits.h): 65 where the file is malformed, 64 where only `--set` is.
  public var exitStatus: Int32 {
    problems.allSatisfy { $0.source == .commandLine } ? 64 : 65
  }
}

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
