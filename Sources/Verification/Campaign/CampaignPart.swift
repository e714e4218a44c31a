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

  /// The name by which states and certificates know the part, whatever stands beside it:
  /// `add posit(16,1) exhaustive`, `exp posit(32,2) sampled 1000000 seed 7`.
  public var name: String {
    switch strength {
    case .exhaustive: "\(setting) exhaustive"
    case .hardCases: "\(setting) hardCases seed \(seed)"
    case .sampled: "\(setting) sampled \(samples) seed \(seed)"
    }
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
