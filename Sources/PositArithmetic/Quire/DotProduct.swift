extension PositFormat {
  /// The dot product of two vectors of patterns, exact and rounded once.
  ///
  /// Both have the same length, at most 2^31 - 1, for which the quire cannot overflow. NaR if any
  /// element is NaR (also against 0); 0 for empty vectors.
  /// Source: Posit Standard (2022), sections 4.2 and 5.11.
  public func dotProduct(_ x: Span<UInt64>, _ y: Span<UInt64>) -> UInt64 {
    precondition(x.count == y.count, "vectors of \(x.count) and \(y.count) elements")
    precondition(x.count < 1 << 31, "at most 2^31 - 1 products are exact")
    if n > 32 {
      var quire = Quire(self)
      for index in 0..<x.count { quire.addProduct(x[index], y[index]) }
      return quire.toPosit()
    }
    if NarrowSum.fits(n: n, es: es) {
      var sum = NarrowSum()
      for index in 0..<x.count { sum.addProduct(x[index], y[index], n: n, es: es) }
      return Quire(sum, in: self).toPosit()
    }
    var sum = LazyCarrySum(unitScale: -2 * maxScale)
    for index in 0..<x.count { sum.addProduct(x[index], y[index], n: n, es: es) }
    return Quire(sum, in: self).toPosit()
  }
}
