import CQuantizationKernels
import Randomness

/// How the bulk kernels find the scale of a block.
///
/// With the bits of amax, the largest magnitude, as an integer: exponent + 127 is
/// (bits + addend) >> 23, less the exponent of the target; the addend is 0 for `floor`, all fraction bits
/// for `ceil`, half of the element's last place for `even`. `rceil` is `ceil` of a product.
typealias BlockScaleConstants = quantization_block_scale

extension BlockScaleRule {
  func constants(_ element: ElementFormat) -> BlockScaleConstants {
    let target = BlockScaleTarget(element)
    let addend: Int32 =
      switch self {
      case .floor: 0
      case .ceil, .rceil: 0x007F_FFFF
      case .even: 1 << Int32(22 - target.fractionBits)
      }
    return BlockScaleConstants(
      addend: addend, target_exponent: self == .rceil ? 0 : Int32(target.exponent),
      multiplies: self == .rceil, reciprocal: target.reciprocal)
  }
}

/// Rounding in blocks for processors without vector kernels: what `quantization_round_blocks` in
/// RoundBlocks.c does, one value at a time.
struct BlockKernel {
  let constants: KernelConstants
  let scaling: BlockScaleConstants
  let isPosit: Bool
  let rounding: RoundingMode
  let randomness: RandomStream?

  func round(_ values: inout MutableSpan<Float>, layout: BlockLayout, size: Int) {
    let kernel = PortableKernel(constants: constants)
    for o in 0..<layout.outer {
      for start in stride(from: 0, to: layout.length, by: size) {
        let count = min(size, layout.length - start)
        for i in 0..<layout.inner {
          let first = (o * layout.length + start) * layout.inner + i
          round(&values, first: first, count: count, step: layout.inner, kernel)
        }
      }
    }
  }

  private func round(
    _ values: inout MutableSpan<Float>, first: Int, count: Int, step: Int, _ kernel: PortableKernel
  ) {
    var amax: Int32 = 0
    for place in 0..<count {
      amax = max(amax, Int32(bitPattern: values[first + place * step].magnitude.bitPattern))
    }
    guard amax <= 0x7F7F_FFFF else {
      for place in 0..<count { values[first + place * step] = .nan }
      return
    }
    let scale = pattern(amax: amax)
    let down = Self.powerOfTwo(254 - scale)
    let up = Self.powerOfTwo(scale)
    for place in 0..<count {
      let index = first + place * step
      let word = rounding == .stochastic ? randomness?.word(at: UInt64(index)) ?? 0 : 0
      var quotient = (values[index] * down).bitPattern
      // What became zero was not: the smallest number is rounded like it.
      if quotient & 0x7FFF_FFFF == 0, values[index] != 0 { quotient |= 1 }
      let rounded = kernel.round(quotient, word: word, isPosit: isPosit, rounding: rounding)
      let product = (Float(bitPattern: rounded) * up).bitPattern
      values[index] = Float(
        bitPattern: product & 0x8000_0000 | min(product & 0x7FFF_FFFF, 0x7F7F_FFFF))
    }
  }

  /// The scale's pattern, 0...254.
  private func pattern(amax: Int32) -> Int32 {
    var bits = amax
    if scaling.multiplies {
      let product = Float(bitPattern: UInt32(bitPattern: amax)) * scaling.reciprocal
      bits = Int32(bitPattern: product.bitPattern)
      // 2^-127 and less: their exponent field is 0 without more ado only for `floor`.
      if bits <= 0x0040_0000 { return 0 }
    }
    return min(max((bits &+ scaling.addend) >> 23 &- scaling.target_exponent, 0), 254)
  }

  /// 2^(pattern - 127), of which 2^-127 is a subnormal number.
  private static func powerOfTwo(_ pattern: Int32) -> Float {
    Float(bitPattern: pattern == 0 ? 0x0040_0000 : UInt32(pattern) << 23)
  }
}
