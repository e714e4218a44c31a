import CQuantizationKernels
import Randomness

/// The bridge to the vector kernels in C, and the only unsafe code of this module.
enum VectorKernel {
  /// Whether this processor runs them (x86 with AVX2).
  static let isAvailable = quantization_vectors_available()

  /// Rounds every value of `source` into `destination`.
  static func round(
    _ source: Span<Float>, into destination: inout MutableSpan<Float>,
    constants: KernelConstants, isPosit: Bool, rounding: RoundingMode, randomness: RandomStream?
  ) {
    source.withUnsafeBufferPointer { from in
      destination.withUnsafeMutableBufferPointer { to in
        round(
          from.baseAddress, to.baseAddress, from.count, constants, isPosit, rounding, randomness)
      }
    }
  }

  /// Rounds every value where it lies.
  static func roundInPlace(
    _ values: inout MutableSpan<Float>, constants: KernelConstants, isPosit: Bool,
    rounding: RoundingMode, randomness: RandomStream?
  ) {
    values.withUnsafeMutableBufferPointer { both in
      round(
        UnsafePointer(both.baseAddress), both.baseAddress, both.count, constants, isPosit, rounding,
        randomness)
    }
  }

  /// Rounds the values of blocks where they lie.
  static func roundBlocks(
    _ values: inout MutableSpan<Float>, layout: BlockLayout, size: Int, _ kernel: BlockKernel
  ) {
    var layout = quantization_block_layout(
      outer: layout.outer, length: layout.length, inner: layout.inner, size: size)
    var constants = kernel.constants
    var scaling = kernel.scaling
    var stream = Self.stream(kernel.randomness)
    values.withUnsafeMutableBufferPointer { both in
      // An empty tensor has no blocks, and may have no address.
      guard let start = both.baseAddress, !both.isEmpty else { return }
      quantization_round_blocks(
        start, &layout, &scaling, family(isPosit: kernel.isPosit), mode(kernel.rounding),
        &constants, &stream)
    }
  }

  private static func round(
    _ source: UnsafePointer<Float>?, _ destination: UnsafeMutablePointer<Float>?, _ count: Int,
    _ constants: KernelConstants, _ isPosit: Bool, _ rounding: RoundingMode,
    _ randomness: RandomStream?
  ) {
    var stream = Self.stream(randomness)
    var constants = constants
    quantization_round(
      source, destination, count, family(isPosit: isPosit), mode(rounding), &constants, &stream)
  }

  private static func stream(_ randomness: RandomStream?) -> quantization_stream {
    let key = randomness?.key ?? .zero
    let nonce = randomness?.nonce ?? .zero
    return quantization_stream(key: (key[0], key[1]), nonce: (nonce[0], nonce[1]))
  }

  private static func family(isPosit: Bool) -> quantization_family {
    isPosit ? QUANTIZATION_POSIT : QUANTIZATION_IEEE
  }

  private static func mode(_ rounding: RoundingMode) -> quantization_rounding {
    switch rounding {
    case .nearest: QUANTIZATION_NEAREST
    case .towardZero: QUANTIZATION_TOWARD_ZERO
    case .stochastic: QUANTIZATION_STOCHASTIC
    }
  }
}
