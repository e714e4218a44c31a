import PositJudge
import PositOracle

/// Operands drawn for an operation in any element format: what ``DrawnOperands`` is to posits.
struct DrawnElementOperands: Sendable {
  private let kinds: [OperandKind]
  private let rule: ElementRule
  private let patterns: ElementOperands
  private let source: ElementOperands

  /// The drawing of a setting; nil for an operation that element formats do not have.
  init?(_ setting: Setting) {
    guard let rule = setting.operation.elementRule else { return nil }
    self.rule = rule
    kinds = setting.operation.operands
    patterns = ElementOperands(setting.format)
    source = setting.isConversion ? ElementOperands(setting.source) : patterns
  }

  /// The listed operands of every column, thinned until there are at most `limit` combinations, but
  /// never of special patterns; empty if a column has no list.
  func hardLists(limit: Int) -> [[UInt64]] {
    var lists: [[UInt64]] = []
    for kind in kinds {
      switch kind {
      case .posit: lists.append(patterns.hard)
      case .sourcePosit: lists.append(source.hard)
      case .ieee(let type): lists.append(WordOperands.hardFloats(type))
      case .exponent, .integer, .quire, .decimal, .pairs: return []
      }
    }
    return DrawnOperands.thinned(lists, keeping: Set(patterns.specials), limit: limit)
  }

  /// Appends a case that is brought close to a rounding boundary, where the operation allows it.
  func appendNearBoundary(_ random: inout CaseRandom, to batch: inout CaseBatch) {
    let boundary = ApproximateReal(patterns.boundary(&random))
    let x = patterns.mixed(&random)
    let y = patterns.mixed(&random)
    let a = ApproximateReal(patterns.exact(x))
    let b = ApproximateReal(patterns.exact(y))
    func stepped(_ value: ApproximateReal) -> UInt64 {
      (patterns.pattern(near: value) &+ UInt64(random.below(3)) &- 1) & patterns.reader.mask
    }
    switch rule {
    case .add: batch.words += [x, stepped(boundary - a)]
    case .subtract: batch.words += [x, stepped(a - boundary)]
    case .multiply: batch.words += [x, stepped(boundary / a)]
    case .divide: batch.words += [stepped(boundary * a), x]
    case .fma: batch.words += [x, y, stepped(boundary - a * b)]
    case .squareRoot: batch.words.append(stepped(boundary * boundary))
    case .convert, .fromIEEE, .toIEEE, .fromDecimal, .toDecimal:
      appendSampled(&random, to: &batch)
    }
  }

  /// Appends a case of one of the random kinds.
  func appendSampled(_ random: inout CaseRandom, to batch: inout CaseBatch) {
    if kinds.count > 1 {
      switch random.below(4) {
      case 0:
        // Cancellation: the operands a few steps from one another or from their negatives.
        let first = patterns.mixed(&random)
        batch.words.append(first)
        for _ in 1..<kinds.count { batch.words.append(patterns.near(first, &random)) }
      case 1: appendNearBoundary(&random, to: &batch)
      default: for _ in kinds { batch.words.append(patterns.mixed(&random)) }
      }
      return
    }
    switch kinds[0] {
    case .posit: batch.words.append(patterns.mixed(&random))
    case .sourcePosit:
      let near = source.pattern(near: ApproximateReal(patterns.boundary(&random)))
      batch.words.append(
        random.oneIn(2)
          ? source.mixed(&random) : (near &+ UInt64(random.below(5)) &- 2) & source.reader.mask)
    case .ieee(let type): batch.words.append(word(type, &random))
    case .decimal:
      batch.words.append(UInt64(batch.texts.count))
      batch.texts.append(text(&random))
    case .exponent, .integer, .quire, .pairs:
      preconditionFailure("no operation in element formats has such operands")
    }
  }

  /// An IEEE word: any, a normally distributed value, or next to a value or a boundary.
  private func word(_ type: IEEEFormat, _ random: inout CaseRandom) -> UInt64 {
    let mask = UInt64.max >> UInt64(64 - type.width)
    switch random.below(4) {
    case 0: return random.word() & mask
    case 1: return patterns.exact(patterns.value(&random)).rounded(to: type)
    default:
      let word = patterns.boundary(&random).rounded(to: type)
      return (word &+ UInt64(random.below(5)) &- 2) & mask
    }
  }

  /// A value, a tie, one with a digit far behind it, a short decimal, a special text.
  private func text(_ random: inout CaseRandom) -> String {
    switch random.below(5) {
    case 0: return patterns.format.exactText(patterns.uniform(&random))
    case 1: return decimal(patterns.boundary(&random))
    case 2:
      let text = decimal(patterns.boundary(&random))
      return text + (text.contains(".") ? "" : ".")
        + String(repeating: "0", count: random.below(40))
        + "1"
    case 3:
      let digits = String(random.word() % 100_000)
      return (random.oneIn(2) ? "-" : "") + digits + "e\(random.below(80) - 40)"
    default:
      return random.element([
        "0", "-0", "-0.0e7", "inf", "-inf", "Infinity", "NaN", "1e400", "-1e400", "1e-400",
        "-1e-400",
        "1.", ".5", "+2", "123456789123456789123456789",
      ])
    }
  }

  private func decimal(_ value: ScaledSignificand) -> String {
    let rational = ExactRational(
      significand: Int64(value.significand >> 1), exponent: value.exponent + 1)
    return (value.isNegative ? -rational : rational).exactDecimal ?? "0"
  }
}
