import NeuralNetworks

/// A text that names nothing known; the message says what is allowed.
struct SpecTextError: Error, CustomStringConvertible {
  let description: String
}

/// How studies write learning-rate schedules: `constant`, `cosine`, `step(5, 0.1)`,
/// `milestones(80, 120, 0.1)`.
enum ScheduleText {
  static let allowed =
    "constant, cosine, step(epochs, factor) such as step(5, 0.1), or milestones(epoch, …, factor) such as "
    + "milestones(80, 120, 0.1)"

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
    case let text where text.hasPrefix("milestones(") && text.hasSuffix(")"):
      let parts = text.dropFirst(11).dropLast().split(
        separator: ",", omittingEmptySubsequences: false)
      let epochs = parts.dropLast().compactMap { Int($0) }
      let rise = zip(epochs, epochs.dropFirst()).allSatisfy { $0 < $1 }
      if parts.count >= 2, epochs.count == parts.count - 1, rise,
        epochs.allSatisfy(TrainingSpecification.Limits.epochs.contains),
        let factor = parts.last.flatMap({ Double($0) }), factor > 0, factor.isFinite
      {
        return .milestones(epochs, factor: factor)
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
    case .milestones(let epochs, let factor):
      "milestones(\(epochs.map(String.init).joined(separator: ", ")), \(factor))"
    }
  }
}
