import Foundation

/// Where the time of training steps goes.
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

  /// Nanoseconds by part, added up.
  package private(set) var nanoseconds: [Part: UInt64] = [:]

  /// Creates an empty profile.
  package init() {}

  func add(_ part: Part, since start: UInt64) {
    nanoseconds[part, default: 0] += StepProfile.now() - start
  }

  static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}

extension Trainer {
  /// Runs a part of a step and, where a profile is kept, adds its time.
  @inline(__always)
  func profiled<Result>(_ part: StepProfile.Part, _ body: () -> Result) -> Result {
    guard let profile else { return body() }
    let start = StepProfile.now()
    defer { profile.add(part, since: start) }
    return body()
  }

  /// The names of the network's layers, first to last.
  package var layerNames: [String] { network.layers.map(\.name) }
}
