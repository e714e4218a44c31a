import PositJudge
import PositOracle

extension PlantedBug {
  /// Regimes and exponents read wrongly.
  static let regime: [PlantedBug] = [
    PlantedBug(
      "unterminated-regime", "a regime up to the end of the word is read one too short", of: .mul
    ) { misread($0) { $0 == $1.maxPos ? $0 - 1 : $0 } },
    PlantedBug("minpos-misread", "the regime of minpos is read one too short", of: .add) {
      misread($0) { pattern, _ in pattern == 1 ? 2 : pattern }
    },
    PlantedBug(
      "cut-exponent-is-low", "a single exponent bit left is read as the low one", of: .convert,
      .posit16, from: .posit8
    ) {
      item in
      let format = item.setting.oracleSource
      let isNegative = item.word(0) >= format.nar
      let magnitude = isNegative ? format.negated(item.word(0)) : item.word(0)
      // Regimes that leave one bit: that bit weighs 2 and is read as 1.
      guard magnitude == 0x7D || magnitude == 0x03, let value = format.exactValue(item.word(0))
      else { return item.rightWord }
      return item.format.rounded(value.scaled(byPowerOfTwo: -1))
    },
    PlantedBug("ones-complement", "negative words are complemented without the one", of: .mul) {
      misread($0) { pattern, format in
        pattern
      } onNegative: { pattern, format in
        pattern == format.mask ? pattern : pattern - 1
      }
    },
    PlantedBug("hidden-bit-lost", "without fraction bits the hidden bit is lost", of: .add) {
      misread($0) { pattern, format in pattern == 2 ? 0 : pattern }
    },
  ]

  /// Signs, NaR, zero and the order.
  static let specials: [PlantedBug] = [
    PlantedBug("mul-sign-or", "two negative factors give a negative product", of: .mul) {
      ($0.value(0)?.sign ?? 0) < 0 && ($0.value(1)?.sign ?? 0) < 0
        ? $0.format.negated($0.rightWord) : $0.rightWord
    },
    PlantedBug("cancellation-not-zero", "x - x is minpos", of: .sub) {
      $0.rightWord == 0 && $0.word(0) != 0 ? 1 : $0.rightWord
    },
    PlantedBug("sub-swapped", "the first operand is negated", of: .sub) {
      $0.format.negated($0.rightWord)
    },
    PlantedBug("zero-times-NaR", "0 * NaR is 0", of: .mul) {
      $0.word(0) == 0 || $0.word(1) == 0 ? 0 : $0.rightWord
    },
    PlantedBug("NaR-plus-x", "NaR + x is x", of: .add) {
      $0.isNaR(0) ? $0.word(1) : $0.rightWord
    },
    PlantedBug("fMM-zero-times-NaR", "0 * 0 * NaR is 0", of: .fMM, format6) {
      $0.word(0) == 0 && $0.word(1) == 0 ? 0 : $0.rightWord
    },
    PlantedBug("divide-by-zero", "x / 0 is maxpos", of: .div) {
      $0.word(1) == 0 && !$0.isNaR(0) ? $0.format.maxPos : $0.rightWord
    },
    PlantedBug("zero-over-zero", "0 / 0 is 0", of: .div) {
      $0.word(0) == 0 && $0.word(1) == 0 ? 0 : $0.rightWord
    },
    PlantedBug("sqrt-of-negative", "the sign under a root is ignored", of: .sqrt) {
      $0.result { x in x.sign < 0 ? .sqrt(-x) : nil }
    },
    PlantedBug("rSqrt-of-zero", "1/sqrt(0) is maxpos", of: .rSqrt) {
      $0.word(0) == 0 ? $0.format.maxPos : $0.rightWord
    },
    PlantedBug("NaR-unequal", "NaR differs from NaR, as a NaN does", in: .compareEqual) {
      $0.isNaR(0) ? [0] : $0.right
    },
    PlantedBug("NaR-greatest", "NaR is greater than every real", in: .compareLess) {
      $0.isNaR(0) ? [0] : ($0.isNaR(1) ? [1] : $0.right)
    },
    PlantedBug("compare-unsigned", "words are compared as unsigned integers", in: .compareGreater) {
      [$0.word(0) > $0.word(1) ? 1 : 0]
    },
    PlantedBug(
      "compare-magnitude", "negative posits are ordered by magnitude", in: .compareLessEqual
    ) {
      let isNegative = $0.word(0) >= $0.format.nar && $0.word(1) >= $0.format.nar
      return isNegative ? [$0.word(0) >= $0.word(1) ? 1 : 0] : $0.right
    },
    PlantedBug("next-stops", "the posit after maxpos is maxpos", of: .next) {
      $0.word(0) == $0.format.maxPos ? $0.word(0) : $0.rightWord
    },
    PlantedBug("prior-of-NaR", "the posit before NaR is NaR", of: .prior) {
      $0.isNaR(0) ? $0.word(0) : $0.rightWord
    },
    PlantedBug("sign-of-NaR", "the sign of NaR is 0", of: .sign) {
      $0.isNaR(0) ? 0 : $0.rightWord
    },
    PlantedBug("abs-of-NaR", "the absolute value of NaR is maxpos", of: .abs) {
      $0.isNaR(0) ? $0.format.maxPos : $0.rightWord
    },
    PlantedBug(
      "negate-sign-bit", "the sign bit is flipped instead of the word negated", of: .negate
    ) {
      $0.word(0) ^ $0.format.nar
    },
    PlantedBug("rootN-even-of-negative", "even roots of negative numbers are real", of: .rootN) {
      item in
      item.result { x in x.sign < 0 && item.word(1) == 2 ? .sqrt(-x) : nil }
    },
    PlantedBug("compound-of-minus-one", "(1 + -1)^0 is NaR", of: .compound) {
      $0.word(1) == 0 && $0.value(0) == ExactRational(-1) ? $0.format.nar : $0.rightWord
    },
  ]

