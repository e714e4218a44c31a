import Datasets
import NeuralNetworks
import RunRecords

/// Checks of a whole cell: what no single value shows.
enum CellChecks {
  /// A problem with the key path of the setting that is most to blame.
  struct Problem {
    var key: String
    var message: String
  }

  /// Puts in what depends on other settings, and takes out what they make meaningless.
  static func complete(_ settings: inout [String: JSONValue]) {
    if let name = settings["data.name"]?.string.flatMap(DatasetName.init) {
      let (mean, deviation) = SpecKey.normalization(of: name)
      if settings["data.mean"] == nil { settings["data.mean"] = .array([.canonical(mean)]) }
      if settings["data.deviation"] == nil {
        settings["data.deviation"] = .array([.canonical(deviation)])
      }
    }
    if settings["model"] != "mlp" { settings["hiddenUnits"] = .array([]) }
  }

  /// Everything that does not fit together.
  static func problems(of specification: RunSpecification) -> [Problem] {
    var problems: [Problem] = []
    let settings = specification.settings
    let means = specification.numbers("data.mean").count
    let deviations = specification.numbers("data.deviation").count
    if means != deviations {
      problems.append(
        Problem(
          key: "data.deviation",
          message: "\(deviations) values for \(means) in data.mean; expected as many"))
    }
    if settings["model"] == "mlp", settings["hiddenUnits"] == .array([]) {
      problems.append(
        Problem(key: "hiddenUnits", message: "an mlp needs at least one hidden layer"))
    }
    return problems.isEmpty ? trainingProblems(of: specification) : problems
  }

  /// What training says to the settings: layers that the network does not have, tensors without a
  /// format, formats that float32 cannot hold.
  private static func trainingProblems(of specification: RunSpecification) -> [Problem] {
    do {
      let images = SampleShape(height: 28, width: 28, channels: 1, classes: 10)
      return try specification.training(seed: 0).problems(for: images).map {
        Problem(key: studyKey($0.key), message: $0.message)
      }
    } catch {
      return [Problem(key: "model", message: "\(error)")]
    }
  }

  /// The key of a study for a key of a training specification.
  private static func studyKey(_ key: String) -> String {
    let parts = key.split(separator: ".").map(String.init)
    switch parts.first {
    case "policy": return (["precision"] + parts.dropFirst()).joined(separator: ".")
    case "precisionWarmup": return "precision.warmup"
    case "lossScaleExponent": return "precision.lossScaleExponent"
    default: return parts.first ?? key
    }
  }
}
