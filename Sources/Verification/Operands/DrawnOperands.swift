import PositJudge
import PositOracle

/// Operands drawn for one setting.
struct DrawnOperands: Sendable {
  private let setting: Setting
  private let patterns: PatternOperands
  private let source: PatternOperands
  private let words: WordOperands
  private let quires: QuireOperands
  private let decimals: DecimalOperands
  private let isScalar: Bool
  private let kinds: [OperandKind]

  init(_ setting: Setting) {
    self.setting = setting
    patterns = PatternOperands(setting.oracle)
    source = setting.isConversion ? PatternOperands(setting.oracleSource) : patterns
    words = WordOperands(patterns: patterns)
    quires = QuireOperands(patterns: patterns)
    decimals = DecimalOperands(patterns: patterns)
    kinds = setting.operation.operands
    isScalar = kinds.allSatisfy { $0 == .posit }
  }

  /// The listed operands of every column, thinned until there are at most `limit` combinations, but
  /// never of special patterns; empty if a column has no list.
  func hardLists(limit: Int) -> [[UInt64]] {
    var lists: [[UInt64]] = []
    for kind in setting.operation.operands {
      switch kind {
      case .posit: lists.append(patterns.hard)
      case .sourcePosit: lists.append(source.hard)
      case .exponent: lists.append(WordOperands.exponents)
      case .integer(let type): lists.append(WordOperands.hardIntegers(type))
      case .ieee(let type): lists.append(WordOperands.hardFloats(type))
      case .quire, .decimal, .pairs: return []
      }
    }
    return Self.thinned(
      lists, keeping: Set(SpecialOperands.posits(setting.oracle)), limit: limit)
  }

  /// Lists of operands with at most `limit` combinations where that is possible without leaving out special
  /// patterns; the longest list is thinned again and again.
  static func thinned(
    _ lists: [[UInt64]], keeping specials: Set<UInt64>, limit: Int
  ) -> [[UInt64]] {
    var lists = lists
    while lists.reduce(1, { $0 * $1.count }) > limit {
      guard let longest = lists.indices.max(by: { lists[$0].count < lists[$1].count }) else {
        break
      }
      // Every pattern but each seventh: thins all regimes alike.
      let thinned = lists[longest].enumerated().filter {
        $0.offset % 7 != 3 || specials.contains($0.element)
      }.map(\.element)
      if thinned.count == lists[longest].count { break }
      lists[longest] = thinned
    }
    return lists
  }

  /// Appends a case that is brought close to a rounding boundary or another edge.
  func appendNearBoundaryOrSampled(_ random: inout CaseRandom, to batch: inout CaseBatch) {
    guard isScalar, random.below(8) != 0 else { return appendSampled(&random, to: &batch) }
    appendNearBoundary(&random, to: &batch.words)
  }

  /// Appends a case of one of the random kinds.
  func appendSampled(_ random: inout CaseRandom, to batch: inout CaseBatch) {
    if isScalar {
      appendScalars(&random, to: &batch.words)
      return
    }
    for kind in kinds {
      switch kind {
      case .posit: batch.words.append(patterns.mixed(&random))
      case .sourcePosit: batch.words.append(sourcePattern(&random))
      case .exponent: batch.words.append(WordOperands.exponent(&random))
      case .integer(let type): batch.words.append(words.integer(type, &random))
      case .ieee(let type): batch.words.append(words.float(type, &random))
      case .quire: quires.appendRegister(&random, to: &batch.words)
      case .decimal:
        batch.words.append(UInt64(batch.texts.count))
        batch.texts.append(decimals.text(&random))
      case .pairs: quires.appendPairs(batch.rowWidth / 2, &random, to: &batch.words)
      }
    }
  }

  private func sourcePattern(_ random: inout CaseRandom) -> UInt64 {
    if random.oneIn(2) { return source.mixed(&random) }
    let near = source.reader.pattern(near: ApproximateReal(patterns.boundary(&random)))
    return (near &+ UInt64(random.below(5)) &- 2) & source.reader.mask
  }

  private func appendScalars(_ random: inout CaseRandom, to words: inout [UInt64]) {
    let count = kinds.count
    switch random.below(8) {
    case 0, 1: for _ in 0..<count { words.append(patterns.uniform(&random)) }
    case 2, 3: for _ in 0..<count { words.append(patterns.value(&random)) }
    case 4: for _ in 0..<count { words.append(patterns.anyRegime(&random)) }
    case 5:
      // Cancellation: the operands a few steps from one another or from their negatives.
      let first = patterns.mixed(&random)
      words.append(first)
      for _ in 1..<count { words.append(patterns.near(first, &random)) }
    case 6: appendNearBoundary(&random, to: &words)
    default: for _ in 0..<count { words.append(patterns.mixed(&random)) }
    }
  }

  /// Appends operands whose exact result is as close to a boundary as the last operand allows, a
  /// step to either side included.
  private func appendNearBoundary(_ random: inout CaseRandom, to words: inout [UInt64]) {
    let boundary = ApproximateReal(patterns.boundary(&random))
    let x = patterns.anyRegime(&random)
    let y = patterns.anyRegime(&random)
    let a = ApproximateReal(patterns.exact(x))
    let b = ApproximateReal(patterns.exact(y))
    func stepped(_ value: ApproximateReal) -> UInt64 {
      let step = UInt64(bitPattern: Int64(random.below(3) - 1))
      return (patterns.reader.pattern(near: value) &+ step) & patterns.reader.mask
    }
    switch setting.operation.recipe {
    case .sum:
      words.append(x)
      words.append(stepped(boundary - a))
    case .difference:
      words.append(x)
      words.append(stepped(a - boundary))
    case .product:
      words.append(x)
      words.append(stepped(boundary / a))
    case .quotient:
      words.append(stepped(boundary * a))
      words.append(x)
    case .productAndSum:
      words.append(x)
      words.append(y)
      words.append(stepped(boundary - a * b))
    case .tripleProduct:
      words.append(x)
      words.append(y)
      words.append(stepped(boundary / (a * b)))
    case .squareRoot: words.append(stepped(boundary * boundary))
    case .reciprocalRoot: words.append(stepped(.one / (boundary * boundary)))
    case .hypotenuse:
      let square = boundary * boundary - a * a
      words.append(x)
      words.append(stepped(square.isNegative ? .one : square.squareRoot))
    case .halfIntegers:
      let halves = random.below(4096) - 2048
      words.append(
        stepped(
          ApproximateReal(
            isNegative: halves < 0, magnitude: UInt128(halves.magnitude), exponent: -1)))
    case .conversion, .register, .sumOfProducts, .none:
      for _ in 0..<kinds.count { words.append(patterns.anyRegime(&random)) }
    }
  }
}
