/// A number of 128 bits for making operands.
///
/// Sums and products of posits are exact where that matters, and cut off elsewhere. No verdict
/// depends on it.
package struct ApproximateReal {
  package var isNegative: Bool
  /// The leading one on top; 0 for zero.
  package var significand: UInt128
  package var exponent: Int

  package static let one = ApproximateReal(isNegative: false, magnitude: 1, exponent: 0)

  /// The number `magnitude * 2^exponent`, brought to the normal form.
  @inlinable package init(isNegative: Bool, magnitude: UInt128, exponent: Int) {
    let shift = magnitude.leadingZeroBitCount
    self.isNegative = isNegative && magnitude != 0
    significand = magnitude << UInt128(shift)
    self.exponent = magnitude == 0 ? 0 : exponent - shift
  }

  @inlinable package init(_ value: ScaledSignificand) {
    isNegative = value.isNegative
    significand = UInt128(value.significand) << 64
    exponent = value.isZero ? 0 : value.exponent - 64
  }

  @inlinable package var isZero: Bool { significand == 0 }

  @inlinable package static prefix func - (value: ApproximateReal) -> ApproximateReal {
    var result = value
    result.isNegative = !value.isNegative && !value.isZero
    return result
  }

  /// The product, cut off to 128 bits: exact for factors of 64.
  @inlinable
  package static func * (left: ApproximateReal, right: ApproximateReal) -> ApproximateReal {
    let isNegative = left.isNegative != right.isNegative
    let (a, b) = (left.significand, right.significand)
    if UInt64(truncatingIfNeeded: a) == 0 && UInt64(truncatingIfNeeded: b) == 0 {
      let product = UInt64(a >> 64).multipliedFullWidth(by: UInt64(b >> 64))
      return ApproximateReal(
        isNegative: isNegative, magnitude: UInt128(product.high) << 64 | UInt128(product.low),
        exponent: left.exponent + right.exponent + 128)
    }
    return ApproximateReal(
      isNegative: isNegative, magnitude: a.multipliedFullWidth(by: b).high,
      exponent: left.exponent + right.exponent + 128)
  }

  /// The quotient to about 62 bits; the dividend for a zero divisor.
  @inlinable
  package static func / (left: ApproximateReal, right: ApproximateReal) -> ApproximateReal {
    if right.isZero || left.isZero { return left }
    return ApproximateReal(
      isNegative: left.isNegative != right.isNegative,
      magnitude: left.significand / (right.significand >> 63),
      exponent: left.exponent - right.exponent - 63)
  }

  /// The sum, exact if it has at most 127 bits.
  @inlinable
  package static func + (left: ApproximateReal, right: ApproximateReal) -> ApproximateReal {
    if left.isZero { return right }
    if right.isZero { return left }
    let isLeftLarger =
      left.exponent != right.exponent
      ? left.exponent > right.exponent : left.significand >= right.significand
    let large = isLeftLarger ? left : right
    let small = isLeftLarger ? right : left
    let aligned = (small.significand >> 1) >> UInt128(large.exponent - small.exponent)
    let top = large.significand >> 1
    return ApproximateReal(
      isNegative: large.isNegative,
      magnitude: large.isNegative == small.isNegative ? top + aligned : top - aligned,
      exponent: large.exponent + 1)
  }

  @inlinable
  package static func - (left: ApproximateReal, right: ApproximateReal) -> ApproximateReal {
    left + (-right)
  }

  /// The square root of the magnitude to about 62 bits.
  @inlinable package var squareRoot: ApproximateReal {
    if isZero { return self }
    // In 2^126 ..< 2^128 with an even exponent, as a binary64 number and one step of Newton's.
    let isOdd = exponent & 1 != 0
    let radicand = isOdd ? significand >> 1 : significand
    let estimate = ApproximateReal(
      isNegative: false, magnitude: UInt128(Double(radicand).squareRoot()), exponent: 0)
    let number = ApproximateReal(isNegative: false, magnitude: radicand, exponent: 0)
    var root = estimate + number / estimate
    root.exponent += (exponent + (isOdd ? 1 : 0)) / 2 - 1
    return root
  }

  /// The largest integer that is not larger, where it has at most 63 bits; nil beyond.
  @inlinable package var floor: Int64? {
    if isZero { return 0 }
    if exponent >= -64 { return nil }
    let shift = UInt128(-exponent)
    let kept = Int64(significand >> shift)
    let isExact = shift < 128 && kept != 0 && UInt128(kept) << shift == significand
    return isNegative ? (isExact ? -kept : -kept - 1) : kept
  }
}

extension PositReader {
  /// The pattern next to a number, of two at the same distance the one further from zero: near
  /// enough for operands.
  @inlinable package func pattern(near value: ApproximateReal) -> UInt64 {
    if value.isZero { return 0 }
    let (kept, rest) = word(value)
    return signed(kept + UInt64(rest >> 127), value.isNegative)
  }

  /// The pattern of a number of at most 53 bits, rounded to nearest on the bits of its word, ties to
  /// the even one: for operands that are drawn as values.
  @inlinable package func pattern(rounding value: Double) -> UInt64 {
    guard let exact = ScaledSignificand(value.bitPattern, .binary64) else { return nar }
    if exact.isZero { return 0 }
    let (kept, rest) = word(ApproximateReal(exact))
    let half: UInt128 = 1 << 127
    let isUp = rest > half || (rest == half && kept & 1 == 1)
    return signed(kept + (isUp ? 1 : 0), value.sign == .minus)
  }

  /// The word of a magnitude that is not zero: what is kept of it, and the bits behind, moved to the top.
  ///
  /// Exact for numbers of at most 53 bits; of others bits may be lost at the end.
  @inlinable func word(_ value: ApproximateReal) -> (kept: UInt64, rest: UInt128) {
    let scale = value.exponent + 127
    let regime = scale >> es
    let head: UInt128
    let width: Int
    if regime >= n - 1 { return (maxPos, 0) }
    if regime < 1 - n { return (1, 0) }
    if regime >= 0 {
      width = regime + 2
      head = ~(UInt128.max >> UInt128(regime + 1))
    } else {
      width = 1 - regime
      head = 1 << UInt128(127 + regime)
    }
    let exponentField = UInt128(scale - regime << es)
    let tail = exponentField << UInt128(128 - es) | (value.significand << 1) >> UInt128(es)
    let body = head | tail >> UInt128(width)
    return (UInt64(body >> UInt128(129 - n)), body << UInt128(n - 1))
  }

  /// A magnitude brought into the range of the format, with a sign.
  @inlinable func signed(_ magnitude: UInt64, _ isNegative: Bool) -> UInt64 {
    let pattern = min(max(magnitude, 1), maxPos)
    return isNegative ? (0 &- pattern) & mask : pattern
  }
}
