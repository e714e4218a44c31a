/// What the machine itself does in the same run, so that times from two machines can be scaled:
/// chains of hardware operations, each waiting for the one before, and a plain copy.
enum HardwareBaseline {
  /// Nanoseconds an operation, or an element copied, by name.
  static func measure(count: Int, repetitions: Int) -> [(name: String, nanoseconds: Double)] {
    // Values near 1, which the compiler cannot know.
    let factor = 1 + Double(opaqueZero)
    let integer = 3 + opaqueZero
    func chain<Value>(_ start: Value, _ step: (Value) -> Value) -> Double {
      var last = start
      let time = bestTime(elements: count, repetitions: repetitions) {
        var value = last
        for _ in 0..<count { value = step(value) }
        last = value
      }
      consume(last)
      return time
    }
    return [
      ("double add chain", chain(factor) { $0 + factor }),
      ("double multiply chain", chain(factor) { $0 * factor }),
      ("double divide chain", chain(factor) { $0 / factor }),
      ("integer multiply-add chain", chain(integer) { ($0 &+ integer) &* integer }),
      ("copy of 4 bytes", copy(count: count, repetitions: repetitions)),
    ]
  }

  private static func copy(count: Int, repetitions: Int) -> Double {
    let source = (0..<count).map { UInt32(truncatingIfNeeded: $0) }
    var target = [UInt32](repeating: 0, count: count)
    let time = bestTime(elements: count, repetitions: repetitions) {
      let from = source.span
      var to = target.mutableSpan
      for index in 0..<from.count { to[index] = from[index] }
    }
    consume(target)
    return time
  }
}
