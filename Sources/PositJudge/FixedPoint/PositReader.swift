import PositOracle

/// Reads posit words and rounding boundaries by counting leading bits.
///
/// Fast, held to `OracleFormat.dyadic`, and independent of the codec that is judged.
package struct PositReader: Sendable {
  package let n: Int
  package let es: Int
  package let mask: UInt64
  package let nar: UInt64
  package let maxPos: UInt64

  package init(n: Int, es: Int) {
    self.n = n
    self.es = es
    mask = UInt64.max >> UInt64(64 - n)
    nar = 1 << UInt64(n - 1)
    maxPos = nar - 1
  }

  /// The reader of a format.
  package init(_ format: OracleFormat) { self.init(n: format.n, es: format.es) }

  /// The pattern of 1.
  package var one: UInt64 { 1 &<< UInt64(n &- 2) }

  /// The value of a pattern that is not NaR.
  package func value(_ pattern: UInt64) -> ScaledSignificand {
    let isNegative = pattern & nar != 0
    let magnitude = isNegative ? (0 &- pattern) & mask : pattern
    var value = magnitudeValue(magnitude, width: n - 1)
    value.isNegative = isNegative
    return value
  }

  /// The boundary below a positive pattern above minPos: the word of n+1 bits before its own.
  package func boundaryBelow(_ magnitude: UInt64) -> ScaledSignificand {
    magnitudeValue(2 &* magnitude &- 1, width: n)
  }

  /// The boundary above a positive pattern below maxPos: its word followed by a 1 bit.
  package func boundaryAbove(_ magnitude: UInt64) -> ScaledSignificand {
    magnitudeValue(2 &* magnitude &+ 1, width: n)
  }

  /// The value of a positive posit of `width` bits behind its sign, or zero.
  ///
  /// Bits that the regime pushes off the end of the word count as zeros.
  func magnitudeValue(_ body: UInt64, width: Int) -> ScaledSignificand {
    if body == 0 { return ScaledSignificand(isNegative: false, significand: 0, exponent: 0) }
    let aligned = body << UInt64(64 - width)
    let isOnes = aligned >> 63 == 1
    // Behind the word stand zeros, so a run of ones ends with it; one of zeros ends at a set bit.
    let run = isOnes ? (~aligned).leadingZeroBitCount : aligned.leadingZeroBitCount
    let regime = isOnes ? run - 1 : -run
    let rest = run >= 63 ? 0 : aligned &<< UInt64(run + 1)
    let exponent = es == 0 ? 0 : Int(rest &>> UInt64(64 - es))
    let fraction = rest &<< UInt64(es)
    return ScaledSignificand(
      isNegative: false, significand: 1 << 63 | fraction >> 1,
      exponent: regime << es + exponent - 63)
  }
}
