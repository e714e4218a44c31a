import PositArithmetic

/// One operation in one format with operands of one strength.
public struct CampaignPart: Sendable, Hashable {
  /// The operation and the format.
  public let setting: Setting

  /// How the operands are chosen.
  public let strength: Strength

  /// The number of random cases; 0 unless sampled.
  public let samples: UInt64

  /// The seed of random operands.
  public let seed: UInt64

  /// The part of a setting.
  public init(_ setting: Setting, _ strength: Strength, samples: UInt64 = 0, seed: UInt64 = 0) {
    self.setting = setting
    self.strength = strength
    self.samples = strength == .sampled ? samples : 0
    self.seed = seed
  }

  /// The operands.
  ///
  /// - Throws: `UnsuitableOperands`.
  public func source() throws(UnsuitableOperands) -> OperandSource {
    try OperandSource(setting, strength, samples: samples, seed: seed)
  }
}

/// One of n parts of equal size of every operand space of a campaign.
public struct Shard: Codable, Hashable, Sendable, CustomStringConvertible {
  /// The number of this part, from 1.
  public let index: Int

  /// The number of parts.
  public let count: Int

  /// All of it.
  public static let whole = Shard(uncheckedIndex: 1, count: 1)

  private init(uncheckedIndex: Int, count: Int) {
    index = uncheckedIndex
    self.count = count
  }

  /// Reads `i/n`; nil unless 1 <= i <= n.
  public init?(parsing text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], count >= 1,
      (1...count).contains(index)
    else { return nil }
    self.init(uncheckedIndex: index, count: count)
  }

  /// The cases of this part: the parts follow one another without gap or overlap.
  public func range(of total: UInt64) -> Range<UInt64> {
    boundary(index - 1, total)..<boundary(index, total)
  }

  private func boundary(_ index: Int, _ total: UInt64) -> UInt64 {
    let product = total.multipliedFullWidth(by: UInt64(index))
    return UInt64(count).dividingFullWidth(product).quotient
  }

  /// The part as `i/n`.
  public var description: String { "\(index)/\(count)" }
}

/// What one part of a campaign has found, up to some case.
public struct PartOutcome: Codable, Hashable, Sendable {
  /// The operation's name.
  public let operation: String

  /// The format, `posit(16,1)`.
  public let format: String

  /// The format that a conversion starts from.
  public let source: String?

  /// How the operands were chosen.
  public let strength: Strength

  /// The seed of random operands; nil for exhaustive ones.
  public let seed: UInt64?

  /// The number of cases of all shards.
  public let totalCases: UInt64

  /// The number of the first case of this shard.
  public let firstCase: UInt64

  /// The number behind the last case that is done.
  public internal(set) var nextCase: UInt64

  /// The number of wrong results.
  public internal(set) var mismatches: UInt64 = 0

  /// The wrong results by kind.
  public internal(set) var classes: [MismatchClass] = []

  /// A digest of all results in their order, in hexadecimal: equal for implementations that agree
  /// everywhere.
  public internal(set) var digest = "0"

  /// How results were judged.
  public internal(set) var judge = "exact rational or MPFR"

  /// What the wrong results look like as a whole, where they do: answers that come lines late.
  public internal(set) var hint: String?

  /// Whether the subject seems to lack the operation: nothing was judged.
  public var isNotJudged: Bool { cases == 0 && lacksOperation == true }

  /// True where the subject ended without a word; nil elsewhere, so that it is written only there.
  var lacksOperation: Bool?

  /// Why there are no further cases, where the subject failed.
  public internal(set) var failure: String?

  /// The number of cases that are done.
  public var cases: UInt64 { nextCase - firstCase }

  init(_ part: CampaignPart, total: UInt64, firstCase: UInt64) {
    operation = part.setting.operation.name
    format = part.setting.format.description
    source = part.setting.isConversion ? part.setting.source.description : nil
    strength = part.strength
    seed = part.strength == .exhaustive ? nil : part.seed
    totalCases = total
    self.firstCase = firstCase
    nextCase = firstCase
  }
}
