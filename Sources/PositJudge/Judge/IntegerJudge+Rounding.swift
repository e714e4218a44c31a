extension IntegerJudge {
  /// Whether a pattern is the rounding of a number that is not zero, of which a sign is known and how
  /// its magnitude compares with that of a boundary.
  ///
  /// The boundaries of word p are the words 2p-1 and 2p+1 of n+1 bits; they belong to even words.
  /// minPos reaches down to zero, maxPos has no outer end (standard: 4.1).
  @inline(__always)
  func isRounding(
    _ result: UInt64, isNegative: Bool, _ order: (ScaledSignificand) -> Int?
  ) -> Bool? {
    if result & ~reader.mask != 0 || result == 0 || result == reader.nar { return false }
    if (result & reader.nar != 0) != isNegative { return false }
    let magnitude = isNegative ? (0 &- result) & reader.mask : result
    let limit = magnitude & 1 == 0 ? 0 : 1
    if magnitude > 1 {
      guard let place = order(reader.boundaryBelow(magnitude)) else { return nil }
      if place < limit { return false }
    }
    if magnitude < reader.maxPos {
      guard let place = order(reader.boundaryAbove(magnitude)) else { return nil }
      if place > -limit { return false }
    }
    return true
  }

  /// Whether a pattern is the rounding of a number.
  func isRounding(_ result: UInt64, of value: ScaledSignificand) -> Bool? {
    if value.isZero { return result == 0 }
    return isRounding(result, isNegative: value.isNegative) { value.magnitudeOrder(to: $0) }
  }

  /// Whether a pattern is the rounding of a sum.
  func isRounding(_ result: UInt64, of sum: Sum) -> Bool? {
    let sign = sum.sign
    if sign == 0 { return result == 0 }
    return isRounding(result, isNegative: sign < 0) { boundary in
      var difference = sum
      difference.add(boundary, isSubtracted: sign > 0)
      return sign * difference.sign
    }
  }

  /// -1, 0 or 1 as the first posit is less than, equal to or greater than the second.
  ///
  /// By sign and magnitude of their values. NaR equals NaR and is less than every real
  /// (standard: 5.3).
  func order(_ first: UInt64, _ second: UInt64) -> Int {
    if first == reader.nar || second == reader.nar {
      return first == second ? 0 : first == reader.nar ? -1 : 1
    }
    let (x, y) = (reader.value(first), reader.value(second))
    func sign(_ value: ScaledSignificand) -> Int {
      value.isZero ? 0 : value.isNegative ? -1 : 1
    }
    if sign(x) != sign(y) { return sign(x) < sign(y) ? -1 : 1 }
    return x.isZero ? 0 : sign(x) * x.magnitudeOrder(to: y)
  }
}
