/// An exact accumulator of posits and of products of two posits.
///
/// A two's complement fixed-point number of `bitWidth` bits whose last bit weighs minpos^2. The
/// standard's 16n bits for es = 2 are one sign bit, 31 bits of carry guard, 8n - 16 integer and
/// 8n - 16 fraction bits; the same rule for every es gives each of the two fields 2 log2(maxpos) =
/// 2 (n - 2) 2^es bits, hence 32 + (n - 2) 2^(es + 2) bits in all.
///
/// One product is at most maxpos^2 in magnitude, the weight of the lowest carry guard bit, so every
/// sum of up to 2^31 - 1 products, in any order, is below 2^31 maxpos^2 in magnitude: it fits, and
/// nothing is rounded before `toPosit`. What does not fit, or would be the word with only the sign
/// bit set, is NaR and stays NaR. Source: Posit Standard (2022), sections 3.4 and 5.11.
public struct Quire: Hashable, Sendable {
  /// The format of the posits that go in and come out.
  public let format: PositFormat
  /// Whether the quire is NaR.
  public internal(set) var isNaR: Bool
  /// The value in two's complement, little-endian, sign-extended past `bitWidth` by at least one
  /// bit, so that a sum of two cannot overflow unseen.
  ///
  /// Zero while the quire is NaR.
  var words: [UInt64]

  /// The quire's width for a format: 32 + (n - 2) 2^(es + 2) bits.
  public static func bitWidth(for format: PositFormat) -> Int {
    32 + (format.n - 2) << (format.es + 2)
  }

  /// The quire's width.
  public var bitWidth: Int { Self.bitWidth(for: format) }

  /// log2 of the weight of the last bit: that of minpos^2.
  public var unitScale: Int { -2 * format.maxScale }

  /// Makes a quire that holds 0.
  public init(_ format: PositFormat) {
    self.format = format
    isNaR = false
    words = [UInt64](repeating: 0, count: Self.bitWidth(for: format) / 64 + 1)
  }

  /// Whether the quire holds 0.
  public var isZero: Bool { !isNaR && words.allSatisfy { $0 == 0 } }

  /// Whether the quire is a negative real.
  public var isNegative: Bool { Int64(bitPattern: words[words.count - 1]) < 0 }

  /// The quire's own word of `bitWidth` bits in 64-bit pieces, least significant first, the bits
  /// past the end clear; NaR is the word with only the sign bit set.
  public var pattern: [UInt64] {
    let top = bitWidth - 1
    var pattern = words
    if isNaR { pattern[top / 64] = 1 << UInt64(top % 64) }
    let last = top / 64
    if top % 64 < 63 { pattern[last] &= (2 << UInt64(top % 64)) - 1 }
    return Array(pattern[...last])
  }

  /// Whether it is no NaR and its magnitude at most half of the range: 2^30 maxpos^2.
  var isBelowHalfOfRange: Bool {
    if isNaR { return false }
    let bit = bitWidth - 2
    let sign: UInt64 = isNegative ? ~0 : 0
    let top = words[bit / 64] ^ sign
    return top >> UInt64(bit % 64) == 0
      && words[(bit / 64 + 1)...].allSatisfy { $0 == sign }
  }

  mutating func becomeNaR() {
    isNaR = true
    for index in words.indices { words[index] = 0 }
  }

  /// NaR if the value does not fit `bitWidth` bits or is the reserved word.
  mutating func settle() {
    let signBit = bitWidth - 1
    let index = signBit / 64
    let shift = UInt64(signBit % 64)
    let top = Int64(bitPattern: words[index]) >> Int64(shift)
    let sign = Int64(bitPattern: words[words.count - 1]) >> 63
    // Everything from the sign bit up must be copies of it.
    var fits = top == sign
    for later in words.indices where later > index {
      fits = fits && Int64(bitPattern: words[later]) == sign
    }
    if !fits { return becomeNaR() }
    if sign == 0 { return }
    let low = words[index] & ((1 << shift) - 1)
    if low == 0 && words[..<index].allSatisfy({ $0 == 0 }) { becomeNaR() }
  }
}

extension Quire {
  /// The quire that a word of `bitWidth` bits holds, the inverse of `pattern`.
  ///
  /// 64-bit pieces, least significant first; bits past the end of the word are ignored. The word
  /// with only the sign bit set is NaR.
  public init(_ format: PositFormat, pattern: [UInt64]) {
    self.init(format)
    let top = bitWidth - 1
    precondition(pattern.count == top / 64 + 1, "the quire of \(format) has \(bitWidth) bits")
    // Sign-extended from the quire's own sign bit.
    let isNegative = pattern[top / 64] >> UInt64(top % 64) & 1 != 0
    let used: UInt64 = top % 64 == 63 ? .max : (2 << UInt64(top % 64)) - 1
    for index in words.indices {
      let own = index < pattern.count ? pattern[index] : 0
      let mask: UInt64 = index < top / 64 ? .max : (index == top / 64 ? used : 0)
      words[index] = own & mask | (isNegative ? ~mask : 0)
    }
    settle()
  }
}

extension Quire {
  /// qToP: the posit nearest to the quire's value, rounded once; 0 gives 0, NaR gives NaR.
  ///
  /// Every word below the leading ones reaches the sticky bit.
  /// Source: Posit Standard (2022), section 5.11.
  public func toPosit() -> UInt64 {
    if isNaR { return format.narPattern }
    var magnitude = self
    magnitude.formAbsolute()
    guard let top = magnitude.words.lastIndex(where: { $0 != 0 }) else { return 0 }
    let zeros = UInt64(magnitude.words[top].leadingZeroBitCount)
    let below = top > 0 ? magnitude.words[top - 1] : 0
    let significand = magnitude.words[top] << zeros | (below >> 1) >> (63 - zeros)
    let sticky =
      below << zeros != 0 || (top > 1 && magnitude.words[..<(top - 1)].contains { $0 != 0 })
    return PositEngine.roundAndEncode(
      negative: isNegative, scale: unitScale + 64 * top + 63 - Int(zeros),
      significand: significand, sticky: sticky, n: format.n, es: format.es)
  }
}
