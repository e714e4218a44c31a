extension OracleFormat {
  /// The pattern that the standard's rounding gives for an exact result; NaR if it is not real.
  ///
  /// Raises the precision of the enclosure until all of it lies in the interval of one pattern. It
  /// ends because no irrational number is a boundary and rational results are known exactly.
  public func rounded(_ real: ExactReal) -> UInt64 {
    switch real {
    case .notReal: return nar
    case .rational(let value): return rounded(value)
    case .enclosed(let enclose):
      var precision = n + 8
      while true {
        let enclosure = enclose(precision)
        let middle = (enclosure.lower + enclosure.upper).scaled(byPowerOfTwo: -1)
        let candidate = rounded(middle)
        if judge(candidate, enclosure) == true { return candidate }
        precision *= 2
      }
    }
  }

  /// Whether a pattern is what the standard's rounding gives for an exact result.
  public func isCorrectlyRounded(_ pattern: UInt64, of real: ExactReal) -> Bool {
    switch real {
    case .notReal: return pattern == nar
    case .rational(let value): return isCorrectlyRounded(pattern, of: value)
    case .enclosed(let enclose):
      var precision = n + 8
      while true {
        if let verdict = judge(pattern, enclose(precision)) { return verdict }
        precision *= 2
      }
    }
  }

  /// Whether every, or no, number of an enclosure rounds to a pattern; nil if only some do.
  private func judge(_ pattern: UInt64, _ enclosure: Enclosure) -> Bool? {
    guard let interval = roundingInterval(pattern) else { return false }
    if enclosure.isExact { return interval.contains(enclosure.lower) }
    // The number lies strictly inside the enclosure, so shared ends do no harm.
    let isAboveLower = interval.lower.map { enclosure.lower.compare($0) >= 0 } ?? true
    let isBelowUpper = interval.upper.map { enclosure.upper.compare($0) <= 0 } ?? true
    if isAboveLower && isBelowUpper { return true }
    if let end = interval.lower, enclosure.upper.compare(end) <= 0 { return false }
    if let end = interval.upper, enclosure.lower.compare(end) >= 0 { return false }
    return nil
  }
}
