import PositJudge

/// Where the answers of a subject come from, and so what decides whether it is still the same.
public enum SubjectOrigin: Hashable, Sendable {
  /// The running program itself: this project's own code.
  case thisProgram
  /// A command that the shell runs, with everything replaced for an operation in a format.
  case command(String)
  /// Files that hold the answers.
  case files([String])
}

extension Subject {
  /// This project's own code.
  public func origin(_ setting: Setting) -> SubjectOrigin { .thisProgram }
}
