extension PositEngine {
  /// The sum of two nonzero reals sigA * 2^scaleA and sigB * 2^scaleB, signs apart, in a frame of
  /// 64 or 128 bits.
  ///
  /// Each significand has its leading 1 at the top bit of the frame and its two lowest bits clear.
  /// The result has the same shape, with everything below the frame jammed into its lowest bit: a
  /// nonzero tail makes that bit 1. Jamming is safe because a tail arises only when the scales
  /// differ by two or more, and then the difference loses at most one leading bit, so that the
  /// lowest bit stays behind every guard bit. `significand` is 0 on exact cancellation.
  @inlinable @inline(__always)
  static func alignedSum<Frame: FixedWidthInteger & UnsignedInteger>(
    negativeA: Bool, scaleA: Int, significandA: Frame,
    negativeB: Bool, scaleB: Int, significandB: Frame
  ) -> (negative: Bool, scale: Int, significand: Frame) {
    let aFirst =
      scaleA > scaleB || (scaleA == scaleB && significandA >= significandB)
    // One bit of headroom for the carry.
    let large = (aFirst ? significandA : significandB) &>> 1
    let small = (aFirst ? significandB : significandA) &>> 1
    let scale = aFirst ? scaleA : scaleB
    let negative = aFirst ? negativeA : negativeB
    let distance = aFirst ? scaleA &- scaleB : scaleB &- scaleA
    let shift = Frame(truncatingIfNeeded: min(distance, Frame.bitWidth &- 1))
    let moved = small &>> shift
    let lost = (moved &<< shift) != small
    let aligned = moved | (lost ? 1 : 0)
    let sum = negativeA == negativeB ? large &+ aligned : large &- aligned
    let zeros = sum.leadingZeroBitCount
    return (
      negative, scale &+ 1 &- zeros, sum &<< Frame(truncatingIfNeeded: zeros)
    )
  }

  /// Rounds a real whose significand has 128 bits, the leading 1 at bit 127.
  @inlinable @inline(__always)
  static func roundAndEncode(
    negative: Bool, scale: Int, significand: UInt128, sticky: Bool, n: Int, es: Int
  ) -> UInt64 {
    roundAndEncode(
      negative: negative, scale: scale,
      significand: UInt64(truncatingIfNeeded: significand &>> 64),
      sticky: sticky || UInt64(truncatingIfNeeded: significand) != 0, n: n, es: es)
  }
}
