extension IntegerJudge {
  /// x + y - b, or x - y - b, in fixed point.
  func isRightSum(_ x: UInt64, _ y: UInt64, isSubtracted: Bool, _ result: UInt64) -> Bool? {
    let nar = reader.nar
    if x == nar || y == nar { return result == nar }
    var sum = Sum(count: sumWords, unitExponent: sumUnit)
    sum.add(reader.value(x))
    sum.add(reader.value(y), isSubtracted: isSubtracted)
    return isRounding(result, of: sum)
  }

  /// x * y + z - b in fixed point.
  func isRightFMA(_ x: UInt64, _ y: UInt64, _ z: UInt64, _ result: UInt64) -> Bool? {
    let nar = reader.nar
    if x == nar || y == nar || z == nar { return result == nar }
    var sum = Sum(count: productWords, unitExponent: 2 * sumUnit)
    sum.add(productOf: reader.value(x), reader.value(y))
    sum.add(reader.value(z))
    return isRounding(result, of: sum)
  }

  /// x * x + y * y - b * b in fixed point.
  func isRightHypot(_ x: UInt64, _ y: UInt64, _ result: UInt64) -> Bool? {
    let nar = reader.nar
    if x == nar || y == nar { return result == nar }
    let (a, b) = (reader.value(x), reader.value(y))
    if a.isZero && b.isZero { return result == 0 }
    var sum = Sum(count: productWords, unitExponent: 2 * sumUnit)
    sum.add(productOf: a, a)
    sum.add(productOf: b, b)
    return isRounding(result, isNegative: false) { boundary in
      var difference = sum
      difference.add(productOf: boundary, boundary, isSubtracted: true)
      return difference.sign
    }
  }

  /// The sum of all products of a row, less b, in fixed point.
  func isRightDot(_ row: Span<UInt64>, _ start: Int, _ width: Int, _ result: UInt64) -> Bool? {
    var sum = Sum(count: productWords, unitExponent: 2 * sumUnit)
    for pair in 0..<width / 2 {
      let (x, y) = (row[start + 2 * pair], row[start + 2 * pair + 1])
      if x == reader.nar || y == reader.nar { return result == reader.nar }
      // A zero factor makes a product that adds nothing.
      if x == 0 || y == 0 { continue }
      sum.add(productOf: reader.value(x), reader.value(y))
    }
    return isRounding(result, of: sum)
  }

  /// The number of a register less b.
  func isRightRounding(_ row: Span<UInt64>, _ start: Int, _ result: UInt64) -> Bool? {
    if shape.isNaR(row, at: start) { return result == reader.nar }
    // The boundaries of posit(2,es) are powers of two below the unit of its quire but zero and
    // nothing; a unit that suits every format, and room for the carries of a quire.
    let words = max(productWords, shape.sumWords + 1)
    var sum = Sum(count: words, unitExponent: 2 * sumUnit)
    sum.add(register: row, at: start, shape)
    return isRounding(result, of: sum)
  }

  /// The register that a quire operation must give, word by word.
  func isRightRegister(
    _ row: Span<UInt64>, _ start: Int, _ results: Span<UInt64>, _ place: Int
  ) -> Bool? {
    var sum = Sum(count: shape.sumWords, unitExponent: shape.unitExponent)
    let rest = start + shape.wordCount
    var isNaR = false
    if case .pToQ = rule {
      isNaR = row[start] == reader.nar
      if !isNaR { sum.add(reader.value(row[start])) }
    } else {
      isNaR = shape.isNaR(row, at: start)
      if !isNaR {
        var isNegated = false
        if case .qNegate = rule { isNegated = true }
        if case .qAbs = rule { isNegated = isNegative(row, start) }
        sum.add(register: row, at: start, shape, isSubtracted: isNegated)
      }
    }
    switch rule {
    case .qAddP(let isSubtracted):
      if row[rest] == reader.nar { isNaR = true }
      if !isNaR { sum.add(reader.value(row[rest]), isSubtracted: isSubtracted) }
    case .qAddQ(let isSubtracted):
      if shape.isNaR(row, at: rest) { isNaR = true }
      if !isNaR { sum.add(register: row, at: rest, shape, isSubtracted: isSubtracted) }
    case .qMulAdd(let isSubtracted):
      let (x, y) = (row[rest], row[rest + 1])
      if x == reader.nar || y == reader.nar { isNaR = true }
      if !isNaR && x != 0 && y != 0 {
        sum.add(productOf: reader.value(x), reader.value(y), isSubtracted: isSubtracted)
      }
    default: break
    }
    if isNaR || !sum.fits(shape) {
      return shape.isNaR(results, at: place)
        && results[place + shape.wordCount - 1] == shape.topOfNaR
    }
    return sum.equals(register: results, at: place, shape)
  }

  private func isNegative(_ words: Span<UInt64>, _ start: Int) -> Bool {
    words[start + shape.wordCount - 1] & shape.topOfNaR != 0
  }
}
