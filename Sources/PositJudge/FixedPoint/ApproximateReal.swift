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
  package init(isNegative: Bool, magnitude: UInt128, exponent: Int) {
    let shift = magnitude.leadingZeroBitCount
    self.isNegative = isNegative && magnitude != 0
    significand = magnitude << UInt128(shift)
    self.exponent = magnitude == 0 ? 0 : exponent - shift
  }

  package init(_ value: ScaledSignificand) {
    isNegative = value.isNegative
    significand = UInt128(value.significand) << 64
    exponent = value.isZero ? 0 : value.exponent - 64
  }

  package var isZero: Bool { significand == 0 }

  package static prefix func - (value: ApproximateReal) -> ApproximateReal {
    var result = value
    result.isNegative = !value.isNegative && !value.isZero
    return result
  }

  /// The product, cut off to 128 bits: exact for factors of 64.
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
  package static func / (left: ApproximateReal, right: ApproximateReal) -> ApproximateReal {
    if right.isZero || left.isZero { return left }
    return ApproximateReal(
      isNegative: left.isNegative != right.isNegative,
      magnitude: left.significand / (right.significand >> 63),
      exponent: left.exponent - right.exponent - 63)
  }

  /// The sum, exact if it has at most 127 bits.
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

  package static func - (left: ApproximateReal, right: ApproximateReal) -> ApproximateReal {
    left + (-right)
  }

  /// The square root of the magnitude to about 62 bits.
  package var squareRoot: ApproximateReal {
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
  package var floor: Int64? {
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
  package func pattern(near value: ApproximateReal) -> UInt64 {
    if value.isZero { return 0 }
    let scale = value.exponent + 127
    let regime = scale >> es
    if regime >= n - 1 { return signed(maxPos, value.isNegative) }
    if regime < 1 - n { return signed(1, value.isNegative) }
    let head: UInt128
    let width: Int
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
    let kept = UInt64(body >> UInt128(129 - n))
    let guardBit = UInt64(truncatingIfNeeded: body >> UInt128(128 - n)) & 1
    return signed(kept + guardBit, value.isNegative)
  }

  /// The pattern of a number rounded to nearest on the bits of its word, ties to the even one; NaR for
  /// what is no number.
  package func pattern(rounding value: Double) -> UInt64 {
    let isNegative = value.bitPattern >> 63 == 1
    let field = Int(value.bitPattern >> 52) & 0x7FF
    if field == 0x7FF { return nar }
    var scale = field - 1023
    var fraction = value.bitPattern << 12
    if field == 0 {
      if fraction == 0 { return 0 }
      let zeros = fraction.leadingZeroBitCount
      scale -= zeros
      fraction = (fraction << UInt64(zeros)) << 1
    }
    let regime = scale >> es
    if regime >= n - 1 { return signed(maxPos, isNegative) }
    if regime < 1 - n { return signed(1, isNegative) }
    // 10 or 01, exponent and fraction; shifted to the right, the first bit is repeated.
    let isLarge = regime >= 0
    let shift = UInt64(isLarge ? regime : -regime - 1)
    let start =
      (isLarge ? 2 : 1) &<< 62 | UInt64(scale - regime << es) &<< UInt64(62 - es)
      | fraction &>> UInt64(2 + es)
    let body = UInt64(bitPattern: Int64(bitPattern: start) &>> Int64(shift))
    let kept = body &>> UInt64(65 - n)
    let guardBit = body &>> UInt64(64 - n) & 1
    let isSticky = body << UInt64(n) != 0 || (shift > 0 && start &<< (64 - shift) != 0)
    let isUp = guardBit == 1 && (isSticky || kept & 1 == 1)
    return signed(isUp ? kept + 1 : kept, isNegative)
  }

  /// A magnitude brought into the range of the format, with a sign.
  private func signed(_ magnitude: UInt64, _ isNegative: Bool) -> UInt64 {
    let pattern = min(max(magnitude, 1), maxPos)
    return isNegative ? (0 &- pattern) & mask : pattern
  }
}
