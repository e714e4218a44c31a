import PositOracle

extension PlantedBug {
  /// The quire: carries, sticky words, overflow and NaR.
  static let quire: [PlantedBug] = [
    PlantedBug(
      "quire-sticky-word-skipped", "the word below the significand gives no sticky bit", of: .qToP
    ) { item in
      let quire = OracleQuire(item.format, words: Array(item.words))
      guard let value = quire.value, value.sign != 0 else { return item.rightWord }
      // Bits 16 to 79 below the leading one are not looked at.
      let top = value.cut(toBits: 16)
      if top == value { return item.rightWord }
      let seen = value - (value - top).cut(toBits: 64)
      return item.format.rounded(
        seen.sign == 0
          ? top : (value - top).binaryExponent >= value.binaryExponent - 80 ? top : value)
    },
    PlantedBug(
      "quire-lowest-word-lost", "the lowest word gives no sticky bit", of: .qToP, .posit16
    ) {
      item in
      var words = Array(item.words)
      words[0] = 0
      return OracleQuire(item.format, words: words).qToP
    },
    PlantedBug("quire-truncates", "the quire is cut off, not rounded", of: .qToP) { item in
      guard let value = item.rational else { return item.rightWord }
      return RoundingChoice.rounded(value, item.format) { $0.below }
    },
    PlantedBug("quire-carry-stops", "a carry does not pass the second word", in: .qAddP, .posit16) {
      wordByWord($0, OracleQuire.pToQ($0.format, $0.words.last ?? 0).words)
    },
    PlantedBug(
      "quire-product-carry-stops", "a carry does not pass the second word", in: .qMulAdd, .posit16
    ) {
      let start = $0.words.endIndex - 2
      let product = OracleQuire($0.format).qMulAdd($0.words[start], $0.words[start + 1])
      return wordByWord($0, product.words)
    },
    PlantedBug("quire-zero-times-NaR", "0 * NaR leaves the quire", in: .qMulAdd) { item in
      let factors = item.words.suffix(2)
      return factors.contains(0) && factors.contains(item.format.nar)
        ? Array(item.words.dropLast(2)) : item.right
    },
    PlantedBug("quire-overflow-wraps", "the register wraps around", in: .qAddQ) { item in
      let words = Array(item.words)
      let half = words.count / 2
      let isNaR = [words[..<half], words[half...]].contains { part in
        OracleQuire(item.format, words: Array(part)).value == nil
      }
      return isNaR ? item.right : added(Array(words[..<half]), Array(words[half...]))
    },
    PlantedBug("quire-sub-adds", "a product is added instead of taken", in: .qMulSub) { item in
      let start = item.words.endIndex - 2
      let quire = OracleQuire(item.format, words: Array(item.words.dropLast(2)))
      return quire.qMulAdd(item.words[start], item.words[start + 1]).words
    },
    PlantedBug("quire-negate-ones", "the register is complemented without the one", in: .qNegate) {
      OracleQuire($0.format, words: Array($0.words)).value == nil ? $0.right : $0.words.map { ~$0 }
    },
    PlantedBug("quire-abs-of-NaR", "the absolute value of NaR is zero", in: .qAbs) {
      OracleQuire($0.format, words: Array($0.words)).value == nil
        ? $0.words.map { _ in 0 } : $0.right
    },
    PlantedBug("dot-rounds-products", "every product is rounded before it is added", of: .dot) {
      item in
      let sum = item.sumOfProducts(item.words) { item.nearest($0) }
      return sum.map { item.format.rounded($0) } ?? item.rightWord
    },
    PlantedBug(
      "dot-tail-lost", "what lies 2^20 below the sum gives no sticky bit", of: .dot, .posit16
    ) { $0.result(cutTo: 20) },
  ]

  /// The sum of registers without the carry out of the second word.
  private static func wordByWord(_ item: MutantCase, _ addend: [UInt64]) -> [UInt64] {
    let quire = Array(item.words.prefix(addend.count))
    let isNaR =
      OracleQuire(item.format, words: quire).value == nil
      || OracleQuire(item.format, words: item.right).value == nil
    return isNaR ? item.right : added(quire, addend, carryStopsAfter: 1)
  }

  private static func added(
    _ left: [UInt64], _ right: [UInt64], carryStopsAfter last: Int = .max
  ) -> [UInt64] {
    var carry: UInt64 = 0
    return left.indices.map { index in
      let (partial, first) = left[index].addingReportingOverflow(right[index])
      let (sum, second) = partial.addingReportingOverflow(carry)
      carry = (first || second) && index != last ? 1 : 0
      return sum
    }
  }
}
