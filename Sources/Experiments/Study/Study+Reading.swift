import Foundation
import RunRecords

extension Study {
  /// Reads a study file, checks all of it, and multiplies out its axes.
  ///
  /// - Parameters:
  ///   - file: the path of `study.yaml`.
  ///   - assignments: what `--set` gave, each `key=value`; they win over the file.
  /// - Throws: `RecordError` where the file cannot be read, `SpecProblems` with everything that is
  ///   wrong with it.
  public init(file: String, assignments: [String]) throws {
    let text = try StudyReader.text(of: file)
    var reader = StudyReader(file: file)
    let spec = try reader.read(text, assignments: assignments)
    guard StudySize.check(spec, &reader.problems) else { throw reader.problems.thrown }
    // A value that could not be read is missing from every cell: their complaints would bury the one
    // that counts.
    try reader.problems.throwIfAny()
    var resolver = CellResolver(spec: spec, problems: reader.problems)
    let groups = spec.groups.map { resolver.resolve($0) }
    resolver.check(spec.published, of: groups)
    StudySize.check(runsOf: groups, seeds: spec.seeds.count, &resolver.problems)
    try resolver.problems.throwIfAny()
    self.init(
      name: spec.name, title: spec.title, seeds: spec.seeds, groups: groups,
      published: spec.published.map(\.results))
  }
}
