import PositArithmetic

/// Operands as peers' tables use them.
enum Distribution: String, CaseIterable {
  /// Uniform bit patterns, NaR and 0 included.
  case random
  /// N(0,1) rounded to the format, as in a network.
  case normal
}

/// A seeded generator (SplitMix64).
struct OperandGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// One draw from N(0,1), as the sum of twelve uniform ones: its tails end at 6.
  mutating func normal() -> Double {
    (0..<12).reduce(-6.0) { sum, _ in sum + Double(next() >> 11) * 0x1p-53 }
  }

  mutating func posits<Storage, let n: Int, let es: Int>(
    _ count: Int, _ distribution: Distribution, of type: Posit<Storage, n, es>.Type
  ) -> [Posit<Storage, n, es>] {
    (0..<count).map { _ in
      switch distribution {
      case .random: type.init(pattern: next())
      case .normal: type.init(Float(normal()))
      }
    }
  }
}
