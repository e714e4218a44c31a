import RunRecords

/// A file that was part of what was judged.
public struct JudgedFile: Codable, Hashable, Sendable {
  /// Where it was found.
  public let path: String
  /// The SHA-256 of its bytes; of a directory that of its files' names and digests.
  public let sha256: String
}

/// What was judged, and by what: a verdict holds for nothing else.
///
/// The granularity is the whole program: another build of positlab may judge otherwise, and, where
/// its own arithmetic is the subject, may calculate otherwise in any operation, whatever a few probes
/// say. Of a command it is the files that its words name, for the operation and the format at hand.
public struct SubjectIdentity: Codable, Hashable, Sendable {
  /// The subject's name.
  public let subject: String

  /// The SHA-256 of the running program: the judge, and this project's own arithmetic.
  public let program: String

  /// The commit that the program was built from, as far as its checkout tells; for readers only.
  public let commit: String?

  /// Whether that checkout had other changes; for readers only.
  public let dirty: Bool?

  /// The files that a subject of its own consists of, by path.
  public let files: [JudgedFile]

  /// Why the files cannot be all that decides the answers; nil where they can.
  public let unknown: String?

  /// A short name of this identity in certificates.
  public var id: String {
    let text = (try? JSONValue(encoding: self).canonicalText) ?? ""
    return String(SHA256.hexadecimal(of: Array(text.utf8)).prefix(12))
  }

  /// What is different from an earlier identity, in words; nil if a verdict about that one holds for
  /// this one.
  public func difference(from earlier: SubjectIdentity) -> String? {
    if subject != earlier.subject { return "it was another subject, '\(earlier.subject)'" }
    if let unknown = unknown ?? earlier.unknown {
      return "what is judged cannot be known: \(unknown)"
    }
    var known: [String: String] = [:]
    for file in earlier.files { known[file.path] = file.sha256 }
    for file in files {
      guard let sha256 = known.removeValue(forKey: file.path) else {
        return "\(file.path) was not part of it"
      }
      if sha256 != file.sha256 { return "\(file.path) has changed" }
    }
    if let path = known.keys.sorted().first { return "\(path) is not part of it any more" }
    if program != earlier.program {
      let commits = "\(Self.text(earlier.commit, earlier.dirty)), now \(Self.text(commit, dirty))"
      return "positlab is another build (commit \(commits))"
    }
    return nil
  }

  /// A commit in a few digits.
  static func text(_ commit: String?, _ dirty: Bool?) -> String {
    String((commit ?? "unknown").prefix(10)) + (dirty == true ? " (dirty)" : "")
  }
}
