extension Dyadic {
  /// The odd integer and the power of two whose product the number is; zero stays as it is.
  var oddForm: Dyadic {
    if significand == 0 { return self }
    let zeros = significand.trailingZeroBitCount
    return Dyadic(significand: significand >> Int64(zeros), exponent: exponent + zeros)
  }

  /// -1, 0 or 1: the sign of the number.
  var sign: Int { Int(significand.signum()) }

  /// The absolute value.
  var magnitude: Dyadic {
    Dyadic(significand: Swift.abs(significand), exponent: exponent)
  }

  /// The number with the other sign.
  static prefix func - (value: Dyadic) -> Dyadic {
    Dyadic(significand: -value.significand, exponent: value.exponent)
  }

  /// The number with the other sign if `sign` is negative.
  func signed(_ sign: Int) -> Dyadic { sign < 0 ? -self : self }

  /// -1, 0 or 1: the sign of the number less `other`.
  func compare(_ other: Dyadic) -> Int { MPFloat(self).compare(other) }
}
