import PositJudge
import PositOracle

/// The operands of a campaign, numbered: any part of them can be made without the others.
public struct OperandSource: Sendable {
  /// The operation and the format.
  public let setting: Setting

  /// How the operands are chosen.
  public let strength: Strength

  /// The number of cases.
  public let count: UInt64

  /// The seed of random operands.
  public let seed: UInt64

  /// The number of products in a case of `dot`.
  public static let dotLength = 16

  /// The number of cases of hard-case campaigns that are drawn and brought close to a boundary.
  static let drawnCount: UInt64 = 1 << 17

  /// The largest number of combinations of listed patterns.
  static let combinationLimit = 1 << 20

  /// The number of all operands of a setting; nil where there are too many to go through.
  public static func exhaustiveSize(_ setting: Setting) -> UInt64? { exhaustiveCount(setting) }

  private let constructed: ConstructedOperands?
  private let lists: [[UInt64]]
  private let combinations: UInt64
  private let drawing: DrawnOperands?
  private let elementDrawing: DrawnElementOperands?
  private let draws: StochasticDraws?
  private let columns: Int
  /// The width of every column, where all are posits of the format or there is only one.
  private let positWidth: Int?

  /// The operands of a setting.
  ///
  /// - Throws: `UnsuitableOperands` for exhaustive operands of an operation whose operands are too
  ///   many.
  public init(
    _ setting: Setting, _ strength: Strength, samples: UInt64 = 0, seed: UInt64 = 0
  ) throws(UnsuitableOperands) {
    self.setting = setting
    self.strength = strength
    self.seed = seed
    drawing = setting.isStandard ? DrawnOperands(setting) : nil
    elementDrawing = setting.isStandard ? nil : DrawnElementOperands(setting)
    draws = strength == .draws ? StochasticDraws(setting) : nil
    columns = setting.operation.operands.count
    let kinds = setting.operation.operands
    positWidth =
      kinds.allSatisfy { $0 == .posit }
      ? setting.format.width : kinds.count == 1 ? Self.bits(kinds[0], setting) : nil
    var lists: [[UInt64]] = []
    var combinations: UInt64 = 0
    var constructed: ConstructedOperands?
    switch strength {
    case .exhaustive:
      guard let all = Self.exhaustiveCount(setting) else { throw UnsuitableOperands(setting) }
      count = all
    case .hardCases:
      lists =
        drawing?.hardLists(limit: Self.combinationLimit)
        ?? elementDrawing?.hardLists(limit: Self.combinationLimit) ?? []
      combinations = lists.isEmpty ? 0 : lists.reduce(1) { $0 * UInt64($1.count) }
      // Boundaries of other formats are listed and drawn, not constructed.
      constructed =
        setting.isStandard ? ConstructedOperands(setting, dotLength: Self.dotLength) : nil
      count = UInt64(constructed?.count ?? 0) + combinations + Self.drawnCount
    case .sampled, .draws:
      count = samples
    }
    self.constructed = constructed
    self.lists = lists
    self.combinations = combinations
  }

  /// An empty batch for cases of this source.
  public var emptyBatch: CaseBatch { CaseBatch(setting, rowWidth: 2 * Self.dotLength) }

  /// Appends the cases of a range of numbers to a batch.
  public func append(_ range: Range<UInt64>, to batch: inout CaseBatch) {
    if batch.count == 0 { (batch.firstCase, batch.seed) = (range.lowerBound, seed) }
    if strength == .exhaustive, let width = positWidth {
      return appendPatterns(range, width, to: &batch.words)
    }
    batch.words.reserveCapacity(batch.words.count + range.count * batch.rowWidth)
    for index in range {
      switch strength {
      case .exhaustive: appendExhaustive(index, to: &batch)
      case .hardCases: appendHardCase(index, to: &batch)
      case .sampled:
        var random = CaseRandom(seed: seed, index: index)
        drawing?.appendSampled(&random, to: &batch)
        elementDrawing?.appendSampled(&random, to: &batch)
      case .draws: appendDraw(index, to: &batch.words)
      }
    }
  }

  /// Appends a draw: the number of the one before, unless it is the first.
  private func appendDraw(_ index: UInt64, to words: inout [UInt64]) {
    let number = index / StochasticDraws.drawsPerNumber
    if index % StochasticDraws.drawsPerNumber != 0, let last = words.last {
      words.append(last)
    } else if let draws {
      words.append(draws.word(number: number, seed: seed))
    }
  }

  private func appendHardCase(_ index: UInt64, to batch: inout CaseBatch) {
    let constructedCount = UInt64(constructed?.count ?? 0)
    if index < constructedCount {
      constructed?.append(Int(index), to: &batch.words)
      return
    }
    var rest = index - constructedCount
    if rest >= combinations {
      var random = CaseRandom(seed: seed ^ 0x5EED, index: rest - combinations)
      drawing?.appendNearBoundaryOrSampled(&random, to: &batch)
      elementDrawing?.appendNearBoundary(&random, to: &batch)
      return
    }
    let start = batch.words.count
    for list in lists.reversed() {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: UInt64(list.count))
      batch.words.insert(list[Int(digit)], at: start)
      rest = quotient
    }
  }

  private static func bits(_ kind: OperandKind, _ setting: Setting) -> Int? {
    switch kind {
    case .posit: setting.format.width
    case .sourcePosit: setting.source.width
    case .integer(let type): type.width
    case .ieee(let type): type.width
    case .exponent, .quire, .decimal, .pairs: nil
    }
  }

  private static func exhaustiveCount(_ setting: Setting) -> UInt64? {
    var total = 0
    var factor: UInt64 = 1
    for kind in setting.operation.operands {
      if kind == .exponent {
        factor = UInt64(WordOperands.exponents.count)
      } else {
        guard let bits = bits(kind, setting) else { return nil }
        total += bits
      }
    }
    return total <= 36 ? factor << UInt64(total) : nil
  }

  /// Appends all combinations of patterns of a range of numbers, as ``appendExhaustive(_:to:)``
  /// does: the quick way of the campaigns over 2^32 pairs.
  private func appendPatterns(_ range: Range<UInt64>, _ width: Int, to words: inout [UInt64]) {
    let mask = UInt64.max >> UInt64(64 - width)
    var place = words.count
    words.append(contentsOf: repeatElement(0, count: range.count * columns))
    var span = words.mutableSpan
    for index in range {
      for column in 0..<columns {
        span[place &+ column] = index &>> UInt64((columns &- 1 &- column) &* width) & mask
      }
      place &+= columns
    }
  }

  private func appendExhaustive(_ index: UInt64, to batch: inout CaseBatch) {
    // The last column changes fastest; its bits are the lowest of the number.
    let kinds = setting.operation.operands
    if kinds.count == 2, kinds[1] == .exponent {
      let count = UInt64(WordOperands.exponents.count)
      batch.words.append(index / count)
      batch.words.append(WordOperands.exponents[Int(index % count)])
      return
    }
    var shift = kinds.reduce(0) { $0 + (Self.bits($1, setting) ?? 0) }
    for kind in kinds {
      let bits = Self.bits(kind, setting) ?? 0
      shift -= bits
      batch.words.append(index >> UInt64(shift) & UInt64.max >> UInt64(64 - bits))
    }
  }
}

/// Operands that cannot be gone through whole.
public struct UnsuitableOperands: Error, CustomStringConvertible, Sendable {
  private let setting: String

  init(_ setting: Setting) { self.setting = setting.description }

  /// The message, with what can be done instead.
  public var description: String {
    "\(setting) has too many operands to go through all: use --hard-cases and --samples"
  }
}
