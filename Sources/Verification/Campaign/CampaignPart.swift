import PositJudge

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
    switch strength {
    case .exhaustive, .hardCases: self.samples = 0
    case .sampled: self.samples = samples
    case .draws:
      // A whole number of blocks, up to the largest number of cases.
      let whole = min(max(1, samples), UInt64.max - strength.block) + strength.block - 1
      self.samples = whole / strength.block * strength.block
    }
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
    case .draws: "\(setting) draws \(samples) seed \(seed)"
    }
  }
}
