import PositArithmetic

/// Operands of the kinds that break implementations.
///
/// Listed: zero, NaR, both ends, the neighbourhood of 1, single bits and runs of bits. Drawn: uniform,
/// near 1, at the ends of the format, of every regime, with few bits set, and close to or opposite to
/// the operand before.
public struct HardOperands {
  /// The format of the operands.
  public let format: PositFormat
  /// Where they come from.
  public var generator: SplitMix64

  /// Makes a source of operands; the same seed gives the same ones.
  public init(_ format: PositFormat, seed: UInt64) {
    self.format = format
    generator = SplitMix64(seed: seed)
  }

  /// Zero, NaR, both ends, the neighbourhood of 1, single bits and runs of bits, with their
  /// neighbours and negatives.
  public static func patterns(_ format: PositFormat) -> [UInt64] {
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
  public static func pairs(_ format: PositFormat) -> (a: [UInt64], b: [UInt64]) {
    let patterns = patterns(format)
    return (
      patterns.flatMap { a in patterns.map { _ in a } }, patterns.flatMap { _ in patterns }
    )
  }

  /// The next operand, of a kind drawn at random; some kinds are near the one before.
  public mutating func draw(after previous: UInt64?) -> UInt64 {
    let kind = generator.next() % 10
    let random = generator.next()
    let small = random >> 8 & 0xF
    let pattern: UInt64
    switch kind {
    case 0: pattern = random
    case 1: pattern = format.onePattern &+ small &- 8
    case 2: pattern = format.maxposPattern &- small
    case 3: pattern = small
    case 4: pattern = (1 << (random & 63)) | (1 << (random >> 6 & 63))
    case 5: pattern = (1 << (random & 63)) &- (1 << (random >> 6 & 63))
    case 6: pattern = (previous ?? random) &+ small &- 8
    case 7: pattern = 0 &- (previous ?? random) &+ small &- 8
    case 8: pattern = (generator.next() & format.maxposPattern) >> (random % UInt64(format.n))
    default:
      let zeros = (generator.next() & format.maxposPattern) >> (random % UInt64(format.n))
      pattern = format.maxposPattern & ~zeros
    }
    return (random >> 20 & 3 == 0 ? 0 &- pattern : pattern) & format.patternMask
  }

  /// So many operands, each drawn after the one before.
  public mutating func draw(_ count: Int) -> [UInt64] {
    var operands: [UInt64] = []
    for _ in 0..<count { operands.append(draw(after: operands.last)) }
    return operands
  }

  /// Triples for every operation: independent ones, and such whose result cancels, or lies beside a
  /// tie or a square.
  public mutating func triples(_ count: Int) -> (a: [UInt64], b: [UInt64], c: [UInt64]) {
    var a: [UInt64] = []
    var b: [UInt64] = []
    var c: [UInt64] = []
    for index in 0..<count {
      let x = draw(after: nil)
      let y = draw(after: nil)
      let z = draw(after: nil)
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
