import PositArithmetic

/// A second, slow reading of the standard for the tests: values as exact doubles from the bits as
/// text, rounding by comparison with the (n+1)-bit posits between neighbours.
///
/// It shares no line with the library. Exact for n + 1 <= 33, es <= 4 (fractions up to 30 bits,
/// |scale| <= 496).
struct ReferencePosit {
  let n: Int
  let es: Int

  /// The value of a pattern that is neither zero nor NaR, bit by bit.
  func value(_ pattern: UInt64) -> Double {
    let negative = pattern >> UInt64(n - 1) & 1 == 1
    let magnitude = negative ? (1 << UInt64(n)) - pattern : pattern
    let bits = (0..<(n - 1)).reversed().map { magnitude >> UInt64($0) & 1 }
    let run = bits.prefix { $0 == bits[0] }.count
    let regime = bits[0] == 1 ? run - 1 : -run
    var rest = bits.dropFirst(run + 1)
    var exponent = 0
    for _ in 0..<es { exponent = exponent * 2 + Int(rest.popFirst() ?? 0) }
    var significand = 1.0
    var weight = 0.5
    for bit in rest {
      if bit == 1 { significand += weight }
      weight /= 2
    }
    let scale = regime * (1 << es) + exponent
    let power = Double(sign: .plus, exponent: scale, significand: 1)
    return (negative ? -significand : significand) * power
  }

  /// The pattern a finite double rounds to, by binary search among values and tie points.
  func round(_ x: Double) -> UInt64 {
    if x == 0 { return 0 }
    let size = x.magnitude
    let maxpos = (UInt64(1) << UInt64(n - 1)) - 1
    var low: UInt64 = 1
    var high = maxpos
    if size <= value(1) {
      high = 1
    } else if size >= value(maxpos) {
      low = maxpos
    }
    while low < high {
      let middle = (low + high + 1) / 2
      if value(middle) <= size { low = middle } else { high = middle - 1 }
    }
    var rounded = low
    if low < maxpos, size > value(low) {
      let tie = ReferencePosit(n: n + 1, es: es).value(2 * low + 1)
      if size > tie || (size == tie && low & 1 == 1) { rounded = low + 1 }
    }
    return x < 0 ? (1 << UInt64(n)) - rounded : rounded
  }
}

/// The small formats that tests go through exhaustively.
func smallFormats(upTo n: Int, es: ClosedRange<Int> = 0...3) -> [PositFormat] {
  (2...n).flatMap { n in es.compactMap { try? PositFormat(n: n, es: $0) } }
}

/// One format each of many sizes, where a test cannot go through all patterns.
func formats(_ pairs: [(Int, Int)]) -> [PositFormat] {
  pairs.compactMap { try? PositFormat(n: $0.0, es: $0.1) }
}
