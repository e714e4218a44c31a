/// A data set that cannot be used, with the one message that says why and what to do.
public struct DatasetError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, in kinds that programs treat differently.
  public enum Kind: Hashable, Sendable {
    /// A file is not where it was looked for, or cannot be opened.
    case missing
    /// A file was read and is truncated, corrupt or not what it should be.
    case malformed
  }

  /// What went wrong.
  public let kind: Kind
  /// One message that names the file, what was found and what is expected.
  public let description: String

  /// Creates an error.
  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  /// The exit status that a command ends with (sysexits.h): 66 or 65.
  public var exitStatus: Int32 {
    switch kind {
    case .missing: 66
    case .malformed: 65
    }
  }
}
