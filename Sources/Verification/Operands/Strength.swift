import RunRecords

/// How strong a campaign is: what its operands are.
public enum Strength: String, Codable, Hashable, Sendable {
  /// All operands. Of the integers of compound and rootN the 200 of a list.
  case exhaustive
  /// Operands by construction, the same for every seed, all combinations of listed patterns, and
  /// drawn operands brought close to a rounding boundary.
  ///
  /// By construction: for conversions and the rounding of a quire, ties and one further bit of every
  /// weight (``StickyWires``, ``StickyRegisters``); for products and quotients, full-width results one
  /// unit from a tie (``NearTieProducts``, ``NearTieQuotients``); for roots, squares next to a tie
  /// (``NearTieSquareRoots``, ``NearTieReciprocalRoots``, ``HypotenuseTies``); for sums, a tie and a far
  /// bit (``FarStickySums``); for fma, cancellation down to the last bit of the product
  /// (``DeepCancellation``). They lie in every regime of every format. Lists are thinned where they
  /// have too many combinations, but never of 0, NaR, 1, the ends and their neighbours: all combinations
  /// of these are there (``SpecialOperands``), with registers of quires too.
  case hardCases
  /// Random operands: uniform over patterns, normally distributed values, sparse, close to
  /// cancellation or to a rounding boundary, the ends of the range.
  case sampled
  /// Draws of stochastic rounding: numbers of every kind, each of them 4096 times (``StochasticDraws``).
  case draws

  /// The cases that are not to be parted: one, or those of a block of numbers that are drawn.
  var block: UInt64 { self == .draws ? StochasticDraws.block : 1 }

  /// The numbers of a shard's cases of so many: whole blocks.
  func range(of shard: Shard, total: UInt64) -> Range<UInt64> {
    let range = shard.range(of: total / block)
    return range.lowerBound * block..<range.upperBound * block
  }
}
