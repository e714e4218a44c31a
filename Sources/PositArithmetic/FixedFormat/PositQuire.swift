extension Posit {
  /// The exact accumulator of this format's posits and products; see `Quire` for its rules.
  public struct Accumulator: Hashable, Sendable {
    /// The quire underneath.
    public var quire: Quire

    /// Makes an accumulator that holds 0.
    public init() { quire = Quire(Posit.format) }

    /// pToQ: the accumulator that holds a posit.
    public init(_ x: Posit) { quire = Quire(x.pattern, in: Posit.format) }

    /// Whether it is NaR.
    public var isNaR: Bool { quire.isNaR }

    /// qNegate.
    public mutating func negate() { quire.negate() }

    /// qAbs.
    public mutating func formAbsolute() { quire.formAbsolute() }

    /// qAddP.
    public static func += (q: inout Self, x: Posit) { q.quire.add(x.pattern) }

    /// qSubP.
    public static func -= (q: inout Self, x: Posit) { q.quire.subtract(x.pattern) }

    /// qAddQ.
    public static func += (q: inout Self, other: Self) { q.quire.add(other.quire) }

    /// qSubQ.
    public static func -= (q: inout Self, other: Self) { q.quire.subtract(other.quire) }

    /// qMulAdd: adds x * y.
    public mutating func addProduct(_ x: Posit, _ y: Posit) {
      quire.addProduct(x.pattern, y.pattern)
    }

    /// qMulSub: subtracts x * y.
    public mutating func subtractProduct(_ x: Posit, _ y: Posit) {
      quire.subtractProduct(x.pattern, y.pattern)
    }

    /// qToP: the nearest posit, rounded once.
    public func toPosit() -> Posit { Posit(pattern: quire.toPosit()) }
  }
}
