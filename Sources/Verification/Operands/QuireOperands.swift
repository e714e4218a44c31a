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
    // The wide sums of large exponent fields apart: clearing their words takes longer.
    if shape.sumWords <= 18 {
      appendRegister(FixedPointSum<20>.self, &random, to: &words)
    } else {
      appendRegister(FixedPointSum<68>.self, &random, to: &words)
    }
  }

  @inline(__always)
  private func appendRegister<let capacity: Int>(
    _: FixedPointSum<capacity>.Type, _ random: inout CaseRandom, to words: inout [UInt64]
  ) {
    var sum = FixedPointSum<capacity>(count: shape.sumWords, unitExponent: shape.unitExponent)
    switch random.below(8) {
    case 0: sum.add(patterns.exact(patterns.anyRegime(&random)))
    case 1, 2: sum.add(patterns.boundary(&random))
    case 3:
      sum.add(patterns.boundary(&random))
      sum.add(bit(&random))
    case 4:
      sum.add(patterns.exact(patterns.anyRegime(&random)))
      sum.add(bit(&random))
    case 5: for _ in 0..<3 { sum.add(bit(&random)) }
    case 6:
      // The largest or least value, and a posit less.
      let isNegative = random.oneIn(2)
      sum.add(power(shape.unitExponent + shape.bits - 1, isNegative))
      sum.add(power(shape.unitExponent, !isNegative))
      if random.oneIn(2) {
        sum.add(patterns.exact(patterns.anyRegime(&random)), isSubtracted: true)
      }
    default:
      for _ in 1..<shape.wordCount { words.append(random.word()) }
      words.append(random.word() & shape.topMask)
      return
    }
    if random.oneIn(4) { sum.add(power(shape.unitExponent, random.oneIn(2))) }
    if !sum.fits(shape) {
      for _ in 1..<shape.wordCount { words.append(0) }
      words.append(shape.topOfNaR)
      return
    }
    for index in 0..<shape.wordCount - 1 { words.append(sum.words[index]) }
    words.append(sum.words[shape.wordCount - 1] & shape.topMask)
  }

  /// Appends the factors of a sum of `count` products, pair by pair.
  func appendPairs(_ count: Int, _ random: inout CaseRandom, to words: inout [UInt64]) {
    let format = patterns.format
    let one = format.one
    let end = words.count + 2 * count
    switch random.below(6) {
    case 0:
      let used = 1 + random.below(count)
      for _ in 0..<2 * used { words.append(patterns.value(&random)) }
    case 1:
      // NaR is frequent in small formats and then hides all else.
      for _ in 0..<2 * count {
        let word = patterns.uniform(&random)
        words.append(word == format.nar ? 0 : word)
      }
    case 2:
      // A tie, or nearly, of a product and a posit, and one tiny product behind it.
      let x = patterns.anyRegime(&random)
      let y = patterns.anyRegime(&random)
      let product = ApproximateReal(patterns.exact(x)) * ApproximateReal(patterns.exact(y))
      let rest = ApproximateReal(patterns.boundary(&random)) - product
      words.append(x)
      words.append(y)
      words.append(patterns.reader.pattern(near: rest))
      words.append(one)
      appendTiny(&random, to: &words)
    case 3:
      // Full cancellation but for one tiny product.
      let x = patterns.mixed(&random)
      let y = patterns.mixed(&random)
      let z = patterns.mixed(&random)
      words.append(x)
      words.append(y)
      words.append(z)
      words.append(one)
      appendTiny(&random, to: &words)
      words.append(format.negated(x))
      words.append(y)
      words.append(format.negated(z))
      words.append(one)
    case 4:
      // The ends of the range against one another.
      for _ in 0..<2 * count {
        let end = random.oneIn(2) ? format.maxPos : format.minPos
        words.append(random.oneIn(2) ? end : format.negated(end))
      }
    default:
      for _ in 0..<2 * count { words.append(patterns.mixed(&random)) }
    }
    while words.count > end { words.removeLast() }
    while words.count < end { words.append(0) }
  }

  private func appendTiny(_ random: inout CaseRandom, to words: inout [UInt64]) {
    let format = patterns.format
    let x = random.oneIn(2) ? format.minPos : patterns.anyRegime(&random)
    let y = random.oneIn(2) ? format.minPos : UInt64(1 + random.below(3))
    words.append(random.oneIn(2) ? x : format.negated(x))
    words.append(y & format.maxPos)
  }
}
