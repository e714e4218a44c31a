import Foundation

/// Random words that depend on a seed and the index of a case alone, so that any shard of a campaign
/// draws the operands that the whole would.
///
/// Source: the finaliser of SplitMix64, G. Steele, D. Lea and C. Flood, doi:10.1145/2660193.2660195.
struct CaseRandom {
  private var state: UInt64

  /// The stream of one case.
  init(seed: UInt64, index: UInt64) {
    state = CaseRandom.mixed(seed &* 0x9E37_79B9_7F4A_7C15 ^ CaseRandom.mixed(index))
  }

  /// The next 64 random bits.
  mutating func word() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return CaseRandom.mixed(state)
  }

  /// A random number below a bound greater than 0.
  mutating func below(_ bound: Int) -> Int {
    Int(word().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// True in one of `count` cases.
  mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

  /// One element of a list that is not empty.
  mutating func element<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

  /// A number of the standard normal distribution.
  mutating func normal() -> Double {
    let radius = (Double(word() >> 11) + 0.5) * 0x1p-53
    let angle = Double(word() >> 11) * 0x1p-53
    return (-2 * log(radius)).squareRoot() * cos(2 * .pi * angle)
  }

  /// A word with few bits set.
  mutating func sparse() -> UInt64 {
    var word: UInt64 = 0
    for _ in 0...below(4) { word |= 1 << UInt64(below(64)) }
    return word
  }

  static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
