import CMPFR

/// A quire as the exact number that it stands for: every operation is a line of rational arithmetic.
///
/// Fixed point in two's complement of ``bits(of:)`` bits with the lowest bit worth minPos^2. Results
/// beyond that range, and one whose word would be that of NaR, are NaR.
///
/// Source: Standard for Posit Arithmetic (2022), sections 3.4, 4.2 and 5.11.
public struct OracleQuire: Sendable {
  /// The format of the posits that it sums.
  public let format: OracleFormat

  /// The exact value; nil for NaR.
  public let value: ExactRational?

  /// The quire of a format with a value, NaR if it is out of range or nil.
  ///
  /// - Precondition: the value is a multiple of minPos^2.
  public init(_ format: OracleFormat, _ value: ExactRational? = .zero) {
    self.format = format
    let limit = ExactRational.one.scaled(
      byPowerOfTwo: OracleQuire.bits(of: format) - 1 - OracleQuire.fractionBits(of: format))
    self.value = value.flatMap { $0.magnitude < limit ? $0 : nil }
  }

  /// The width of the quire in bits: 16n for es = 2, in general 32 + (n-2) 2^(es+2).
  ///
  /// One count for every es: sign, 31 carry guard bits, and the bits from maxPos^2 down to minPos^2.
  public static func bits(of format: OracleFormat) -> Int {
    32 + (format.n - 2) << (format.es + 2)
  }

  /// The number of bits below the binary point: minPos^2 is 2 to minus this.
  public static func fractionBits(of format: OracleFormat) -> Int {
    (format.n - 2) << (format.es + 1)
  }

  /// The number of 64-bit words that hold the quire.
  public static func wordCount(of format: OracleFormat) -> Int { (bits(of: format) + 63) / 64 }

  /// The exact value of a posit as a quire (standard: pToQ).
  public static func pToQ(_ format: OracleFormat, _ pattern: UInt64) -> OracleQuire {
    OracleQuire(format, format.exactValue(pattern))
  }

  /// The posit nearest the quire, rounded once; NaR for NaR (standard: qToP).
  public var qToP: UInt64 { value.map { format.rounded($0) } ?? format.nar }

  /// The exact result behind ``qToP``, for judging without rounding.
  public var exactReal: ExactReal { value.map { .rational($0) } ?? .notReal }

  /// The quire with the other sign (standard: qNegate).
  public var qNegate: OracleQuire { OracleQuire(format, value.map { -$0 }) }

  /// The absolute value (standard: qAbs).
  public var qAbs: OracleQuire { OracleQuire(format, value?.magnitude) }

  /// The sum of two quires (standard: qAddQ).
  public func qAddQ(_ other: OracleQuire) -> OracleQuire { combined(value, other.value, +) }

  /// The difference of two quires (standard: qSubQ).
  public func qSubQ(_ other: OracleQuire) -> OracleQuire { combined(value, other.value, -) }

  /// The quire plus a posit (standard: qAddP).
  public func qAddP(_ x: UInt64) -> OracleQuire { combined(value, format.exactValue(x), +) }

  /// The quire less a posit (standard: qSubP).
  public func qSubP(_ x: UInt64) -> OracleQuire { combined(value, format.exactValue(x), -) }

  /// The quire plus the product of two posits (standard: qMulAdd).
  public func qMulAdd(_ x: UInt64, _ y: UInt64) -> OracleQuire { combined(value, product(x, y), +) }

  /// The quire less the product of two posits (standard: qMulSub).
  public func qMulSub(_ x: UInt64, _ y: UInt64) -> OracleQuire { combined(value, product(x, y), -) }

  private func product(_ x: UInt64, _ y: UInt64) -> ExactRational? {
    guard let x = format.exactValue(x), let y = format.exactValue(y) else { return nil }
    return x * y
  }

  private func combined(
    _ x: ExactRational?, _ y: ExactRational?,
    _ operation: (ExactRational, ExactRational) -> ExactRational
  ) -> OracleQuire {
    guard let x, let y else { return OracleQuire(format, nil) }
    return OracleQuire(format, operation(x, y))
  }
}

extension OracleQuire {
  /// The quire that a register of two's complement words holds, the lowest word first.
  ///
  /// Bits above the width of the quire are not looked at.
  public init(_ format: OracleFormat, words: [UInt64]) {
    let bits = OracleQuire.bits(of: format)
    precondition(words.count == OracleQuire.wordCount(of: format), "wrong number of words")
    var unsigned = ExactRational.zero
    for word in words.reversed() {
      unsigned = unsigned.scaled(byPowerOfTwo: 64) + ExactRational(word)
    }
    let modulus = ExactRational.one.scaled(byPowerOfTwo: bits)
    unsigned = unsigned - (unsigned / modulus).floor * modulus
    let half = ExactRational.one.scaled(byPowerOfTwo: bits - 1)
    let signed = unsigned >= half ? unsigned - modulus : unsigned
    let value = signed.scaled(byPowerOfTwo: -OracleQuire.fractionBits(of: format))
    self.init(format, signed == -half ? nil : value)
  }

  /// The register of the quire in two's complement, the lowest word first, zeros above its width.
  public var words: [UInt64] {
    let bits = OracleQuire.bits(of: format)
    let modulus = ExactRational.one.scaled(byPowerOfTwo: bits)
    var rest: ExactRational
    if let value {
      let integer = value.scaled(byPowerOfTwo: OracleQuire.fractionBits(of: format))
      rest = integer.sign < 0 ? integer + modulus : integer
    } else {
      rest = modulus.scaled(byPowerOfTwo: -1)
    }
    return (0..<OracleQuire.wordCount(of: format)).map { _ in
      let high = rest.scaled(byPowerOfTwo: -64).floor
      defer { rest = high }
      return (rest - high.scaled(byPowerOfTwo: 64)).unsignedValue ?? 0
    }
  }
}
