/// A sweep that cannot start or go on.
public struct SweepError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One message that says why, and what to do.
  public let description: String
  /// The exit status (sysexits.h).
  public let exitStatus: Int32

  /// Creates an error.
  public init(_ description: String, exitStatus: Int32) {
    self.description = description
    self.exitStatus = exitStatus
  }
}
