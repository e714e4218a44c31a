import NeuralNetworks

/// How studies write the float32 part at the start of a run: `none`, `1 epoch`, `500 steps`.
enum PrecisionWarmupText {
  static let allowed = "none, or a count of epochs or steps such as '1 epoch' or '500 steps'"

  /// Reads a warm-up.
  static func warmup(
    _ text: String
  ) throws(SpecTextError) -> TrainingSpecification.PrecisionWarmup {
    if text == "none" { return .epochs(0) }
    let words = text.split(separator: " ")
    if words.count == 2, let count = Int(words[0]),
      TrainingSpecification.Limits.steps.contains(count)
    {
      switch words[1] {
      case "epoch", "epochs": return .epochs(count)
      case "step", "steps": return .steps(count)
      default: break
      }
    }
    throw SpecTextError(description: "'\(text)' is no precision warm-up; expected \(allowed)")
  }

  /// The one spelling of a warm-up.
  static func text(_ warmup: TrainingSpecification.PrecisionWarmup) -> String {
    switch warmup {
    case .epochs(0), .steps(0): "none"
    case .epochs(1): "1 epoch"
    case .epochs(let count): "\(count) epochs"
    case .steps(1): "1 step"
    case .steps(let count): "\(count) steps"
    }
  }
}
