import Datasets
import NeuralNetworks
import RunRecords

/// Checks of a whole cell: what no single value shows.
///
/// Networks and policies are checked once, however many cells of a study share them.
struct CellChecks {
  /// A problem with the key path of the setting that is most to blame.
  struct Problem {
    var key: String
    var message: String
  }

  /// The settings that decide whether images, a network and its policy fit together.
  private struct NetworkSettings: Hashable {
    let shape: SampleShape
    let model: RunSettings.Model
    let policy: PrecisionPolicy

    init(_ settings: RunSettings, _ shape: SampleShape) {
      self.shape = shape
      model = settings.model
      policy = settings.training.policy
    }
  }

  /// The sizes of data sets; nil where they cannot be had, which whoever reads the data will say.
  private var outlines: [DataRequest: DataOutline?] = [:]
  private var networkProblems: [NetworkSettings: [Problem]] = [:]

  /// Everything that does not fit together.
  ///
  /// - Parameters:
  ///   - specification: of a cell.
  ///   - dataDirectory: where its data are; nil where they are found by themselves. Folders and texts
  ///     are looked at for the number of their classes and words.
  /// - Returns: the problems, none where everything fits.
  mutating func problems(
    of specification: RunSpecification, dataDirectory: String?
  ) -> [Problem] {
    var problems: [Problem] = []
    let settings = specification.values
    let means = settings.data.mean?.count ?? 0
    let deviations = settings.data.deviation?.count ?? 0
    if means != deviations {
      problems.append(
        Problem(
          key: "data.deviation",
          message: "\(deviations) values for \(means) in data.mean; expected as many"))
    }
    if settings.model.name == "mlp", settings.model.settings.hidden.isEmpty {
      problems.append(
        Problem(key: "model.hidden", message: "an mlp needs at least one hidden layer"))
    }
    if let resize = settings.data.resize, resize < settings.data.imageSize {
      problems.append(
        Problem(
          key: "data.resize",
          message: "\(resize) is less than data.imageSize, \(settings.data.imageSize)"))
    }
    guard problems.isEmpty else { return problems }
    let training = specification.training(seed: 0)
    problems = training.problems().map { Self.problem($0) }
    let request = specification.dataRequest(in: dataDirectory)
    let outline = outlines[request] ?? (try? DataOutline(of: request))
    outlines[request] = .some(outline)
    guard let outline else { return problems }
    let shape = specification.sampleShape(outline)
    problems += Self.memoryProblems(
      of: training, shape: shape, samples: settings.data.trainingSamples.count ?? Self.mostSamples)
    guard problems.isEmpty else { return problems }
    let network = NetworkSettings(settings, shape)
    if let known = networkProblems[network] { return known }
    // What training says to the settings: images that the network cannot take, layers that the network
    // does not have, tensors without a format, formats that float32 cannot hold.
    let found = Self.oncePerRule(training.problems(for: shape))
    networkProblems[network] = found
    return found
  }

  /// Training samples of the largest data set.
  private static let mostSamples = 60_000

  /// A network that no machine of today holds is refused before anything is allocated.
  private static func memoryProblems(
    of training: TrainingSpecification, shape: SampleShape, samples: Int
  ) -> [Problem] {
    guard let network = try? training.model?.network(for: shape) else { return [] }
    let bytes = network.tensorBytes(samples: min(training.batchSize, samples))
    let limit = TrainingSpecification.Limits.tensorBytes
    guard bytes > limit else { return [] }
    var widths = ""
    if case .mlp(let hidden) = training.model {
      widths = "model.hidden [\(hidden.map(String.init).joined(separator: ", "))] and "
    }
    return [
      Problem(
        key: widths.isEmpty ? "batchSize" : "model.hidden",
        message: "\(widths)batchSize \(training.batchSize) need about \(bytes >> 20) MiB for the "
          + "tensors of one run; the limit is \(limit >> 20) MiB")
    ]
  }

  private static func problem(_ problem: TrainingError.Problem) -> Problem {
    Problem(key: studyKey(problem.key), message: problem.message)
  }

  /// A rule that is missing is one problem, not one for every tensor that it was asked for: the first of
  /// those about one key is kept, with the number of the others.
  private static func oncePerRule(_ problems: [TrainingError.Problem]) -> [Problem] {
    var kept: [Problem] = []
    var counts: [String: Int] = [:]
    for problem in problems.map(Self.problem) {
      counts[problem.key, default: 0] += 1
      if counts[problem.key] == 1 { kept.append(problem) }
    }
    return kept.map { problem in
      let others = (counts[problem.key] ?? 1) - 1
      let more = others > 0 ? " (and so for \(others) more)" : ""
      return Problem(key: problem.key, message: problem.message + more)
    }
  }

  /// The key of a study for a key of a training specification.
  private static func studyKey(_ key: String) -> String {
    let parts = key.split(separator: ".").map(String.init)
    switch parts.first {
    case "policy": return (["precision"] + parts.dropFirst()).joined(separator: ".")
    case "precisionWarmup": return "precision.warmup"
    case "model": return key
    case "lossScaleExponent": return "precision.lossScaleExponent"
    default: return parts.first ?? key
    }
  }
}
