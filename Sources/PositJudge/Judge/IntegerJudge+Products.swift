extension IntegerJudge {
  /// Functions of one posit, of which the square and the square times x are compared.
  func isRightOfOne(_ x: UInt64, _ result: UInt64) -> Bool? {
    let nar = reader.nar
    if x == nar { return result == nar }
    let value = reader.value(x)
    switch rule {
    case .negate: return isRounding(result, of: value.negated)
    case .abs: return isRounding(result, of: value.isNegative ? value.negated : value)
    case .sign:
      if value.isZero { return result == 0 }
      return isRounding(result, of: value.isNegative ? ScaledSignificand.one.negated : .one)
    case .nearestInt, .ceil, .floor: return isRounding(result, of: integer(value))
    case .sqrt:
      if value.isZero { return result == 0 }
      if value.isNegative { return result == nar }
      // x against b * b.
      let square = ProductMagnitude(value, .one)
      return isRounding(result, isNegative: false) { square.order(to: ProductMagnitude($0, $0)) }
    case .rSqrt:
      if value.isZero || value.isNegative { return result == nar }
      // 1 against b * b * x.
      let one = ProductMagnitude(.one, .one)
      return isRounding(result, isNegative: false) {
        one.order(to: ProductMagnitude($0, $0, value))
      }
    default: return nil
    }
  }

  /// The integer of nearestInt, ceil and floor.
  private func integer(_ value: ScaledSignificand) -> ScaledSignificand {
    if value.exponent >= 0 || value.isZero { return value }
    let (kept, rest) = value.cut(by: -value.exponent)
    let isAway: Bool
    switch rule {
    case .ceil: isAway = rest != .zero && !value.isNegative
    case .floor: isAway = rest != .zero && value.isNegative
    default: isAway = rest == .aboveHalf || (rest == .half && kept & 1 == 1)
    }
    return ScaledSignificand(
      isNegative: value.isNegative, magnitude: isAway ? kept + 1 : kept, exponent: 0)
  }

  /// Products and quotients: x * y against b, x against b * y.
  func isRightOfTwo(_ x: UInt64, _ y: UInt64, _ result: UInt64) -> Bool? {
    let nar = reader.nar
    if x == nar || y == nar { return result == nar }
    let (a, b) = (reader.value(x), reader.value(y))
    let isNegative = a.isNegative != b.isNegative
    if case .divide = rule {
      if b.isZero { return result == nar }
      if a.isZero { return result == 0 }
      let dividend = ProductMagnitude(a, .one)
      return isRounding(result, isNegative: isNegative) {
        dividend.order(to: ProductMagnitude($0, b))
      }
    }
    if a.isZero || b.isZero { return result == 0 }
    let product = ProductMagnitude(a, b)
    return isRounding(result, isNegative: isNegative) {
      product.order(to: ProductMagnitude($0, .one))
    }
  }

  /// x * y * z against b.
  func isRightProduct(_ x: UInt64, _ y: UInt64, _ z: UInt64, _ result: UInt64) -> Bool? {
    let nar = reader.nar
    if x == nar || y == nar || z == nar { return result == nar }
    let (a, b, c) = (reader.value(x), reader.value(y), reader.value(z))
    if a.isZero || b.isZero || c.isZero { return result == 0 }
    let product = ProductMagnitude(a, b, c)
    return isRounding(result, isNegative: (a.isNegative != b.isNegative) != c.isNegative) {
      product.order(to: ProductMagnitude($0, .one, .one))
    }
  }
}
