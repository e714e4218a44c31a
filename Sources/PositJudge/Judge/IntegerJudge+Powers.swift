extension IntegerJudge {
  /// b^n against x for the n-th root, 1 against b^-n * x for negative n: the powers of a boundary
  /// between two bounds (standard: 5.8 rootN).
  func isRightRoot(_ x: UInt64, _ degree: Int64, _ result: UInt64) -> Bool? {
    let nar = reader.nar
    if x == nar || degree == 0 { return result == nar }
    let value = reader.value(x)
    if value.isZero { return result == (degree < 0 ? nar : 0) }
    if value.isNegative && degree % 2 == 0 { return result == nar }
    let count = degree.magnitude
    let one = PowerBounds(.one)
    let radicand = PowerBounds(value)
    return isRounding(result, isNegative: value.isNegative) { boundary in
      let power = PowerBounds(boundary).power(count)
      return degree > 0 ? radicand.order(to: power) : one.order(to: power * radicand)
    }
  }

  /// (1+x)^n against b, 1 against b * (1+x)^-n for negative n (standard: 5.8 compound).
  func isRightCompound(_ x: UInt64, _ exponent: Int64, _ result: UInt64) -> Bool? {
    let nar = reader.nar
    if x == nar { return result == nar }
    if exponent == 0 { return isRounding(result, of: .one) }
    let value = reader.value(x)
    // The sign of 1 + x: that of 1 unless x is below -1.
    let order = value.isZero ? -1 : value.magnitudeOrder(to: .one)
    if value.isNegative && order == 0 { return result == (exponent < 0 ? nar : 0) }
    let isNegative = value.isNegative && order > 0 && exponent % 2 != 0
    let one = PowerBounds(.one)
    let power = PowerBounds(onePlus: value).power(exponent.magnitude)
    return isRounding(result, isNegative: isNegative) { boundary in
      let bounds = PowerBounds(boundary)
      return exponent > 0 ? power.order(to: bounds) : one.order(to: power * bounds)
    }
  }
}
