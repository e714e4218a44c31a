extension Posit {
  /// The exact accumulator of this format's posits and products; see `Quire` for its rules.
  ///
  /// Products are gathered without carries where that cannot change a result, and settled into the
  /// quire when something else is asked for: adding one costs what it costs in `dotProduct`.
  public struct Accumulator: PositAccumulator {
    /// All that is not pending.
    @usableFromInline var settled: Quire
    /// Pending products of formats whose quire fits 128 bits.
    @usableFromInline var narrow: NarrowSum
    /// Pending products of the other formats of up to 32 bits.
    @usableFromInline var wide: LazyCarrySum
    /// How many products may still be pending: while the settled part is below 2^30 maxpos^2, so
    /// many cannot leave the quire's range on the way, whatever their order.
    @usableFromInline var room: Int

    /// Makes an accumulator that holds 0.
    public init() { self.init(Quire(Posit.format)) }

    /// pToQ: the accumulator that holds a posit.
    public init(_ x: Posit) { self.init(Quire(x.pattern, in: Posit.format)) }

    /// The accumulator that holds what a quire holds.
    ///
    /// - Precondition: it is a quire of this format.
    public init(_ quire: Quire) {
      precondition(quire.format == Posit.format, "a quire of another format")
      settled = quire
      narrow = NarrowSum()
      wide = LazyCarrySum(unitScale: -2 &* Posit.format.maxScale)
      room = Self.room(beside: quire)
    }

    /// The quire that holds the same.
    public var quire: Quire {
      get {
        var settled = self
        settled.settle()
        return settled.settled
      }
      set { self = Self(newValue) }
    }

    private static func room(beside quire: Quire) -> Int {
      n <= 32 && quire.isBelowHalfOfRange ? 1 << 30 : 0
    }

    /// Adds what is pending to the quire.
    @usableFromInline
    mutating func settle() {
      if n > 32 { return }
      settled.add(
        NarrowSum.fits(n: n, es: es)
          ? Quire(narrow, in: Posit.format) : Quire(wide, in: Posit.format))
      self = Self(settled)
    }

    /// Adds a product where none may be pending.
    @usableFromInline
    mutating func addProductSettled(_ x: Posit, _ y: Posit) {
      settle()
      settled.addProduct(x.pattern, y.pattern)
      room = Self.room(beside: settled)
    }

    /// Whether it is NaR.
    public var isNaR: Bool { settled.isNaR || narrow.isNaR || wide.isNaR }

    /// qNegate.
    public mutating func negate() {
      settle()
      settled.negate()
    }

    /// qAbs.
    public mutating func formAbsolute() {
      settle()
      settled.formAbsolute()
    }

    /// qAddP.
    public static func += (q: inout Self, x: Posit) {
      q.settle()
      q.settled.add(x.pattern)
      q.room = room(beside: q.settled)
    }

    /// qSubP.
    public static func -= (q: inout Self, x: Posit) { q += -x }

    /// qAddQ.
    public static func += (q: inout Self, other: Self) {
      q.settle()
      q.settled.add(other.quire)
      q.room = room(beside: q.settled)
    }

    /// qSubQ.
    public static func -= (q: inout Self, other: Self) {
      q.settle()
      q.settled.subtract(other.quire)
      q.room = room(beside: q.settled)
    }

    /// qMulAdd: adds x * y.
    @inlinable @inline(__always)
    public mutating func addProduct(_ x: Posit, _ y: Posit) {
      if room == 0 { return addProductSettled(x, y) }
      room &-= 1
      if NarrowSum.fits(n: n, es: es) {
        narrow.addProduct(x.pattern, y.pattern, n: n, es: es)
      } else {
        wide.addProduct(x.pattern, y.pattern, n: n, es: es)
      }
    }

    /// qMulSub: subtracts x * y.
    @inlinable @inline(__always)
    public mutating func subtractProduct(_ x: Posit, _ y: Posit) { addProduct(-x, y) }

    /// qToP: the nearest posit, rounded once.
    public func toPosit() -> Posit { Posit(pattern: quire.toPosit()) }

    /// Whether both hold the same.
    public static func == (a: Self, b: Self) -> Bool { a.quire == b.quire }

    /// Feeds what it holds into a hash.
    public func hash(into hasher: inout Hasher) { hasher.combine(quire) }
  }
}

extension Posit {
  /// The dot product of two vectors, exact and rounded once: the quire's result.
  ///
  /// Both have the same length, at most 2^31 - 1, for which the quire cannot overflow. NaR if any
  /// element is NaR (also against 0); 0 for empty vectors.
  /// Source: Posit Standard (2022), sections 4.2 and 5.11.
  @inlinable
  public static func dotProduct(_ x: Span<Self>, _ y: Span<Self>) -> Self {
    precondition(x.count == y.count, "vectors of different lengths")
    precondition(x.count < 1 << 31, "at most 2^31 - 1 products are exact")
    if n > 32 {
      var quire = Quire(format)
      for index in 0..<x.count { quire.addProduct(x[index].pattern, y[index].pattern) }
      return Self(pattern: quire.toPosit())
    }
    if NarrowSum.fits(n: n, es: es) {
      var sum = NarrowSum()
      for index in 0..<x.count {
        sum.addProduct(x[index].pattern, y[index].pattern, n: n, es: es)
      }
      return Self(pattern: Quire(sum, in: format).toPosit())
    }
    var sum = LazyCarrySum(unitScale: -2 &* format.maxScale)
    for index in 0..<x.count {
      sum.addProduct(x[index].pattern, y[index].pattern, n: n, es: es)
    }
    return Self(pattern: Quire(sum, in: format).toPosit())
  }
}
