#pragma once

// Posits carried by float32 lanes: eight elements in one register, for n <= 16 and
// maxpos <= 2^56, so that products and quotients of two posits and their error terms stay in
// float32's normal range.
//
// The method. Read a pattern of 0..2h, where h = 2^(n-2) is the pattern of 1, as an integer y.
// For y <= h its leading bit ends the regime, so bits(float(y)) holds the regime in the exponent
// field and the posit's exponent and fraction behind it: shifted left by es and lowered by a
// constant they are L(y) = bits(value) - bits(1.0). And L is odd about h, L(2h - y) = -L(y): that
// is what the complemented regime means. So the conversions between integer and float find and
// write the regime, without counting zeros.
//
// Backwards the same map is continuous and piecewise linear, and at a real number y it gives the
// unbounded bit string of a value, cut after n bits: rounding y to the nearest integer, ties to
// even, is the standard's rule on that string. (2h is even, so the reflection keeps the parity.)

#include "PatternLanes.h"

#if POSIT_HAS_LANES
typedef struct {
  pattern_lanes patterns;
  __m256i decode_offset;  // bits(float(h)) << es
  __m256i encode_offset;  // bits(float(h))
  __m256i dropped_mask;   // the es low bits, which the shift by es drops
} float_format;

LANE_INLINE float_format float_format_for(int n, int es) {
  uint32_t unit = (uint32_t)(127 + n - 2) << 23;
  float_format format = {
    .patterns = pattern_lanes_for(n, es),
    .decode_offset = _mm256_set1_epi32((int)(unit << es)),
    .encode_offset = _mm256_set1_epi32((int)unit),
    .dropped_mask = _mm256_set1_epi32((1 << es) - 1),
  };
  return format;
}

/// The values of eight patterns, exactly: zero is +0, NaR the quiet NaN with its sign clear.
LANE_INLINE __m256 float_decode(__m256i x, float_format format) {
  const reflected_patterns p = reflect_patterns(x, format.patterns);
  const __m256i field = _mm256_castps_si256(_mm256_cvtepi32_ps(p.y));
  const __m256i distance = _mm256_sub_epi32(
    _mm256_sll_epi32(field, format.patterns.exponent_size), format.decode_offset);
  const __m256i magnitude = _mm256_add_epi32(
    _mm256_sign_epi32(distance, p.below_one), _mm256_set1_epi32(0x3F800000));
  return signed_floats(magnitude, x, p.y);
}

/// The integers nearest to the y of eight values, from the size of L = bits(value) - bits(1); 0 or
/// less for zero, infinity, NaN and for all beyond maxpos and minpos.
LANE_INLINE __m256i float_nearest(__m256i size, float_format format) {
  // Shift right by es; what is dropped stays behind as a sticky last bit.
  const __m256i sticky = _mm256_add_epi32(
    _mm256_and_si256(size, format.dropped_mask), format.dropped_mask);
  const __m256i below_h = _mm256_srl_epi32(
    _mm256_or_si256(size, sticky), format.patterns.exponent_size);
  const __m256i field = _mm256_sub_epi32(format.encode_offset, below_h);
  return _mm256_cvtps_epi32(_mm256_castsi256_ps(field));
}

/// The patterns eight values round to: the one rounding of this carrier.
///
/// A value that is itself rounded must be rounded to odd (its last bit set if inexact). Zero gives
/// 0, NaN and infinities NaR; all else saturates at minpos and maxpos.
LANE_INLINE __m256i float_encode(__m256 value, float_format format) {
  const __m256i h = format.patterns.one_pattern;
  const __m256i bits = _mm256_castps_si256(value);
  const __m256i magnitude = _mm256_and_si256(bits, _mm256_set1_epi32(0x7FFFFFFF));
  const __m256i distance = _mm256_sub_epi32(magnitude, _mm256_set1_epi32(0x3F800000));
  const __m256i nearest = float_nearest(_mm256_abs_epi32(distance), format);
  // Real values stay between minpos and maxpos: y >= 1. Zero, infinity and NaN have y = 0, which
  // is the pattern 0 below h and NaR above it. One comparison finds them: magnitude - 1, unsigned.
  const __m256i special = _mm256_cmpgt_epi32(
    _mm256_add_epi32(magnitude, _mm256_set1_epi32(0x7FFFFFFF)),
    _mm256_set1_epi32((int)(0x7F800000u - 2 + 0x80000000u)));
  const __m256i y = _mm256_max_epi32(nearest, _mm256_add_epi32(special, _mm256_set1_epi32(1)));
  const __m256i pattern = _mm256_add_epi32(h, _mm256_sign_epi32(_mm256_sub_epi32(h, y), distance));
  return _mm256_and_si256(_mm256_sign_epi32(pattern, bits), format.patterns.pattern_mask);
}
#endif
