import NeuralNetworks

/// A text that names nothing known; the message says what is allowed.
struct SpecTextError: Error, CustomStringConvertible {
  let description: String
}

/// How studies write learning-rate schedules: `constant`, `cosine`, `step(5, 0.1)`.
enum ScheduleText {
  static let allowed = "constant, cosine or step(epochs, factor) such as step(5, 0.1)"

  /// Reads a schedule.
  @Sendable static func schedule(_ text: String) throws(SpecTextError)
    -> TrainingSpecification.Schedule
  {
    switch text.filter({ $0 != " " }) {
    case "constant": return .constant
    case "cosine": return .cosine
    case let step where step.hasPrefix("step(") && step.hasSuffix(")"):
      let parts = step.dropFirst(5).dropLast().split(
        separator: ",", omittingEmptySubsequences: false)
      if parts.count == 2, let epochs = Int(parts[0]),
        TrainingSpecification.Limits.epochs.contains(epochs),
        let factor = Double(parts[1]), factor > 0, factor.isFinite
      {
        return .step(epochs: epochs, factor: factor)
      }
    default: break
    }
    throw SpecTextError(description: "'\(text)' is no schedule; expected \(allowed)")
  }

  /// The one spelling of a schedule.
  static func text(_ schedule: TrainingSpecification.Schedule) -> String {
    switch schedule {
    case .constant: "constant"
    case .cosine: "cosine"
    case .step(let epochs, let factor): "step(\(epochs), \(factor))"
    }
  }
}
