import Foundation

/// A record that could not be written or read.
public struct RecordError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, in kinds that programs treat differently.
  public enum Kind: Hashable, Sendable {
    /// The file or directory cannot be created or opened for writing.
    case cannotCreate
    /// The device is full or failed while writing.
    case cannotWrite
    /// A file that should be there cannot be read.
    case cannotRead
    /// A file was read and its content makes no sense.
    case malformed
  }

  /// What went wrong.
  public let kind: Kind
  /// The file or directory.
  public let path: String
  /// The cause.
  public let cause: String

  /// Creates an error.
  public init(_ kind: Kind, path: String, cause: String) {
    self.kind = kind
    self.path = path
    self.cause = cause
  }

  /// The error of the system call that failed last, `errno`.
  static func system(_ path: String, reading: Bool = false, code: Int32 = errno) -> RecordError {
    let kind: Kind =
      switch code {
      case _ where reading: .cannotRead
      case ENOSPC, EDQUOT, EFBIG, EIO: .cannotWrite
      default: .cannotCreate
      }
    return RecordError(kind, path: path, cause: String(cString: strerror(code)))
  }

  /// One message that names the file and the cause.
  public var description: String {
    switch kind {
    case .cannotCreate: "cannot create \(path): \(cause)"
    case .cannotWrite: "cannot write \(path): \(cause)"
    case .cannotRead: "cannot read \(path): \(cause)"
    case .malformed: "\(path): \(cause)"
    }
  }

  /// Whether something is there that is damaged, as against something that cannot be made.
  public var isDamage: Bool { kind == .malformed || kind == .cannotRead }

  /// The exit status that a command ends with (sysexits.h): 73, 74, 66 or 65.
  public var exitStatus: Int32 {
    switch kind {
    case .cannotCreate: 73
    case .cannotWrite: 74
    case .cannotRead: 66
    case .malformed: 65
    }
  }
}
