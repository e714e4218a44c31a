import CQuantizationKernels

/// How the bulk kernels see a number format: as thresholds and positions on the bits of float32.
///
/// The bits of a positive float32, less those of 1, are its logarithm to base 2 in fixed point with 23
/// bits, but for the curvature in a binade: the *linear logarithm*. Both posits and IEEE-style formats
/// cut it into pieces; a piece only says at which bit *position* it is cut. What a field means:
///
/// - smallest, largest: the bits of the smallest and largest finite magnitude.
/// - zero_at_most: magnitudes up to here become zero, whatever is drawn.
/// - near_zero_below: nonzero magnitudes below here become zero or smallest, at random.
/// - near_zero_whole: smallest, as a double.
/// - one (posits): the bits of 1, that is of 2^k.
/// - cut_at_one (posits): the bits cut off next to 1, 26 - n + es; each longer regime cuts one more.
/// - longest_run (posits): the most that the regime takes from the rest, n - 3; in b-posits rs - 2,
///   since a run of rs bits has no bit that ends it.
/// - regime_shift (posits): the position of the regime in the logarithm, 23 + es.
/// - normal_above (IEEE): the bits of the smallest normal magnitude, plus one binade, less 1.
/// - cut_of_normal (IEEE): the bits cut off a normal value, 24 - precision; one more in each binade
///   below.
/// - overflow_above (IEEE): rounded magnitudes above here become overflow_result, with the sign where
///   overflow_sign_mask lets it through.
typealias KernelConstants = quantization_constants
