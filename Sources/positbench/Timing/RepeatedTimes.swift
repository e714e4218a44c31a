/// Nanoseconds an element over many repetitions.
struct RepeatedTimes {
  /// The shortest: other work on the machine only ever adds time.
  let best: Double
  /// The middle one: far above the best says that the machine was busy.
  let median: Double
}

/// Times a body that works on `elements` elements; short ones run several times a repetition, so
/// that the clock does not count.
func repeatedTimes(elements: Int, repetitions: Int, _ body: () -> Void) -> RepeatedTimes {
  let clock = ContinuousClock()
  let rounds = max(1, 65_536 / max(1, elements))
  body()
  let times = (0..<repetitions).map { _ in
    let elapsed = clock.measure { for _ in 0..<rounds { body() } }.components
    let nanoseconds = Double(elapsed.seconds) * 1e9 + Double(elapsed.attoseconds) * 1e-9
    return nanoseconds / Double(rounds * elements)
  }.sorted()
  return RepeatedTimes(best: times[0], median: times[times.count / 2])
}
