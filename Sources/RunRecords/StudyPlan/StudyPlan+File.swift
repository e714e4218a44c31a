extension StudyPlan {
  /// Reads the plan of a results directory.
  ///
  /// - Throws: `RecordError` where there is none, or it is of another layout or makes no sense.
  public init(of results: ResultsDirectory) throws(RecordError) {
    let path = results.planPath
    let value = try FileBytes.readJSON(path)
    if let version = value["recordVersion"]?.integer, version != Manifest.currentVersion {
      throw RecordError(
        .malformed, path: path,
        cause: "record version \(version); this program reads \(Manifest.currentVersion)")
    }
    do {
      self = try value.decoded(as: StudyPlan.self)
    } catch {
      throw RecordError(.malformed, path: path, cause: error.description)
    }
  }

  /// Writes the plan.
  ///
  /// - Throws: `RecordError` where it cannot be written.
  public func write(to results: ResultsDirectory) throws(RecordError) {
    try AtomicWrite.write(try json().indentedText, to: results.planPath)
  }

  /// The plan as JSON.
  ///
  /// - Throws: `RecordError` where a setting has no JSON form.
  public func json() throws(RecordError) -> JSONValue {
    do {
      return try JSONValue(encoding: self)
    } catch {
      throw RecordError(.malformed, path: "plan of \(study)", cause: error.description)
    }
  }
}
