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

  private static func round(
    _ source: UnsafePointer<Float>?, _ destination: UnsafeMutablePointer<Float>?, _ count: Int,
    _ constants: KernelConstants, _ isPosit: Bool, _ rounding: RoundingMode,
    _ randomness: RandomStream?
  ) {
    let key = randomness?.key ?? .zero
    let nonce = randomness?.nonce ?? .zero
    var stream = quantization_stream(key: (key[0], key[1]), nonce: (nonce[0], nonce[1]))
    var constants = constants
    let mode =
      switch rounding {
      case .nearest: QUANTIZATION_NEAREST
      case .towardZero: QUANTIZATION_TOWARD_ZERO
      case .stochastic: QUANTIZATION_STOCHASTIC
      }
    quantization_round(
      source, destination, count, isPosit ? QUANTIZATION_POSIT : QUANTIZATION_IEEE, mode,
      &constants, &stream)
  }
}
