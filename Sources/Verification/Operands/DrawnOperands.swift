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

  init(_ setting: Setting) {
    self.setting = setting
    patterns = PatternOperands(setting.format)
    source = setting.isConversion ? PatternOperands(setting.source) : patterns
    words = WordOperands(patterns: patterns)
    quires = QuireOperands(patterns: patterns)
    decimals = DecimalOperands(patterns: patterns)
    isScalar = setting.operation.operands.allSatisfy { $0 == .posit }
  }

  /// The listed operands of every column, thinned until there are at most `limit` combinations;
  /// empty if a column has no list.
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
    while lists.reduce(1, { $0 * $1.count }) > limit {
      guard let longest = lists.indices.max(by: { lists[$0].count < lists[$1].count }) else {
        break
      }
      // Every pattern but each seventh: thins all regimes alike.
      lists[longest] = lists[longest].enumerated().filter { $0.offset % 7 != 3 }.map(\.element)
    }
    return lists
  }

  /// Appends a case that is made to come close to a rounding boundary or another edge.
  func appendConstructed(_ random: inout CaseRandom, to batch: inout CaseBatch) {
    guard isScalar, random.below(8) != 0 else { return appendSampled(&random, to: &batch) }
    batch.words.append(contentsOf: nearBoundary(&random))
  }

  /// Appends a case of one of the random kinds.
  func appendSampled(_ random: inout CaseRandom, to batch: inout CaseBatch) {
    if isScalar {
      batch.words.append(contentsOf: scalars(&random))
      return
    }
    for kind in setting.operation.operands {
      switch kind {
      case .posit: batch.words.append(patterns.mixed(&random))
      case .sourcePosit: batch.words.append(sourcePattern(&random))
      case .exponent: batch.words.append(WordOperands.exponent(&random))
      case .integer(let type): batch.words.append(words.integer(type, &random))
      case .ieee(let type): batch.words.append(words.float(type, &random))
      case .quire: batch.words.append(contentsOf: quires.register(&random))
      case .decimal:
        batch.words.append(UInt64(batch.texts.count))
        batch.texts.append(decimals.text(&random))
      case .pairs: batch.words.append(contentsOf: quires.pairs(batch.rowWidth / 2, &random))
      }
    }
  }

  private func sourcePattern(_ random: inout CaseRandom) -> UInt64 {
    if random.oneIn(2) { return source.mixed(&random) }
    let near = source.oracle.rounded(patterns.boundary(&random))
    return (near &+ UInt64(random.below(5)) &- 2) & source.format.patternMask
  }

  private func scalars(_ random: inout CaseRandom) -> [UInt64] {
    let count = setting.operation.operands.count
    switch random.below(8) {
    case 0, 1: return (0..<count).map { _ in patterns.uniform(&random) }
    case 2, 3: return (0..<count).map { _ in patterns.value(&random) }
    case 4: return (0..<count).map { _ in patterns.anyRegime(&random) }
    case 5:
      // Cancellation: the operands a few steps from one another or from their negatives.
      let first = patterns.mixed(&random)
      return [first] + (1..<max(count, 1)).map { _ in patterns.near(first, &random) }
    case 6: return nearBoundary(&random)
    default: return (0..<count).map { _ in patterns.mixed(&random) }
    }
  }

  /// Operands whose exact result is as close to a boundary as the last operand allows, a step to
  /// either side included.
  private func nearBoundary(_ random: inout CaseRandom) -> [UInt64] {
    let boundary = patterns.boundary(&random)
    let x = patterns.anyRegime(&random)
    let y = patterns.anyRegime(&random)
    let exactX = patterns.exact(x)
    let exactY = patterns.exact(y)
    /// The quotient, or the dividend if the divisor is zero.
    func quotient(_ a: ExactRational, _ b: ExactRational) -> ExactRational {
      b.sign == 0 ? a : a / b
    }
    func stepped(_ value: ExactRational) -> UInt64 {
      let step = UInt64(bitPattern: Int64(random.below(3) - 1))
      return (patterns.oracle.rounded(value) &+ step) & patterns.format.patternMask
    }
    switch setting.operation.name {
    case "add": return [x, stepped(boundary - exactX)]
    case "sub": return [x, stepped(exactX - boundary)]
    case "mul": return [x, stepped(quotient(boundary, exactX))]
    case "div": return [stepped(boundary * exactX), x]
    case "fma": return [x, y, stepped(boundary - exactX * exactY)]
    case "fMM": return [x, y, stepped(quotient(boundary, exactX * exactY))]
    case "sqrt": return [stepped(boundary * boundary)]
    case "rSqrt": return [stepped(quotient(.one, boundary * boundary))]
    case "hypot":
      let square = boundary * boundary - exactX * exactX
      let other = patterns.oracle.rounded(square.sign < 0 ? .notReal : .sqrt(square))
      return [x, stepped(patterns.exact(other))]
    case "nearestInt", "ceil", "floor":
      let halves = ExactRational(random.below(4096) - 2048, over: 2)
      return [stepped(halves)]
    default:
      return setting.operation.operands.map { _ in patterns.anyRegime(&random) }
    }
  }
}
