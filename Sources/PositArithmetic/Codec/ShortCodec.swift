// The fast codec for n <= 32, held bit for bit to its references, `decode` and `roundAndEncode`.
//
// All stays in the integer registers: a trip to the floating-point unit and back costs more than a
// count of leading zeros. What is long in the reference is shorter here because 32 bits lie in a
// word of 64: nothing is lost on the way, and one addition rounds.

/// A nonzero real of at most 32 bits taken apart: the fast form of `DecodedPosit`.
@usableFromInline
struct ShortPosit {
  /// The power of two: regime * 2^es + exponent.
  @usableFromInline let scale: Int
  /// The significand's fraction, its first bit at bit 63; the leading 1 is not there.
  @usableFromInline let fraction: UInt64

  @inlinable @inline(__always)
  init(scale: Int, fraction: UInt64) {
    self.scale = scale
    self.fraction = fraction
  }

  /// The significand with its leading 1 at bit 63.
  @inlinable @inline(__always)
  var significand: UInt64 { (1 &<< 63) | (fraction &>> 1) }

  /// The significand as an integer of 32 bits, with its leading 1 at bit 31.
  @inlinable @inline(__always)
  var significand32: UInt64 { (1 &<< 31) | (fraction &>> 33) }
}

extension PositEngine {
  /// Takes the magnitude of a pattern, sign-extended and neither zero nor NaR, apart; for n <= 32.
  @inlinable @inline(__always)
  static func decodeShort(_ word: Int64, n: Int, es: Int) -> ShortPosit {
    let magnitude = word < 0 ? 0 &- word : word
    // The regime begins at the top bit. It goes on as long as neighbours are alike; the zeros
    // behind the word end it at the latest.
    let body = UInt64(bitPattern: magnitude) &<< UInt64(truncatingIfNeeded: 65 &- n)
    let changes = body ^ (body &<< 1)
    // The lowest bit, always clear, only tells the compiler that there is something to find.
    let repeats = (changes | 1).leadingZeroBitCount
    let tail = (body &<< 2) &<< UInt64(truncatingIfNeeded: repeats)
    let belowOne = Int(truncatingIfNeeded: Int64(bitPattern: ~body) &>> 63)
    let exponentMask = (1 &<< es) &- 1
    let exponent = Int(truncatingIfNeeded: (tail &>> 1) &>> UInt64(truncatingIfNeeded: 63 &- es))
    // (repeats ^ belowOne) * 2^es + exponent, in the order that compilers do not turn into a double
    // shift, which is slow on AMD's processors.
    let scale =
      ((repeats &<< es) &+ (exponent ^ (belowOne & exponentMask))) ^ belowOne
    return ShortPosit(scale: scale, fraction: tail &<< UInt64(truncatingIfNeeded: es))
  }

  /// The pattern of the posit that (-1)^sign * 1.fraction * 2^scale rounds to; for n <= 32.
  ///
  /// The fraction has its first bit at bit 63, and its last one may stand for a tail. The sign is 0
  /// or -1.
  @inlinable @inline(__always)
  static func roundShort(
    sign: Int64, scale: Int, fraction: UInt64, n: Int, es: Int
  ) -> UInt64 {
    let regime = scale &>> es
    let regimeSign = regime &>> 63
    let head: UInt64 = (1 &<< 63) &>> UInt64(truncatingIfNeeded: regimeSign & 1)
    let exponent = UInt64(truncatingIfNeeded: scale & ((1 &<< es) &- 1))
    let string =
      head | (exponent &<< UInt64(truncatingIfNeeded: 62 &- es))
      | (fraction &>> UInt64(truncatingIfNeeded: 2 &+ es))
    // The regime pushes out at most n - 2 bits of the string. They go, with the bits that never
    // were in it, into a bit that stays below the guard bit and is not pushed out. So does that
    // the real is below minpos, which must not round to zero.
    let pushedOut: UInt64 = (1 &<< UInt64(truncatingIfNeeded: n &+ es)) &- 1
    let isInexact = fraction & pushedOut != 0 || regime < 2 &- n
    let stickyBit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: 63 &- n)
    let jammed = Int64(bitPattern: string | (isInexact ? stickyBit : 0))
    // An arithmetic shift repeats the first bit of the regime.
    let repeats = min(regime ^ regimeSign, n &- 2)
    let shifted = UInt64(bitPattern: jammed &>> Int64(truncatingIfNeeded: repeats))
    // To nearest, ties to even: half of the last place less one, and one more if it is odd.
    let cut = UInt64(truncatingIfNeeded: 65 &- n)
    let odd = (shifted &>> cut) & 1
    let half: UInt64 = 1 &<< UInt64(truncatingIfNeeded: 64 &- n)
    let magnitude = (shifted &+ (half &- 1) &+ odd) &>> cut
    let signMask = UInt64(bitPattern: sign)
    return ((magnitude ^ signMask) &- signMask) & mask(n)
  }

  /// The pattern a finite nonzero double rounds to; for n <= 32.
  ///
  /// Subnormals are far below every minpos, and so need no care.
  @inlinable @inline(__always)
  static func round(_ value: Double, n: Int, es: Int) -> UInt64 {
    let bits = Int64(bitPattern: value.bitPattern)
    let log = (bits & .max) &- (1023 &<< 52)
    return roundShort(
      sign: bits &>> 63, scale: Int(truncatingIfNeeded: log &>> 52),
      fraction: value.bitPattern &<< 12, n: n, es: es)
  }
}
