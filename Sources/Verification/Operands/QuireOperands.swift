import PositJudge
import PositOracle

/// Quires and sums of products in which one bit decides.
///
/// Random registers never test the sticky bit of the rounding, because every word of them is
/// nonzero. Here the tail behind a tie or a value is one bit or one tiny product, in any word.
struct QuireOperands: Sendable {
  let patterns: PatternOperands
  let shape: RegisterShape

  init(patterns: PatternOperands) {
    self.patterns = patterns
    shape = RegisterShape(patterns.format)
  }

  /// The weight of a random bit of the quire's fraction or integer part, of either sign.
  private func bit(_ random: inout CaseRandom) -> ScaledSignificand {
    power(shape.unitExponent + random.below(31 - 2 * shape.unitExponent), random.oneIn(2))
  }

  private func power(_ exponent: Int, _ isNegative: Bool) -> ScaledSignificand {
    ScaledSignificand(isNegative: isNegative, magnitude: 1, exponent: exponent)
  }

  /// Appends a register: a value or a tie with a bit far below, sparse ones, the ends of the range,
  /// any bits.
  func appendRegister(_ random: inout CaseRandom, to words: inout [UInt64]) {
    var terms: [ScaledSignificand] = []
    terms.reserveCapacity(4)
    switch random.below(8) {
    case 0: terms.append(patterns.exact(patterns.anyRegime(&random)))
    case 1, 2: terms.append(patterns.boundary(&random))
    case 3:
      terms.append(patterns.boundary(&random))
      terms.append(bit(&random))
    case 4:
      terms.append(patterns.exact(patterns.anyRegime(&random)))
      terms.append(bit(&random))
    case 5: for _ in 0..<3 { terms.append(bit(&random)) }
    case 6:
      // The largest or least value, and a posit less.
      let isNegative = random.oneIn(2)
      terms.append(power(shape.unitExponent + shape.bits - 1, isNegative))
      terms.append(power(shape.unitExponent, !isNegative))
      if random.oneIn(2) { terms.append(patterns.exact(patterns.anyRegime(&random)).negated) }
    default:
      for _ in 1..<shape.wordCount { words.append(random.word()) }
      words.append(random.word() & shape.topMask)
      return
    }
    if random.oneIn(4) { terms.append(power(shape.unitExponent, random.oneIn(2))) }
    shape.append(sumOf: terms, to: &words)
  }

  /// Appends the factors of a sum of `count` products, pair by pair; those that nothing is drawn for are
  /// zero.
  func appendPairs(_ count: Int, _ random: inout CaseRandom, to words: inout [UInt64]) {
    let reader = patterns.reader
    let start = words.count
    let end = start + 2 * count
    words.append(contentsOf: repeatElement(0, count: 2 * count))
    var factors = words.mutableSpan
    var first: [UInt64] = []
    switch random.below(6) {
    case 0:
      let used = 1 + random.below(count)
      for place in start..<start + 2 * used { factors[place] = patterns.value(&random) }
    case 1:
      // NaR is frequent in small formats and then hides all else.
      for place in start..<end {
        let word = patterns.uniform(&random)
        factors[place] = word == reader.nar ? 0 : word
      }
    case 2:
      // A tie, or nearly, of a product and a posit, and one tiny product behind it.
      let x = patterns.anyRegime(&random)
      let y = patterns.anyRegime(&random)
      let product = ApproximateReal(patterns.exact(x)) * ApproximateReal(patterns.exact(y))
      let rest = ApproximateReal(patterns.boundary(&random)) - product
      first = [x, y, reader.pattern(near: rest), reader.one] + tinyProduct(&random)
    case 3:
      // Full cancellation but for one tiny product.
      let x = patterns.mixed(&random)
      let y = patterns.mixed(&random)
      let z = patterns.mixed(&random)
      first = [x, y, z, reader.one] + tinyProduct(&random)
      first += [reader.negated(x), y, reader.negated(z), reader.one]
    case 4:
      // The ends of the range against one another.
      for place in start..<end {
        let last = random.oneIn(2) ? reader.maxPos : 1
        factors[place] = random.oneIn(2) ? last : reader.negated(last)
      }
    default:
      for place in start..<end { factors[place] = patterns.mixed(&random) }
    }
    for (place, word) in zip(start..<end, first) { factors[place] = word }
  }

  /// Two factors whose product is about the least there is.
  private func tinyProduct(_ random: inout CaseRandom) -> [UInt64] {
    let reader = patterns.reader
    let x = random.oneIn(2) ? 1 : patterns.anyRegime(&random)
    let y = random.oneIn(2) ? 1 : UInt64(1 + random.below(3))
    return [random.oneIn(2) ? x : reader.negated(x), y & reader.maxPos]
  }
}
