extension Posit {
  /// The posit an integer of any width rounds to, by its value: `Posit16(UInt8(128))` is 128.
  ///
  /// Correctly rounded. The standard's conversion, for which one word stands for NaR, is
  /// `init(standard:)`.
  @inlinable
  public init<Integer: BinaryInteger>(_ value: Integer) {
    if let magnitude = UInt64(exactly: value.magnitude) {
      self.init(
        pattern: Self.format.pattern(roundingValueNegative: value < 0, magnitude: magnitude))
    } else {
      self.init(pattern: Self.pattern(roundingWide: value))
    }
  }

  /// The pattern that an integer of more than 64 bits rounds to.
  @usableFromInline
  static func pattern<Integer: BinaryInteger>(roundingWide value: Integer) -> UInt64 {
    // The two highest words hold every bit that the significand can take; lower ones are sticky.
    var rest = value.magnitude
    var below: UInt64 = 0
    var sticky = false
    var scale = 0
    while UInt64(exactly: rest) == nil {
      sticky = sticky || below != 0
      below = UInt64(truncatingIfNeeded: rest)
      rest >>= 64
      scale += 64
    }
    let top = UInt64(truncatingIfNeeded: rest)
    let zeros = UInt64(top.leadingZeroBitCount)
    let significand = top << zeros | (zeros == 0 ? 0 : below >> (64 - zeros))
    return PositEngine.roundAndEncode(
      negative: value < 0, scale: scale + 63 - Int(zeros), significand: significand,
      sticky: sticky || below << zeros != 0, n: n, es: es)
  }

  /// The standard's conversion from an integer: the word with only its top bit set gives NaR, every
  /// other one the posit that its value rounds to.
  ///
  /// That word is the least value of a signed type and 2^(w-1) of an unsigned type of w bits.
  /// Source: Posit Standard (2022), section 6.4.
  @inlinable @inline(__always)
  public init<Integer: FixedWidthInteger>(standard value: Integer) {
    self.init(pattern: Self.format.pattern(rounding: value))
  }
}

extension FixedWidthInteger {
  /// The posit without its fraction, rounded toward zero as `Int(2.7)` is.
  ///
  /// - Precondition: the posit is not NaR, and the result fits.
  @inlinable
  public init<Storage, let n: Int, let es: Int>(_ posit: Posit<Storage, n, es>) {
    precondition(!posit.isNaR, "NaR has no integer value")
    guard let (value, _) = posit.truncated(as: Self.self) else {
      preconditionFailure("the posit is out of the range of the integer type")
    }
    self = value
  }

  /// The integer that equals a posit; nil for NaR, for one with a fraction, and out of range.
  @inlinable
  public init?<Storage, let n: Int, let es: Int>(exactly posit: Posit<Storage, n, es>) {
    guard !posit.isNaR, let (value, isExact) = posit.truncated(as: Self.self), isExact else {
      return nil
    }
    self = value
  }

  /// The standard's conversion to an integer: the nearest one, ties to even; NaR and what is out of
  /// range give the word with only its top bit set (section 6.4).
  @inlinable
  public init<Storage, let n: Int, let es: Int>(standard posit: Posit<Storage, n, es>) {
    self = PositFormat(uncheckedN: n, es: es).integer(rounding: posit.pattern, as: Self.self)
  }
}

extension Posit {
  /// The value rounded toward zero and whether that changed nothing; nil where it does not fit.
  ///
  /// - Precondition: this is not NaR.
  @usableFromInline
  func truncated<Integer: FixedWidthInteger>(as type: Integer.Type) -> (Integer, isExact: Bool)? {
    guard let x = Self.format.decode(pattern) else { return (0, true) }
    if x.scale < 0 { return (0, false) }
    guard x.scale < Integer.bitWidth else { return nil }
    let magnitude: Integer.Magnitude
    var isExact = true
    if x.scale <= 63 {
      magnitude = Integer.Magnitude(truncatingIfNeeded: x.significand >> UInt64(63 - x.scale))
      isExact = x.scale == 63 || x.significand << UInt64(x.scale + 1) == 0
    } else {
      magnitude =
        Integer.Magnitude(truncatingIfNeeded: x.significand)
        << Integer.Magnitude(truncatingIfNeeded: x.scale - 63)
    }
    if !x.negative { return Integer(exactly: magnitude).map { ($0, isExact) } }
    let largest = Integer.isSigned ? Integer.Magnitude(1) << (Integer.bitWidth - 1) : 0
    guard magnitude <= largest else { return nil }
    return (Integer(truncatingIfNeeded: 0 &- magnitude), isExact)
  }
}
