import PositOracle

extension Judge {
  /// What is wrong with an integer.
  ///
  /// The sentinel stands for NaR and for what is out of range (standard: 6.4); machines rather
  /// saturate or wrap there.
  func integerClass(
    _ got: UInt64, _ right: UInt64, _ type: IntegerFormat, _ batch: CaseBatch, _ index: Int
  ) -> String {
    let largest = type.isSigned ? type.sentinel - 1 : type.mask
    let value = setting.oracle.exactValue(batch.row(index)[batch.row(index).startIndex])
    if right == type.sentinel {
      guard let value else { return "an integer instead of the sentinel, for NaR" }
      if value.nearestInteger.isWord(got, modulo: type.width) {
        return "the low bits instead of the sentinel, out of range (wraps)"
      }
      let end = value.sign > 0 ? largest : type.isSigned ? type.sentinel : 0
      return got == end
        ? "the end of the range instead of the sentinel, out of range (saturates)"
        : "an integer instead of the sentinel, out of range"
    }
    if got == type.sentinel { return "the sentinel instead of an integer" }
    if got == 0 { return "zero instead of a nonzero integer" }
    if right == 0 && (got == 1 || got == type.mask) { return neighbourClass(value) }
    if right == 0 { return "an integer instead of zero" }
    if type.isSigned && got == (0 &- right) & type.mask { return "the wrong sign" }
    let difference = (got &- right) & type.mask
    return difference == 1 || difference == type.mask
      ? neighbourClass(value) : "more than one off"
  }

  private func neighbourClass(_ value: ExactRational?) -> String {
    guard let value else { return "the neighbouring integer" }
    if value.isInteger { return "the neighbour of an integer that needs no rounding" }
    let isTie = (value + value).isInteger
    return isTie ? "a tie to the odd integer" : "the wrong neighbour (cut off instead of rounded?)"
  }

  /// What is wrong with an IEEE number.
  func ieeeClass(
    _ got: UInt64, _ right: UInt64, _ type: IEEEFormat, _ batch: CaseBatch, _ index: Int
  ) -> String {
    let signBit: UInt64 = 1 << UInt64(type.width - 1)
    func isNaN(_ pattern: UInt64) -> Bool { pattern & ~signBit > type.infinity }
    if isNaN(right) {
      if isNaN(got) { return "another pattern of NaN" }
      return got & ~signBit == type.infinity ? "infinity instead of NaN" : "a number instead of NaN"
    }
    if isNaN(got) { return "NaN instead of a number" }
    let (magnitude, rightMagnitude) = (got & ~signBit, right & ~signBit)
    if magnitude == 0 && rightMagnitude == 0 { return "-0 instead of 0, or the reverse" }
    if magnitude == 0 {
      let isSubnormal = rightMagnitude >> UInt64(type.fractionBits) == 0
      return "zero instead of a nonzero number" + (isSubnormal ? ", subnormal (flushed?)" : "")
    }
    if rightMagnitude == 0 { return "a number instead of zero" }
    if (got ^ right) & signBit != 0 { return "the wrong sign" }
    let distance =
      magnitude > rightMagnitude ? magnitude - rightMagnitude : rightMagnitude - magnitude
    if rightMagnitude == type.infinity {
      return distance == 1
        ? "the largest number instead of infinity (saturates)" : "a number instead of infinity"
    }
    if magnitude == type.infinity {
      return "infinity instead of a number" + (distance == 1 ? ", the largest" : "")
    }
    if distance > 1 { return "more than one pattern off" }
    guard let value = setting.oracle.exactValue(batch.row(index)[batch.row(index).startIndex]),
      let one = type.exactValue(got), let other = type.exactValue(right)
    else { return "the wrong neighbour" }
    return one + other == value + value ? "a tie to the odd word" : "the wrong neighbour"
  }

  /// What is wrong with the register of a quire: its kind, or the part of the highest wrong bit.
  func quireClass(_ got: ArraySlice<UInt64>, _ right: ArraySlice<UInt64>) -> String {
    let format = setting.oracle
    let found = OracleQuire(format, words: Array(got))
    let expected = OracleQuire(format, words: Array(right))
    guard let value = expected.value else { return "a number instead of NaR" }
    guard let other = found.value else { return "NaR instead of a number" }
    if other.sign == 0 { return "zero instead of a nonzero number" }
    if value.sign == 0 { return "a number instead of zero" }
    if other == -value { return "the wrong sign" }
    let low = OracleQuire.fractionBits(of: format)
    guard let highest = differingBits(got, right).last else { return "the same register" }
    switch highest {
    case 0: return "off in the lowest bit"
    case ..<low: return "off from a fraction bit down"
    case ..<(2 * low): return "off from an integer bit down"
    default: return "off from a carry guard bit down"
    }
  }

  /// The lowest and the highest bit in which two registers differ; none if they are equal.
  func differingBits(_ got: ArraySlice<UInt64>, _ right: ArraySlice<UInt64>) -> [Int] {
    let places = zip(got, right).enumerated().filter { $0.element.0 != $0.element.1 }
    guard let low = places.first, let high = places.last else { return [] }
    return [
      64 * low.offset + (low.element.0 ^ low.element.1).trailingZeroBitCount,
      64 * high.offset + 63 - (high.element.0 ^ high.element.1).leadingZeroBitCount,
    ]
  }
}

extension ExactRational {
  /// Whether a word holds the lowest bits of this integer in two's complement.
  fileprivate func isWord(_ word: UInt64, modulo width: Int) -> Bool {
    (self - ExactRational(word)).scaled(byPowerOfTwo: -width).isInteger
  }
}
