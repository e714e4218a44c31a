import PositArithmetic
import PositOracle

/// Quires and sums of products in which one bit decides.
///
/// Random registers never test the sticky bit of the rounding, because every word of them is
/// nonzero. Here the tail behind a tie or a value is one bit or one tiny product, in any word.
struct QuireOperands: Sendable {
  let patterns: PatternOperands

  private var oracle: OracleFormat { patterns.oracle }

  /// The weight of a random bit of the quire's fraction or integer part, of either sign.
  private func bit(_ random: inout CaseRandom) -> ExactRational {
    let fraction = OracleQuire.fractionBits(of: oracle)
    let exponent = random.below(2 * fraction + 31) - fraction
    return ExactRational(significand: random.oneIn(2) ? 1 : -1, exponent: exponent)
  }

  /// A register: a value or a tie with a bit far below, sparse ones, the ends of the range, any bits.
  func register(_ random: inout CaseRandom) -> [UInt64] {
    let unit = ExactRational(significand: 1, exponent: -OracleQuire.fractionBits(of: oracle))
    var value: ExactRational
    switch random.below(8) {
    case 0: value = patterns.exact(patterns.anyRegime(&random))
    case 1, 2: value = patterns.boundary(&random)
    case 3: value = patterns.boundary(&random) + bit(&random)
    case 4: value = patterns.exact(patterns.anyRegime(&random)) + bit(&random)
    case 5: value = bit(&random) + bit(&random) + bit(&random)
    case 6:
      let top = OracleQuire.bits(of: oracle) - 1 - OracleQuire.fractionBits(of: oracle)
      value = ExactRational(significand: 1, exponent: top) - unit
      if random.oneIn(2) { value = -value }
      if random.oneIn(2) { value = value - patterns.exact(patterns.anyRegime(&random)) }
    default:
      let words = (0..<OracleQuire.wordCount(of: oracle)).map { _ in random.word() }
      return OracleQuire(oracle, words: words).words
    }
    if random.oneIn(4) { value = value + (random.oneIn(2) ? unit : -unit) }
    // Boundaries next to minPos may lie below the unit of the quire.
    let units = (value / unit).floor
    return OracleQuire(oracle, units * unit).words
  }

  /// Factors of a sum of `count` products, pair by pair.
  func pairs(_ count: Int, _ random: inout CaseRandom) -> [UInt64] {
    let format = patterns.format
    let one = format.onePattern
    var words: [UInt64] = []
    switch random.below(6) {
    case 0:
      let used = 1 + random.below(count)
      words = (0..<2 * used).map { _ in patterns.value(&random) }
    case 1:
      words = (0..<2 * count).map { _ in patterns.uniform(&random) }
      // NaR is frequent in small formats and then hides all else.
      for index in words.indices where words[index] == format.narPattern { words[index] = 0 }
    case 2:
      // A tie, or nearly, of a product and a posit, and one tiny product behind it.
      let x = patterns.anyRegime(&random)
      let y = patterns.anyRegime(&random)
      let rest = patterns.boundary(&random) - patterns.exact(x) * patterns.exact(y)
      words = [x, y, oracle.rounded(rest), one] + tiny(&random)
    case 3:
      // Full cancellation but for one tiny product.
      let x = patterns.mixed(&random)
      let y = patterns.mixed(&random)
      let z = patterns.mixed(&random)
      words = [x, y, z, one] + tiny(&random) + [format.negate(x), y, format.negate(z), one]
    case 4:
      // The ends of the range against one another.
      words = (0..<2 * count).map { _ in
        let end = random.oneIn(2) ? format.maxposPattern : format.minposPattern
        return random.oneIn(2) ? end : format.negate(end)
      }
    default:
      words = (0..<2 * count).map { _ in patterns.mixed(&random) }
    }
    words = Array(words.prefix(2 * count))
    return words + [UInt64](repeating: 0, count: 2 * count - words.count)
  }

  private func tiny(_ random: inout CaseRandom) -> [UInt64] {
    let format = patterns.format
    let x = random.oneIn(2) ? format.minposPattern : patterns.anyRegime(&random)
    let y = random.oneIn(2) ? format.minposPattern : UInt64(1 + random.below(3))
    return [random.oneIn(2) ? x : format.negate(x), y & format.maxposPattern]
  }
}
