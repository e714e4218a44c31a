/// The best of many timed repetitions, in nanoseconds an element.
///
/// The best, not the mean: other work on the machine only ever adds time.
///
/// The body has one call site, so that the compiler inlines what it calls, as in a user's own loop.
@inline(__always)
func bestTime(elements: Int, repetitions: Int, _ body: () -> Void) -> Double {
  let clock = ContinuousClock()
  var best = Double.infinity
  // One more, whose time only counts if it is the best: it warms the caches.
  for _ in 0...repetitions {
    let start = clock.now
    body()
    let elapsed = (clock.now - start).components
    let nanoseconds = Double(elapsed.seconds) * 1e9 + Double(elapsed.attoseconds) * 1e-9
    best = min(best, nanoseconds / Double(elements))
  }
  return best
}

/// A value the optimiser cannot see through: it is always 0.
nonisolated(unsafe) var opaqueZero: UInt64 = 0

/// Keeps a result alive: it is printed on a condition that never holds and no optimiser can know.
@inline(never)
func consume<Value>(_ value: Value) {
  if CommandLine.argc > 1_000_000 {
    print(value)
    opaqueZero = 1
  }
}
