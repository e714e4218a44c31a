import Datasets
import NeuralNetworks
import Quantization
import RunRecords

/// A record whose settings do not make a training run; only a damaged or foreign record has them.
public struct RunSpecificationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One message that names the key.
  public let description: String
}

extension RunSpecification {
  /// The specification of the training run with a seed.
  ///
  /// - Throws: `RunSpecificationError` where a setting is missing or makes no sense.
  public func training(
    seed: Int
  ) throws(RunSpecificationError) -> TrainingSpecification {
    try checkSamples()
    return TrainingSpecification(
      model: try model(),
      epochs: try value("epochs", \.integer), batchSize: try value("batchSize", \.integer),
      learningRate: try value("learningRate", \.number),
      momentum: try value("momentum", \.number), weightDecay: try value("weightDecay", \.number),
      gradientClip: settings["gradientClip"]?.number,
      schedule: try value("schedule") { try? $0.string.map(ScheduleText.schedule) },
      learningRateWarmupSteps: try value("learningRateWarmupSteps", \.integer),
      precisionWarmup: try value("precision.warmup") {
        try? $0.string.map(PrecisionWarmupText.warmup)
      },
      lossScaleExponent: try value("precision.lossScaleExponent", \.integer), policy: try policy(),
      seed: UInt64(seed), threads: try value("threads", \.integer))
  }

  /// The settings of the samples say something that this program knows; in a record of a newer or a
  /// damaged one, all samples must not be taken for a limited number.
  private func checkSamples() throws(RunSpecificationError) {
    let isText = try datasetName.content == .text
    for key in ["data.trainingSamples", "data.testSamples"] {
      _ = try value(key) { $0 == "all" ? 0 : $0.integer.flatMap { $0 >= 1 ? $0 : nil } }
    }
    guard !isText else {
      _ = try value("data.sequenceLength") { $0.integer.flatMap { $0 >= 1 ? $0 : nil } }
      return
    }
    _ = try augmentation
    for key in ["data.mean", "data.deviation"] {
      _ = try value(key) { list in
        list.array.flatMap { numbers in numbers.allSatisfy { $0.number != nil } ? numbers : nil }
      }
    }
  }

  /// The network, with the settings that belong to it.
  private func model() throws(RunSpecificationError) -> NetworkModel {
    try value("model.name") { name in
      var model = NetworkModel.Settings()
      let hidden = settings["model.hidden"]?.array ?? []
      model.hidden = hidden.compactMap(\.integer)
      guard model.hidden.count == hidden.count else { return nil }
      if let stem = settings["model.stem"] {
        guard let known = stem.string.flatMap(ResidualNetwork.Stem.init) else { return nil }
        model.stem = known
      }
      model.dropout = settings["model.dropout"]?.number
      model.layers = settings["model.layers"]?.integer ?? model.layers
      model.units = settings["model.units"]?.integer ?? model.units
      return name.string.flatMap { NetworkModel(name: $0, settings: model) }
    }
  }

  func value<Value>(
    _ key: String, _ read: (JSONValue) -> Value?
  ) throws(RunSpecificationError) -> Value {
    guard let found = settings[key].flatMap(read) else {
      throw RunSpecificationError(
        description: "setting '\(key)' is missing or not of a kind that this program knows")
    }
    return found
  }

  /// Settings of the policy that are no rules for tensors.
  private static let wholeRunKeys: Set = ["precision.warmup", "precision.lossScaleExponent"]

  private func policy() throws(RunSpecificationError) -> PrecisionPolicy {
    var policy = PrecisionPolicy(network: .init())
    for (path, setting) in settings where path.hasPrefix("precision.") {
      if Self.wholeRunKeys.contains(path) { continue }
      var keys = path.split(separator: ".").dropFirst().map(String.init)
      var layer: String?
      if keys.first == "layers", keys.count == 4 {
        layer = keys[1]
        keys.removeFirst(2)
      }
      guard keys.count == 2, let text = setting.string else {
        throw RunSpecificationError(description: "'\(path)' is no setting of this program")
      }
      var scope = layer.map { policy.layers[$0] ?? .init() } ?? policy.network
      let part: TensorRule
      do {
        part = try TensorRule(part: keys[1], text: text)
      } catch {
        throw RunSpecificationError(description: "'\(path)': \(error)")
      }
      if keys[0] == "default" {
        scope.default = (scope.default ?? TensorRule()).inheriting(part)
      } else if let name = TensorClass(rawValue: keys[0]) {
        scope.classes[name] = (scope.classes[name] ?? TensorRule()).inheriting(part)
      } else {
        throw RunSpecificationError(description: "'\(path)': no tensor class '\(keys[0])'")
      }
      if let layer { policy.layers[layer] = scope } else { policy.network = scope }
    }
    return policy
  }
}

extension TensorRule {
  /// A rule that says one thing.
  fileprivate init(part: String, text: String) throws {
    self.init()
    switch part {
    case "format": format = try NumberFormat(parsing: text)
    case "rounding":
      guard let mode = RoundingMode(rawValue: text) else { throw Self.unknown("rounding", text) }
      rounding = mode
    case "underflow":
      guard let policy = UnderflowPolicy(rawValue: text) else {
        throw Self.unknown("underflow policy", text)
      }
      underflow = policy
    case "scaling": scaling = try ScalingPolicy(parsing: text)
    default: throw RunSpecificationError(description: "no part '\(part)' of a rule")
    }
  }

  private static func unknown(_ what: String, _ text: String) -> RunSpecificationError {
    RunSpecificationError(description: "no \(what) '\(ShellWord.shown(text))'")
  }
}
