import PositArithmetic

/// Operands of the kinds that break implementations: uniform, near 1, at the ends of the format,
/// with few bits set, and close to or opposite to the operand before.
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

  /// The next operand, of a kind drawn at random; some kinds are near the one before.
  public mutating func draw(after previous: UInt64?) -> UInt64 {
    let kind = generator.next() % 8
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
    default: pattern = 0 &- (previous ?? random) &+ small &- 8
    }
    return (random >> 20 & 3 == 0 ? 0 &- pattern : pattern) & format.patternMask
  }

  /// So many operands, each drawn after the one before.
  public mutating func draw(_ count: Int) -> [UInt64] {
    var operands: [UInt64] = []
    for _ in 0..<count { operands.append(draw(after: operands.last)) }
    return operands
  }
}
