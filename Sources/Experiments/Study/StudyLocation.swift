import Foundation

/// Where a study's file and its results are.
public enum StudyLocation {
  /// The study file that somebody means: the path itself, `study.yaml` in that directory, or in the
  /// directory of that name below `experiments/`.
  public static func file(_ path: String) -> String {
    let named = "experiments/\(path)/study.yaml"
    if !FileManager.default.fileExists(atPath: path),
      FileManager.default.fileExists(atPath: named)
    {
      return named
    }
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
    guard exists, isDirectory.boolValue else { return path }
    return (path.hasSuffix("/") ? String(path.dropLast()) : path) + "/study.yaml"
  }

  /// The results directory of a study file unless another is given: `results/` and the name of the
  /// study's directory.
  public static func results(file: String) -> String {
    "results/" + StudyReader.studyName(file)
  }
}
