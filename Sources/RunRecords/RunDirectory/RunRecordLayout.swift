/// The versions of the layout of run records and study plans.
///
/// Version 1 had no seals but the SHA-256 of the metrics in `DONE`; what it can be held against is the
/// name of the run. Since version 2 manifests, plans and failures are sealed, and `DONE` or
/// `FAILED.json` names the SHA-256 of metrics and manifest. Since version 3 a name is made from the
/// settings that differ from the default they came with.
public enum RunRecordLayout {
  /// What this code writes.
  public static let current = 3
  /// What this code reads.
  public static let readable = 1...3

  /// The settings that are no part of a run's name: before version 3 every one was.
  static func defaultKeys(_ keys: [String]?, _ version: Int) -> [String] {
    version >= 3 ? keys ?? [] : []
  }

  /// Takes the seal off a value of a record and checks its version.
  ///
  /// - Parameters:
  ///   - value: what a file holds.
  ///   - path: the file, for the message.
  /// - Returns: the value without its seal.
  /// - Throws: `RecordError` of kind `malformed` where the version is another, or a seal is missing
  ///   that the version asks for, or does not fit.
  static func opened(_ value: JSONValue, path: String) throws(RecordError) -> JSONValue {
    let version = value["recordVersion"]?.integer
    if let version, !readable.contains(version) {
      throw RecordError(
        .malformed, path: path,
        cause: "record version \(version); this program reads \(readable.lowerBound) to "
          + "\(readable.upperBound)")
    }
    if value[JSONValue.sealKey] == nil, version == 1 { return value }
    return try value.unsealed(path: path)
  }
}
