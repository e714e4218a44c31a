import CQuantizationKernels

/// The bulk rounding of one value on the bits of float32: what `round_vector` in RoundVectors.h does
/// to eight.
///
/// The method: on the linear logarithm of `KernelConstants`, clamp, find the position below which bits
/// are cut off, round there by adding and masking, and go back. A carry runs into the exponent as it
/// should, and exponent bits that a long regime pushes out of a posit are cut by the same mask.
struct PortableKernel {
  let constants: KernelConstants

  /// The bits of the rounded value; `isPosit` and `rounding` must be literals where speed counts.
  @inline(__always)
  func round(
    _ bits: UInt32, word: UInt32, isPosit: Bool, rounding: RoundingMode
  ) -> UInt32 {
    let c = constants
    let sign = bits & 0x8000_0000
    let magnitude = Int32(bitPattern: bits & 0x7FFF_FFFF)
    var logarithm = max(magnitude, c.smallest)
    let position: Int32
    let parity: Int32
    if isPosit {
      logarithm = min(logarithm, c.largest) &- c.one
      let belowOne = logarithm &>> 31
      position = min((logarithm ^ belowOne) &>> c.regime_shift, c.longest_run) &+ c.cut_at_one
      // The last kept bit may be the one that ends the regime: 1 below one, 0 above.
      let regimeBit: Int32 = 1 &<< c.regime_shift
      parity = (logarithm & (regimeBit &- 1)) | (belowOne & regimeBit)
    } else {
      position = (max(c.normal_above &- logarithm, 0) &>> 23) &+ c.cut_of_normal
      // Deep among the subnormals the last kept bit is the hidden one.
      parity = (logarithm & 0x007F_FFFF) | 0x0080_0000
    }

    let keptBits: Int32 = -1 &<< position
    let cutBits = ~keptBits
    var rounded = logarithm & keptBits
    var drawnZero = false
    switch rounding {
    case .nearest:
      let odd = (parity &>> position) & 1 & cutBits
      let almostHalf = Int32(bitPattern: UInt32(bitPattern: cutBits) &>> 1)
      rounded = (logarithm &+ almostHalf &+ odd) & keptBits
    case .towardZero:
      break
    case .stochastic:
      let rest = logarithm & cutBits
      let part = position == 0 ? 0 : UInt32(bitPattern: rest) &<< UInt32(32 &- position)
      var goesUp = word < part
      if isPosit, position > 23 {
        goesUp = drawIsUpAcrossBinades(rest: rest, step: cutBits &+ 1, word: word)
      }
      // 2^position is the negative of keptBits.
      rounded = rounded &- (goesUp ? keptBits : 0)
      if magnitude != 0, magnitude < c.near_zero_below {
        drawnZero = Double(word) * c.near_zero_whole >= Double(float(magnitude)) * 0x1p32
      }
    }
    let isZero = magnitude <= c.zero_at_most || drawnZero

    if isPosit {
      if magnitude > 0x7F7F_FFFF { return 0x7FC0_0000 }
      return isZero ? 0 : UInt32(bitPattern: rounded &+ c.one) | sign
    }
    if magnitude > 0x7F80_0000 { return 0x7FC0_0000 }
    if rounded > c.overflow_above {
      return UInt32(bitPattern: c.overflow_result)
        | (sign & UInt32(bitPattern: c.overflow_sign_mask))
    }
    return isZero ? sign : UInt32(bitPattern: min(rounded, c.largest)) | sign
  }

  /// Whether word * (2^d - 1) < (m - 1) * 2^32, where the neighbours are 2^a and 2^(a+d), d > 1, and
  /// the value is m 2^a: what is cut off holds exponent bits, and values are not linear in the bits there.
  @inline(__always)
  private func drawIsUpAcrossBinades(rest: Int32, step: Int32, word: UInt32) -> Bool {
    let bitsOfOne: Int32 = 127 << 23
    let m = Double(float(rest &+ bitsOfOne))
    let width = Double(float(step &+ bitsOfOne)) - 1
    return Double(word) * width < (m - 1) * 0x1p32
  }

  @inline(__always)
  private func float(_ bits: Int32) -> Float { Float(bitPattern: UInt32(bitPattern: bits)) }
}
