#pragma once

// Posits carried by float64 lanes: eight elements in two registers, for every n <= 32, es <= 4
// (products and quotients stay within 2^-960..2^960). The method is that of FloatCarrier.h.
//
// `low` holds elements 0 1 4 5 and `high` elements 2 3 6 7, the order in which AVX2 widens.

#include "PatternLanes.h"

#if POSIT_HAS_LANES
typedef struct {
  __m256d low;
  __m256d high;
} double_pair;

typedef struct {
  pattern_lanes patterns;
  __m256i below_one_offset;  // bits(1.0) - (bits(double(h)) << es)
  __m256i above_one_offset;  // bits(1.0) + (bits(double(h)) << es)
  __m256i encode_offset;     // bits(double(h))
  __m256i dropped_mask;      // the es low bits
} double_format;

LANE_INLINE double_format double_format_for(int n, int es) {
  const uint64_t one = (uint64_t)1023 << 52;
  const uint64_t unit = (uint64_t)(1023 + n - 2) << 52;
  double_format format = {
    .patterns = pattern_lanes_for(n, es),
    .below_one_offset = _mm256_set1_epi64x((long long)(one - (unit << es))),
    .above_one_offset = _mm256_set1_epi64x((long long)(one + (unit << es))),
    .encode_offset = _mm256_set1_epi64x((long long)unit),
    .dropped_mask = _mm256_set1_epi64x((1 << es) - 1),
  };
  return format;
}

/// |value| of four patterns from y and, on top of each lane, the sign of h - |x|. Of no meaning for
/// zero and NaR, whose y is 0.
LANE_INLINE __m256d double_magnitudes(__m256d y, __m256i below_one, double_format format) {
  const __m256i field = _mm256_sll_epi64(
    _mm256_castpd_si256(y), format.patterns.exponent_size);
  return _mm256_blendv_pd(
    _mm256_castsi256_pd(_mm256_add_epi64(field, format.below_one_offset)),
    _mm256_castsi256_pd(_mm256_sub_epi64(format.above_one_offset, field)),
    _mm256_castsi256_pd(below_one));
}

/// y as doubles, exactly: its bits behind those of 2^52, then 2^52 is taken away.
LANE_INLINE double_pair double_from_natural(__m256i y) {
  const __m256i upper_of_2_to_52 = _mm256_set1_epi32(0x43300000);
  const __m256d two_to_52 = _mm256_set1_pd(0x1p52);
  double_pair values = {
    .low = _mm256_sub_pd(
      _mm256_castsi256_pd(_mm256_unpacklo_epi32(y, upper_of_2_to_52)), two_to_52),
    .high = _mm256_sub_pd(
      _mm256_castsi256_pd(_mm256_unpackhi_epi32(y, upper_of_2_to_52)), two_to_52),
  };
  return values;
}

/// The sign and the special cases put on four magnitudes; `sign` is all ones for a negative
/// pattern or NaR, else zero.
LANE_INLINE __m256d double_signed(__m256d magnitude, __m256d y, __m256i sign) {
  const __m256d negative = _mm256_castsi256_pd(sign);
  const __m256d value = _mm256_or_pd(magnitude, _mm256_and_pd(negative, _mm256_set1_pd(-0.0)));
  const __m256d special_value = _mm256_and_pd(
    negative, _mm256_castsi256_pd(_mm256_set1_epi64x(0x7FF8000000000000)));
  const __m256d special = _mm256_cmp_pd(y, _mm256_setzero_pd(), _CMP_EQ_OQ);
  return _mm256_blendv_pd(value, special_value, special);
}

/// The values of eight patterns, exactly: zero is +0, NaR the quiet NaN with its sign clear.
LANE_INLINE double_pair double_decode(__m256i x, double_format format) {
  const reflected_patterns p = reflect_patterns(x, format.patterns);
  const __m256i sign = _mm256_srai_epi32(x, 31);
  const double_pair y = double_from_natural(p.y);
  const __m256d low = double_magnitudes(
    y.low, _mm256_unpacklo_epi32(p.below_one, p.below_one), format);
  const __m256d high = double_magnitudes(
    y.high, _mm256_unpackhi_epi32(p.below_one, p.below_one), format);
  double_pair values = {
    .low = double_signed(low, y.low, _mm256_unpacklo_epi32(sign, sign)),
    .high = double_signed(high, y.high, _mm256_unpackhi_epi32(sign, sign)),
  };
  return values;
}