  /// Integer-valued functions.
  static let integral: [PlantedBug] = [
    PlantedBug("nearestInt-ties-away", "halves go away from zero", of: .nearestInt) {
      $0.result { x in
        let half = ExactRational(x.sign, over: 2)
        return (x + half).isInteger ? .rational(x + half) : nil
      }
    },
    PlantedBug("nearestInt-truncates", "the fraction is cut off", of: .nearestInt) {
      $0.result { x in .rational(x.sign < 0 ? x.ceiling : x.floor) }
    },
    PlantedBug("ceil-of-negatives", "ceil goes away from zero", of: .ceil) {
      $0.result { x in x.sign < 0 ? .rational(x.floor) : nil }
    },
    PlantedBug("ceil-of-zero", "ceil(0) is 1", of: .ceil) {
      $0.word(0) == 0 ? $0.format.rounded(.one) : $0.rightWord
    },
    PlantedBug("floor-toward-zero", "floor cuts the fraction off", of: .floor) {
      $0.result { x in x.sign < 0 ? .rational(x.ceiling) : nil }
    },
  ]

  /// The result of an operation on operands some of which are read as other words.
  private static func misread(
    _ item: MutantCase, _ read: (UInt64, OracleFormat) -> UInt64,
    onNegative: ((UInt64, OracleFormat) -> UInt64)? = nil
  ) -> UInt64 {
    let format = item.format
    var batch = CaseBatch(item.setting)
    for word in item.words {
      if word == 0 || word == format.nar {
        batch.words.append(word)
      } else if word > format.nar {
        batch.words.append(
          onNegative?(word, format) ?? format.negated(read(format.negated(word), format)))
      } else {
        batch.words.append(read(word, format))
      }
    }
    var results = ResultBatch(item.setting)
    Judge(item.setting).appendExpected(batch, 0, to: &results)
    return results.words[0]
  }
}
