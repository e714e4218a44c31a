import PositArithmetic

/// Operands where posit arithmetic goes wrong first.
enum HardOperands {
  /// Zero, NaR, both ends, the neighbourhood of 1, single bits and runs of bits, with their
  /// neighbours and negatives.
  static func patterns(_ format: PositFormat) -> [UInt64] {
    let mask = format.patternMask
    var centres: [UInt64] = [0, format.narPattern, format.onePattern, format.maxposPattern, 1]
    for bit in 0..<UInt64(format.n) {
      centres += [1 << bit, mask >> bit, mask << bit, 3 << bit]
    }
    var all = Set<UInt64>()
    for centre in centres {
      for offset in [0, 1, 2, UInt64.max, UInt64.max - 1] {
        all.insert((centre &+ offset) & mask)
        all.insert((0 &- (centre &+ offset)) & mask)
      }
    }
    return all.sorted()
  }

  /// All pairs of the above.
  static func pairs(_ format: PositFormat) -> (a: [UInt64], b: [UInt64]) {
    let patterns = patterns(format)
    return (
      patterns.flatMap { a in patterns.map { _ in a } }, patterns.flatMap { _ in patterns }
    )
  }

  /// A random pattern: uniform, or with few bits set (ties), or few bits differing from 1, or of an
  /// extreme regime.
  static func random(_ format: PositFormat, _ generator: inout SplitMix64) -> UInt64 {
    let bits = generator.next()
    let n = UInt64(format.n)
    let sparse: UInt64 = (1 << (bits % n)) | (1 << ((bits >> 8) % n)) | (1 << ((bits >> 16) % n))
    let mask = format.patternMask
    switch bits >> 60 {
    case 0...5: return generator.next() & mask
    case 6...8: return sparse & mask
    case 9...10: return (0 &- sparse) & mask
    case 11...12: return (format.onePattern &+ (generator.next() % 64) &- 32) & mask
    case 13: return ((generator.next() & mask) >> (bits >> 24) % n)
    default: return ~((generator.next() & mask) >> (bits >> 24) % n) & mask
    }
  }

  /// Triples for every operation: independent ones, and such whose result cancels, or lies beside a
  /// tie or a square.
  static func triples(
    _ format: PositFormat, count: Int, _ generator: inout SplitMix64
  ) -> (a: [UInt64], b: [UInt64], c: [UInt64]) {
    var a: [UInt64] = []
    var b: [UInt64] = []
    var c: [UInt64] = []
    for index in 0..<count {
      let x = random(format, &generator)
      let y = random(format, &generator)
      let z = random(format, &generator)
      let offset = generator.next() % 5 &- 2
      let triple: (UInt64, UInt64, UInt64) =
        switch index % 6 {
        case 0: (x, offset &- x, z)  // the sum nearly cancels
        case 1: (format.multiply(x, x) &+ offset, x, y)  // the root is nearly exact
        case 2: (format.multiply(x, y) &+ offset, x, z)  // the quotient is nearly exact
        case 3: (x, y, offset &- format.multiply(x, y))  // the product nearly cancels
        default: (x, y, z)
        }
      a.append(triple.0)
      b.append(triple.1)
      c.append(triple.2)
    }
    return (a, b, c)
  }
}

/// Formats by pairs (n, es); none may be unsupported.
func formats(_ widths: some Sequence<Int>, es: ClosedRange<Int> = 0...4) -> [PositFormat] {
  widths.flatMap { n in es.compactMap { try? PositFormat(n: n, es: $0) } }
}
