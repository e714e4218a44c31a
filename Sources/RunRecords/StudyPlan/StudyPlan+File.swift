extension StudyPlan {
  /// Reads the plan of a results directory.
  ///
  /// - Throws: `RecordError` where there is none, or it is of another layout, was damaged or edited,
  ///   or does not fit together.
  public init(of results: ResultsDirectory) throws(RecordError) {
    let path = results.planPath
    let value = try RunRecordLayout.opened(try FileBytes.readJSON(path), path: path)
    do {
      self = try value.decoded(as: StudyPlan.self)
    } catch {
      throw RecordError(.malformed, path: path, cause: error.description)
    }
    try check(path: path)
  }

  /// Writes the plan.
  ///
  /// - Throws: `RecordError` where it cannot be written.
  public func write(to results: ResultsDirectory) throws(RecordError) {
    try AtomicWrite.write(try text(), to: results.planPath)
  }

  /// What the file of the plan holds: its JSON, sealed.
  ///
  /// - Throws: `RecordError` where a setting has no JSON form.
  public func text() throws(RecordError) -> String { try json().sealed().indentedText }

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
