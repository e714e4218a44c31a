import Foundation

/// How much sampled tests do: the value of POSITLAB_TEST_EFFORT, 1 where it is not set.
let testEffort: Double =
  ProcessInfo.processInfo.environment["POSITLAB_TEST_EFFORT"].flatMap(Double.init) ?? 1

/// So many samples, times the effort.
func scaled(_ count: Int) -> Int { max(1, Int(Double(count) * testEffort)) }
