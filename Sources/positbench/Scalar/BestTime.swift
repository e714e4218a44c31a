/// The best of many timed repetitions, in nanoseconds an element.
///
/// The best, not the mean: other work on the machine only ever adds time.
@inline(__always)
func bestTime(elements: Int, repetitions: Int, _ body: () -> Void) -> Double {
  let clock = ContinuousClock()
  body()
  var best = Double.infinity
  for _ in 0..<repetitions {
    let elapsed = clock.measure(body).components
    let nanoseconds = Double(elapsed.seconds) * 1e9 + Double(elapsed.attoseconds) * 1e-9
    best = min(best, nanoseconds / Double(elements))
  }
  return best
}

/// A value the optimiser cannot see through: it is always 0.
nonisolated(unsafe) var opaqueZero: UInt64 = 0

/// Keeps a result alive.
@inline(never)
func consume<Value>(_ value: Value) {}
