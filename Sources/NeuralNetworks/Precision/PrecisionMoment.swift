import Randomness

/// Where in a run a tensor is rounded: whether at all, whether scales are found anew, and which
/// random words stochastic rounding draws.
struct PrecisionMoment {
  /// False during the precision warm-up: everything stays float32.
  let isReduced: Bool
  /// Training steps find scales; evaluation uses those of the last training step.
  let findsScales: Bool
  /// Optimiser steps since the end of the precision warm-up.
  let step: Int
  /// The path of labels below a tensor's own stream.
  let draws: Draws

  /// Purposes that must not share random words.
  enum Draws {
    case training
    case entry
    case evaluation(batch: Int)
  }

  /// The stream of this moment below a tensor's own stream.
  ///
  /// A tensor that is rounded in parts draws from the child of each part.
  func stream(below own: RandomStream, part: Int? = nil) -> RandomStream {
    let whole = stream(ofWhole: own)
    return part.map { whole.child(named: "part").child(UInt64($0)) } ?? whole
  }

  private func stream(ofWhole own: RandomStream) -> RandomStream {
    let purpose =
      switch draws {
      case .training: "training"
      case .entry: "entry"
      case .evaluation: "evaluation"
      }
    let stream = own.child(named: purpose).child(UInt64(step))
    guard case .evaluation(let batch) = draws else { return stream }
    return stream.child(UInt64(batch))
  }
}
