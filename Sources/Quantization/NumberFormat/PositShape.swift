import PositArithmetic

/// A posit format, ordinary or with a bounded regime.
///
/// In a **b-posit** the regime takes at most `regimeLimit` bits: a run that reaches the limit ends there,
/// without the opposite bit that ends a shorter one, so that at least n - 1 - regimeLimit bits are left
/// for exponent and fraction at every magnitude. All else is as in posits: the order of the patterns,
/// zero, NaR, two's complement for negative values, rounding on the bit string, saturation. Source:
/// Jonnalagadda, Thotli, Gustafson, "Closing the Gap Between Float and Posit Hardware Efficiency"
/// (2025); the parameters are those of the Rust crate fast-posit, `Posit<N, ES, Int, RS>`.
public struct PositShape: Hashable, Sendable {
  /// Width in bits.
  public let n: Int
  /// Size of the exponent field in bits.
  public let es: Int
  /// The most bits that the regime takes; nil for ordinary posits.
  public let regimeLimit: Int?

  /// Describes a format, without a look at whether it is one that is supported (`isInRange`).
  ///
  /// - Parameters:
  ///   - n: width in bits, 2 to 32 where supported.
  ///   - es: size of the exponent field in bits, 0 to 4 where supported.
  ///   - regimeLimit: the most bits of the regime, at least 2; n - 1 and more are no limit.
  public init(n: Int, es: Int, regimeLimit: Int? = nil) {
    self.n = n
    self.es = es
    self.regimeLimit = regimeLimit.flatMap { $0 >= n - 1 ? nil : $0 }
  }

  /// Whether the parameters are supported.
  public var isInRange: Bool {
    (2...32).contains(n) && (0...4).contains(es) && (regimeLimit ?? 2) >= 2
  }

  /// Whether float32 holds every value of the format as a normal number: magnitudes within 2^-126 and
  /// 2^127, and at most 23 fraction bits.
  public var fitsFloat32: Bool {
    isInRange && regimes << es <= 126 && mostFractionBits <= 23
  }

  /// The format as the scalar arithmetic knows it; nil for b-posits and out of range.
  public var positFormat: PositFormat? {
    regimeLimit == nil && isInRange ? try? PositFormat(n: n, es: es) : nil
  }

  /// The fraction bits of 1.
  var mostFractionBits: Int { max(0, n - 3 - es) }

  /// Regimes run from -regimes to regimes - 1; ordinary posits have maxpos = 2^(regimes 2^es) besides.
  var regimes: Int { regimeLimit ?? n - 2 }

  /// The pattern of maxpos.
  var largestPattern: UInt32 { UInt32(1) << UInt32(n - 1) - 1 }

  /// The largest value, maxpos.
  public var largest: Double {
    regimeLimit == nil
      ? powerOfTwo(regimes << es) : magnitude(word: UInt64(largestPattern), width: n)
  }

  /// The smallest positive value, minpos.
  public var smallestPositive: Double {
    regimeLimit == nil ? powerOfTwo(-regimes << es) : magnitude(word: 1, width: n)
  }

  /// How many fraction bits the values of a binade 2^scale have, where scale >= 0.
  func fractionBits(atScale scale: Int) -> Int {
    let run = (scale >> es) + 1
    let regimeBits = run == regimeLimit ? run : run + 1
    return max(0, n - 1 - regimeBits - es)
  }

  /// The value of a positive word, read bit by bit from the definition.
  ///
  /// - Parameters:
  ///   - word: a word of `width` bits, not zero, with a clear sign bit.
  ///   - width: n for a pattern, n + 1 for the words between two of them, at which rounding decides.
  /// - Returns: the exact value.
  func magnitude(word: UInt64, width: Int) -> Double {
    let longest = regimeLimit ?? width - 1
    var position = width - 2
    func bit() -> Int { position >= 0 ? Int(word >> UInt64(position)) & 1 : 0 }
    let first = bit()
    var run = 0
    while position >= 0, run < longest, bit() == first {
      run += 1
      position -= 1
    }
    if run < longest { position -= 1 }
    var exponent = 0
    for _ in 0..<es {
      exponent = 2 * exponent + bit()
      position -= 1
    }
    let fractionBits = max(0, position + 1)
    let fraction = Double(word & (1 << UInt64(fractionBits) - 1)) / powerOfTwo(fractionBits)
    let regime = first == 1 ? run - 1 : -run
    return powerOfTwo(regime << es + exponent) * (1 + fraction)
  }

  /// The last pattern whose value is not above a magnitude of at least minpos.
  func lowerPattern(_ magnitude: Double) -> UInt64 {
    var lower: UInt64 = 1
    var upper = UInt64(largestPattern) + 1
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if self.magnitude(word: middle, width: n) <= magnitude {
        lower = middle
      } else {
        upper = middle
      }
    }
    return lower
  }
}
