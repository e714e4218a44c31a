/// An exact sum of scaled integers: a two's complement number of words of 64 bits, without heap.
///
/// Every number that is added must be a multiple of the unit, and the sum must fit: whoever chooses
/// the unit and the number of words knows the range of the operation.
struct FixedPointSum<let capacity: Int> {
  private(set) var words: InlineArray<capacity, UInt64>

  /// The number of words that are used.
  let count: Int

  /// The weight of bit 0, as a power of two.
  let unitExponent: Int

  /// Zero.
  ///
  /// - Precondition: `count` is at most the capacity less two: a number at the top may have zeros
  ///   there.
  init(count: Int, unitExponent: Int) {
    precondition(1 <= count && count <= capacity - 2, "a sum of \(count) words")
    words = InlineArray(repeating: 0)
    self.count = count
    self.unitExponent = unitExponent
  }

  /// -1, 0 or 1: the sign of the sum.
  var sign: Int {
    if words[count - 1] >> 63 == 1 { return -1 }
    for index in 0..<count where words[index] != 0 { return 1 }
    return 0
  }

  /// Adds a number, or takes it away.
  mutating func add(_ value: ScaledSignificand, isSubtracted: Bool = false) {
    add(
      UInt128(value.significand), exponent: value.exponent,
      isNegative: value.isNegative != isSubtracted)
  }

  /// Adds the product of two numbers, or takes it away.
  mutating func add(
    productOf x: ScaledSignificand, _ y: ScaledSignificand, isSubtracted: Bool = false
  ) {
    let product = x.significand.multipliedFullWidth(by: y.significand)
    add(
      UInt128(product.high) << 64 | UInt128(product.low), exponent: x.exponent + y.exponent,
      isNegative: (x.isNegative != y.isNegative) != isSubtracted)
  }

  /// Adds `(-1)^isNegative * magnitude * 2^exponent`.
  mutating func add(_ magnitude: UInt128, exponent: Int, isNegative: Bool) {
    var position = exponent - unitExponent
    var aligned = magnitude
    if position < 0 {
      // The number is a multiple of the unit: below it there are only zeros.
      aligned = magnitude >> UInt128(-position)
      position = 0
    }
    if aligned == 0 { return }
    let index = position >> 6
    let shift = UInt64(position & 63)
    let low = UInt64(truncatingIfNeeded: aligned)
    let high = UInt64(truncatingIfNeeded: aligned >> 64)
    let first = low &<< shift
    let second = high &<< shift | (low >> 1) &>> (63 - shift)
    let third = (high >> 1) &>> (63 - shift)
    if isNegative {
      var borrow = subtract(first, borrow: false, at: index)
      borrow = subtract(second, borrow: borrow, at: index + 1)
      borrow = subtract(third, borrow: borrow, at: index + 2)
      var next = index + 3
      while borrow && next < count {
        borrow = subtract(0, borrow: true, at: next)
        next += 1
      }
    } else {
      var carry = add(first, carry: false, at: index)
      carry = add(second, carry: carry, at: index + 1)
      carry = add(third, carry: carry, at: index + 2)
      var next = index + 3
      while carry && next < count {
        carry = add(0, carry: true, at: next)
        next += 1
      }
    }
  }

  @inline(__always)
  mutating func add(_ word: UInt64, carry: Bool, at index: Int) -> Bool {
    let (partial, first) = words[index].addingReportingOverflow(word)
    let (sum, second) = partial.addingReportingOverflow(carry ? 1 : 0)
    words[index] = sum
    return first || second
  }

  @inline(__always)
  mutating func subtract(_ word: UInt64, borrow: Bool, at index: Int) -> Bool {
    let (partial, first) = words[index].subtractingReportingOverflow(word)
    let (difference, second) = partial.subtractingReportingOverflow(borrow ? 1 : 0)
    words[index] = difference
    return first || second
  }
}
