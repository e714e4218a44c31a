extension OracleFormat {
  /// The posit of another format's pattern, rounded once; NaR for NaR (standard: 6.1).
  public func converted(_ pattern: UInt64, from source: OracleFormat) -> UInt64 {
    source.exactValue(pattern).map { rounded($0) } ?? nar
  }

  /// The posit of an IEEE pattern, rounded once; NaR for NaN and the infinities (standard: 6.5).
  public func converted(_ pattern: UInt64, from source: IEEEFormat) -> UInt64 {
    source.exactValue(pattern).map { rounded($0) } ?? nar
  }

  /// The IEEE pattern of a posit, rounded once by roundTiesToEven; quiet NaN for NaR, +0 for zero
  /// (standard: 6.5).
  public func converted(_ pattern: UInt64, to target: IEEEFormat) -> UInt64 {
    exactValue(pattern).map { target.rounded($0) } ?? target.quietNaN
  }
}

/// An integer type of the machine for the standard's conversions (section 6.4).
public struct IntegerFormat: Sendable, Hashable {
  /// The width in bits, 8 to 64.
  public let width: Int

  /// Whether words are read in two's complement.
  public let isSigned: Bool

  /// The integer type of `width` bits.
  public init(width: Int, isSigned: Bool) {
    precondition((8...64).contains(width), "integers have 8 to 64 bits")
    self.width = width
    self.isSigned = isSigned
  }

  /// The word with only its most significant bit set, which stands for NaR in both directions.
  public var sentinel: UInt64 { 1 << UInt64(width - 1) }

  /// The word whose lowest `width` bits are set.
  public var mask: UInt64 { UInt64.max >> UInt64(64 - width) }

  /// The integer of a word.
  func value(_ word: UInt64) -> ExactRational {
    let isNegative = isSigned && word & sentinel != 0
    let unsigned = ExactRational(word)
    return isNegative ? unsigned - ExactRational.one.scaled(byPowerOfTwo: width) : unsigned
  }

  /// The word of an integer; nil if out of range.
  func word(_ value: ExactRational) -> UInt64? {
    let limit = ExactRational.one.scaled(byPowerOfTwo: isSigned ? width - 1 : width)
    let lowest = isSigned ? -limit : .zero
    guard value >= lowest, value < limit else { return nil }
    let wrapped = value.sign < 0 ? value + ExactRational.one.scaled(byPowerOfTwo: width) : value
    return wrapped.unsignedValue
  }
}

extension OracleFormat {
  /// The posit of an integer word, rounded once; NaR for the sentinel word (standard: 6.4).
  public func converted(_ word: UInt64, from source: IntegerFormat) -> UInt64 {
    word == source.sentinel ? nar : rounded(source.value(word))
  }

  /// The integer word nearest a posit, ties to even; the sentinel for NaR and for what is out of
  /// range after rounding (standard: 6.4).
  public func converted(_ pattern: UInt64, to target: IntegerFormat) -> UInt64 {
    guard let value = exactValue(pattern) else { return target.sentinel }
    return target.word(value.nearestInteger) ?? target.sentinel
  }
}
