import PositJudge
import PositOracle

/// Patterns of a format that are worth trying, listed and drawn.
struct PatternOperands: Sendable {
  let format: OracleFormat
  let reader: PositReader

  /// Zero, NaR, the ends, the surroundings of 1, and both ends and the middle of every regime.
  let hard: [UInt64]

  init(_ format: OracleFormat) {
    self.format = format
    reader = PositReader(format)
    var found: Set<UInt64> = [0, format.nar]
    func add(_ pattern: UInt64) {
      let positive = pattern & format.maxPos
      found.insert(positive)
      found.insert(format.negated(positive))
    }
    for step in UInt64(0)...4 {
      add(step)
      add(format.maxPos &- step)
      add(format.one &+ step)
      add(format.one &- step)
    }
    for run in 1..<format.n {
      for isOnes in [false, true] {
        let (first, free) = PatternOperands.regime(format, run: run, isOnes: isOnes)
        let tail: UInt64 = free == 0 ? 0 : UInt64.max >> UInt64(64 - free)
        for fraction in [0, 1, tail, tail &- 1, tail / 2, tail / 2 &+ 1, tail / 3] {
          add(first | fraction & tail)
        }
      }
    }
    hard = found.sorted()
  }

  /// The positive pattern of a regime with zeros behind it, and the number of bits behind it.
  static func regime(
    _ format: OracleFormat, run: Int, isOnes: Bool
  ) -> (first: UInt64, free: Int) {
    let magnitudeBits = format.n - 1
    let free = max(0, magnitudeBits - run - 1)
    let runMask = (UInt64(1) << UInt64(run)) - 1
    let terminated = run < magnitudeBits
    if isOnes { return (runMask << UInt64(magnitudeBits - run), free) }
    return (terminated ? 1 << UInt64(free) : 0, free)
  }

  /// Any pattern with the same chance.
  func uniform(_ random: inout CaseRandom) -> UInt64 { random.word() & reader.mask }

  /// A pattern whose regime length is drawn first, so that the ends of the range are as frequent as
  /// the middle; its other bits random, sparse or nearly all set.
  func anyRegime(_ random: inout CaseRandom) -> UInt64 {
    let (first, free) = PatternOperands.regime(
      format, run: 1 + random.below(max(1, format.n - 1)), isOnes: random.oneIn(2))
    let bits: UInt64 =
      switch random.below(3) {
      case 0: random.word()
      case 1: random.sparse()
      default: ~random.sparse()
      }
    let tail: UInt64 = free == 0 ? 0 : UInt64.max >> UInt64(64 - free)
    let pattern = (first | bits & tail) & reader.maxPos
    return random.oneIn(2) ? reader.negated(pattern) : pattern
  }

  /// The posit of a normally distributed number.
  func value(_ random: inout CaseRandom) -> UInt64 { reader.pattern(rounding: random.normal()) }

  /// A pattern a few steps from another one, or from its negative.
  func near(_ pattern: UInt64, _ random: inout CaseRandom) -> UInt64 {
    let step = UInt64(bitPattern: Int64(random.below(9) - 4))
    let moved = (pattern &+ step) & reader.mask
    return random.oneIn(2) ? moved : reader.negated(moved)
  }

  /// A rounding boundary.
  func boundary(_ random: inout CaseRandom) -> ScaledSignificand {
    let pattern = anyRegime(&random) & reader.maxPos
    var boundary =
      pattern == reader.maxPos ? .one : reader.boundaryAbove(pattern)
    boundary.isNegative = random.oneIn(2)
    return boundary
  }

  /// The exact value of a pattern, 1 for NaR.
  func exact(_ pattern: UInt64) -> ScaledSignificand {
    pattern == reader.nar ? .one : reader.value(pattern)
  }

  /// A pattern of one of several kinds.
  func mixed(_ random: inout CaseRandom) -> UInt64 {
    switch random.below(8) {
    case 0, 1: uniform(&random)
    case 2, 3: value(&random)
    case 4: random.element(hard)
    case 5: random.sparse() & reader.mask
    default: anyRegime(&random)
    }
  }
}
