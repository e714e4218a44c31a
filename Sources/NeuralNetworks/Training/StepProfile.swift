import Foundation

/// Where the time of training steps goes.
///
/// Of every part the least time over the steps is kept, so that a busy machine does not count.
package final class StepProfile {
  /// The parts that are told apart.
  package enum Part: Hashable {
    /// Copying samples into the batch.
    case loading
    /// Both passes of a layer, by its place in the network.
    case layer(Int)
    /// Rounding, with the finding of scales.
    case quantization
    /// The loss and its error.
    case loss
    /// Momentum and weights.
    case update
  }

  /// The least nanoseconds that a step spent in each part.
  package private(set) var nanoseconds: [Part: UInt64] = [:]
  private var currentStep: [Part: UInt64] = [:]

  /// Creates an empty profile.
  package init() {}

  func add(_ part: Part, since start: UInt64) {
    currentStep[part, default: 0] += StepProfile.now() - start
  }

  func endStep() {
    for (part, time) in currentStep {
      nanoseconds[part] = min(nanoseconds[part] ?? .max, time)
      currentStep[part] = 0
    }
  }

  static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}

extension StepProfile? {
  /// Runs a part of a step and, where a profile is kept, adds its time.
  @inline(__always)
  func timed<Result>(_ part: StepProfile.Part, _ body: () throws -> Result) rethrows -> Result {
    guard let self else { return try body() }
    let start = StepProfile.now()
    defer { self.add(part, since: start) }
    return try body()
  }
}

extension Trainer {
  /// The names of the network's layers, first to last.
  package var layerNames: [String] { network.layers.map(\.name) }
}
