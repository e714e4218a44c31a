import Foundation
import RunRecords

/// Where the results of a study are that somebody names.
public enum ResultsLocation {
  /// Finds the results directory.
  ///
  /// - Parameters:
  ///   - name: a results directory (it holds `study.json`), or a study: its directory, its
  ///     `study.yaml` or its name, whose results are in `results/` under the same name; nil where
  ///     `results` says all.
  ///   - results: the results directory where it is not the usual one.
  /// - Returns: a directory that holds a plan.
  /// - Throws: `ReportError.noResults` that says where it looked.
  public static func find(
    _ name: String?, results: String?
  ) throws(ReportError) -> ResultsDirectory {
    var places: [String] = []
    if let results {
      places = [results]
    } else if let name {
      places = [name, "results/" + studyName(name)]
    }
    places = places.map { $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    for place in places {
      let directory = ResultsDirectory(path: place)
      if FileBytes.exists(directory.planPath) { return directory }
    }
    throw .noResults(name: name ?? results ?? "", lookedAt: places)
  }

  /// The records in a results directory that no cell of the plan asks for, by name.
  public static func unplannedRuns(in directory: ResultsDirectory, of plan: StudyPlan) -> [String] {
    let planned = Set(plan.runs.map(\.description))
    let path = directory.path + "/runs"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { RunID(parsing: $0) != nil && !planned.contains($0) }.sorted()
  }

  private static func studyName(_ path: String) -> String {
    let absolute = URL(fileURLWithPath: path).standardizedFileURL
    let isFile = ["yaml", "yml"].contains(absolute.pathExtension)
    return (isFile ? absolute.deletingLastPathComponent() : absolute).lastPathComponent
  }
}
