import PositOracle

extension PlantedBug {
  /// Wrong decisions between two neighbours.
  static let rounding: [PlantedBug] = [
    PlantedBug("ties-away", "ties go away from zero", of: .add) {
      $0.rounded { $0.value < $0.boundary ? $0.below : $0.below + 1 }
    },
    PlantedBug("ties-toward-zero", "ties go toward zero", of: .mul) {
      $0.rounded { $0.value <= $0.boundary ? $0.below : $0.below + 1 }
    },
    PlantedBug("ties-to-odd", "ties go to the odd word", of: .sub) {
      $0.rounded { $0.isTie ? $0.below | 1 : $0.right }
    },
    PlantedBug("ties-up", "ties go toward +infinity", of: .add) {
      $0.rounded { $0.isTie ? ($0.isNegative ? $0.below : $0.below + 1) : $0.right }
    },
    PlantedBug("truncation", "everything between two posits goes to the lower", of: .mul) {
      $0.rounded { $0.below }
    },
    PlantedBug("round-up", "everything between two posits goes to the upper", of: .div) {
      $0.rounded { $0.below + 1 }
    },
    PlantedBug("round-to-floor", "the word is cut off in two's complement", of: .add) {
      $0.rounded { $0.isNegative ? $0.below + 1 : $0.below }
    },
    PlantedBug("nearest-by-difference", "the boundary is the arithmetic mean", of: .mul) {
      $0.rounded { choice in
        let twice = choice.value + choice.value
        let sum = choice.lower + choice.upper
        if twice == sum { return choice.below + choice.below % 2 }
        return twice < sum ? choice.below : choice.below + 1
      }
    },
    PlantedBug("exponent-bits-not-sticky", "a cut exponent bit does not count as sticky", of: .div)
    {
      $0.rounded { choice in
        // Where the exponent is cut the neighbours are more than a binade apart.
        let isCut = choice.upper > choice.lower + choice.lower
        return isCut && choice.value > choice.boundary && choice.below % 2 == 0
          ? choice.below : choice.right
      }
    },
    PlantedBug(
      "all-inexact-are-ties", "the sticky bit is lost: above a tie counts as the tie", of: .add
    ) {
      $0.rounded { $0.value > $0.boundary ? $0.below + $0.below % 2 : $0.right }
    },
    PlantedBug("double-rounding", "rounded to two more bits first, then to the format", of: .div) {
      guard let value = $0.rational else { return $0.rightWord }
      let wide = OracleFormat(n: $0.format.n + 2, es: $0.format.es)
      return $0.format.converted(wide.rounded(value), from: wide)
    },
    PlantedBug(
      "double-rounding-float32", "the exact quotient is rounded to float32 first", of: .fma,
      .posit16
    ) {
      guard let value = $0.rational else { return $0.rightWord }
      return $0.format.converted(IEEEFormat.binary32.rounded(value), from: .binary32)
    },
    PlantedBug("negative-parity", "negative ties look at the magnitude below", of: .sub) {
      $0.rounded { $0.isTie && $0.isNegative ? $0.below + 1 - $0.below % 2 : $0.right }
    },
    PlantedBug(
      "wrong-last-bit", "the last bit is that before the regime in long regimes", of: .mul
    ) {
      $0.rounded { choice in
        let isLong = choice.below < 8 || choice.below > choice.format.maxPos - 8
        return choice.isTie && isLong ? choice.below : choice.right
      }
    },
  ]

  /// Wrong ends of the range.
  static let saturation: [PlantedBug] = [
    PlantedBug("overflow-to-NaR", "beyond maxpos is NaR", of: .mul) {
      saturated($0, $0.format.nar)
    },
    PlantedBug("overflow-wraps", "rounding maxpos up adds one to its word", of: .add) { item in
      guard let value = item.rational, let top = item.format.exactValue(item.format.maxPos) else {
        return item.rightWord
      }
      return value >= top + top * ExactRational(1, over: 2) ? item.format.nar : item.rightWord
    },
    PlantedBug("saturates-below-maxpos", "beyond maxpos is the posit below it", of: .div) {
      saturated($0, $0.format.maxPos - 1)
    },
    PlantedBug("negative-overflow-to-NaR", "below -maxpos is NaR", of: .mul) {
      ($0.rational?.sign ?? 0) < 0 ? saturated($0, $0.format.nar) : $0.rightWord
    },
    PlantedBug("underflow-to-zero", "within minpos is zero", of: .mul) {
      underflowing($0) { _, _ in 0 }
    },
    PlantedBug("half-minpos-to-zero", "within minpos/2 is zero", of: .div) { item in
      underflowing(item) { value, least in
        value + value < least ? 0 : item.format.minPos
      }
    },
    PlantedBug("geometric-underflow", "within minpos/2^(2^es) is zero", of: .mul) { item in
      underflowing(item) { value, least in
        value.scaled(byPowerOfTwo: 1 << item.format.es) < least ? 0 : item.format.minPos
      }
    },
    PlantedBug("underflow-above-minpos", "within minpos is the posit above it", of: .div) {
      underflowing($0) { _, _ in 2 }
    },
    PlantedBug("negative-underflow-to-zero", "between -minpos and zero is zero", of: .fma) {
      item in
      (item.rational?.sign ?? 0) < 0 ? underflowing(item) { _, _ in 0 } : item.rightWord
    },
  ]

  /// The right word, or another one, with its sign, where the exact result is beyond maxpos.
  private static func saturated(_ item: MutantCase, _ word: UInt64) -> UInt64 {
    let format = item.format
    guard let value = item.rational, let top = format.exactValue(format.maxPos),
      value.magnitude > top
    else { return item.rightWord }
    return value.sign < 0 ? format.negated(word) : word
  }

  /// The right word, or a chosen one, with its sign, where the exact result is within minpos.
  private static func underflowing(
    _ item: MutantCase, _ choose: (ExactRational, ExactRational) -> UInt64
  ) -> UInt64 {
    let format = item.format
    guard let value = item.rational, let least = format.exactValue(format.minPos),
      value.sign != 0, value.magnitude < least
    else { return item.rightWord }
    let word = choose(value.magnitude, least)
    return value.sign < 0 ? format.negated(word) : word
  }
}
