/// What code needs that is generic over posit formats fixed at compile time: every `Posit`
/// conforms, so that `func norm<P: PositNumber>(_ x: [P]) -> P` need not spell storage, n and es.
///
/// For a format that is known at run time only, use `PositFormat`, which has every operation on
/// patterns.
public protocol PositNumber: SignedNumeric, Comparable, Hashable, Sendable, BitwiseCopyable,
  Codable, LosslessStringConvertible, ExpressibleByFloatLiteral
where Magnitude == Self {
  /// The exact accumulator of the format.
  associatedtype Accumulator: PositAccumulator where Accumulator.Number == Self

  /// The format at run time: n, es.
  static var format: PositFormat { get }
  /// The posit with the n low bits of a pattern.
  init(pattern: UInt64)
  /// The n bits, right-aligned.
  var pattern: UInt64 { get }

  /// 1.
  static var one: Self { get }
  /// NaR, "not a real".
  static var nar: Self { get }
  /// The largest posit.
  static var maxpos: Self { get }
  /// The smallest positive posit.
  static var minpos: Self { get }
  /// Whether this is NaR.
  var isNaR: Bool { get }
  /// Whether this is 0.
  var isZero: Bool { get }
  /// Whether this is below zero; false for NaR.
  var isNegative: Bool { get }

  /// The posit a double rounds to; NaN and infinities give NaR.
  init(_ value: Double)
  /// The posit a float32 rounds to; NaN and infinities give NaR.
  init(_ value: Float)
  /// The posit an integer rounds to.
  init<Integer: BinaryInteger>(_ value: Integer)

  /// x / y, correctly rounded; NaR if either is NaR or y is 0.
  static func / (x: Self, y: Self) -> Self
  /// Replaces x by x / y.
  static func /= (x: inout Self, y: Self)
  /// The square root, correctly rounded; NaR below 0 and for NaR.
  func squareRoot() -> Self
  /// x * y + z, rounded once; NaR if any is NaR.
  static func fma(_ x: Self, _ y: Self, _ z: Self) -> Self
  /// The posit one above, wrapping from maxpos to NaR.
  var next: Self { get }
  /// The posit one below, wrapping from NaR to maxpos.
  var prior: Self { get }
  /// The nearest integer, ties to even; exact.
  var nearestInt: Self { get }
  /// The dot product of two vectors of one length, exact and rounded once.
  static func dotProduct(_ x: Span<Self>, _ y: Span<Self>) -> Self
}

/// An exact accumulator of the posits of one format and of their products.
public protocol PositAccumulator: Hashable, Sendable {
  /// The posits that go in and come out.
  associatedtype Number

  /// Holds 0.
  init()
  /// Holds a posit.
  init(_ x: Number)
  /// Whether it is NaR.
  var isNaR: Bool { get }
  /// Adds a posit, exactly.
  static func += (q: inout Self, x: Number)
  /// Subtracts a posit, exactly.
  static func -= (q: inout Self, x: Number)
  /// Adds x * y, exactly.
  mutating func addProduct(_ x: Number, _ y: Number)
  /// Subtracts x * y, exactly.
  mutating func subtractProduct(_ x: Number, _ y: Number)
  /// The nearest posit, rounded once.
  func toPosit() -> Number
}

extension Posit: PositNumber {}

extension Double {
  /// The double a posit of any format rounds to, exact for n <= 32; NaN for NaR.
  @inlinable
  public init<Number: PositNumber>(_ posit: Number) {
    self = Number.format.double(rounding: posit.pattern)
  }
}

extension Float {
  /// The float32 a posit of any format rounds to by IEEE rules; NaN for NaR.
  @inlinable
  public init<Number: PositNumber>(_ posit: Number) {
    self = Number.format.float(rounding: posit.pattern)
  }
}