/// The float32 that eight patterns round to by IEEE rules (subnormals, infinity), in order: sign
/// and special cases are cheaper behind the rounding.
LANE_INLINE __m256 double_decode_to_float32(__m256i x, double_format format) {
  const reflected_patterns p = reflect_patterns(x, format.patterns);
  const double_pair y = double_from_natural(p.y);
  double_pair magnitudes = {
    .low = double_magnitudes(y.low, _mm256_unpacklo_epi32(p.below_one, p.below_one), format),
    .high = double_magnitudes(y.high, _mm256_unpackhi_epi32(p.below_one, p.below_one), format),
  };
  const __m256 joined = _mm256_set_m128(
    _mm256_cvtpd_ps(magnitudes.high), _mm256_cvtpd_ps(magnitudes.low));
  const __m256d ordered = _mm256_permute4x64_pd(_mm256_castps_pd(joined), 0xD8);
  return signed_floats(_mm256_castpd_si256(ordered), x, p.y);
}

/// Four of the eight lanes of `double_encode`: the nearest integers y, 0 or less for zero,
/// infinity, NaN and for all beyond maxpos and minpos.
LANE_INLINE __m128i double_encode_half(__m256d value, double_format format) {
  const __m256d magnitude = _mm256_andnot_pd(_mm256_set1_pd(-0.0), value);
  const __m256d one = _mm256_set1_pd(1.0);
  // |bits(magnitude) - bits(1)|: positive doubles are ordered as their bits are. The operands'
  // order matters for NaN, which must stay away from 1.
  const __m256i size = _mm256_sub_epi64(
    _mm256_castpd_si256(_mm256_max_pd(one, magnitude)),
    _mm256_castpd_si256(_mm256_min_pd(magnitude, one)));
  const __m256i sticky = _mm256_add_epi64(
    _mm256_and_si256(size, format.dropped_mask), format.dropped_mask);
  const __m256i below_h = _mm256_srl_epi64(
    _mm256_or_si256(size, sticky), format.patterns.exponent_size);
  const __m256i field = _mm256_sub_epi64(format.encode_offset, below_h);
  return _mm256_cvtpd_epi32(_mm256_castsi256_pd(field));
}

/// The patterns eight values round to: the one rounding of this carrier; as `float_encode`.
LANE_INLINE __m256i double_encode(double_pair values, double_format format) {
  const __m256i h = format.patterns.one_pattern;
  const __m256i nearest = _mm256_permute4x64_epi64(
    _mm256_set_m128i(
      double_encode_half(values.high, format), double_encode_half(values.low, format)),
    0xD8);
  const __m256 low = _mm256_castpd_ps(values.low);
  const __m256 high = _mm256_castpd_ps(values.high);
  const __m256i lower = _mm256_castps_si256(_mm256_shuffle_ps(low, high, 0x88));
  // The upper halves, made odd if a bit of the lower half is set: sign, zero, infinity and the
  // side of 1 can then be told from 32 bits.
  const __m256i upper = _mm256_or_si256(
    _mm256_castps_si256(_mm256_shuffle_ps(low, high, 0xDD)),
    _mm256_min_epu32(lower, _mm256_set1_epi32(1)));
  const __m256i magnitude = _mm256_and_si256(upper, _mm256_set1_epi32(0x7FFFFFFF));
  const __m256i distance = _mm256_sub_epi32(magnitude, _mm256_set1_epi32(0x3FF00000));
  const __m256i special = _mm256_cmpgt_epi32(
    _mm256_add_epi32(magnitude, _mm256_set1_epi32(0x7FFFFFFF)),
    _mm256_set1_epi32((int)(0x7FF00000u - 2 + 0x80000000u)));
  const __m256i y = _mm256_max_epi32(nearest, _mm256_add_epi32(special, _mm256_set1_epi32(1)));
  const __m256i pattern = _mm256_add_epi32(h, _mm256_sign_epi32(_mm256_sub_epi32(h, y), distance));
  return _mm256_and_si256(_mm256_sign_epi32(pattern, upper), format.patterns.pattern_mask);
}
#endif
