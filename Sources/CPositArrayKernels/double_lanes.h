// Posits in four float64 lanes: for n <= 32, es <= 4, where float64 holds every posit and the scale
// of every product and quotient. The method is that of float_lanes.h, which explains it.
#pragma once
#include "float_lanes.h"

typedef struct {
  __m256i unit, scale_limit, exponent_mask;
  __m128i one, wrap, pattern_mask, es, unused_bits;
} double_lanes;

LANES double_lanes double_lanes_for(int n, int es) {
  double_lanes k;
  k.unit = _mm256_set1_epi64x((int64_t)(1023 + n - 2) << 52);
  k.scale_limit = _mm256_set1_epi64x((int64_t)((n - 2) << es) << 52);
  k.exponent_mask = _mm256_set1_epi64x((1 << es) - 1);
  k.one = _mm_set1_epi32(1 << (n - 2));
  k.wrap = _mm_set1_epi32((int)(1u << (n - 1)));
  k.pattern_mask = _mm_set1_epi32((int)(0xFFFFFFFFu >> (32 - n)));
  k.es = _mm_cvtsi32_si128(es);
  k.unused_bits = _mm_cvtsi32_si128(32 - n);
  return k;
}

// Patterns in the n low bits to values; zero to +0, NaR to a quiet NaN.
LANES __m256d double_lanes_decode(__m128i pattern, double_lanes k) {
  __m128i x = _mm_sra_epi32(_mm_sll_epi32(pattern, k.unused_bits), k.unused_bits);
  __m128i magnitude = _mm_abs_epi32(x);
  __m128i m = _mm_min_epu32(magnitude, _mm_sub_epi32(k.wrap, magnitude));
  __m256i bits = _mm256_castpd_si256(_mm256_cvtepi32_pd(m));
  __m256i log = _mm256_sll_epi64(_mm256_sub_epi64(bits, k.unit), k.es);
  __m256i above_one = _mm256_cvtepi32_epi64(_mm_cmpgt_epi32(magnitude, k.one));
  log = _mm256_sub_epi64(_mm256_xor_si256(log, above_one), above_one);
  __m256i value = _mm256_add_epi64(log, _mm256_set1_epi64x((int64_t)1023 << 52));
  __m256i wide = _mm256_cvtepi32_epi64(x);
  value = _mm256_or_si256(value, _mm256_slli_epi64(_mm256_srli_epi64(wide, 63), 63));
  __m256i negative = _mm256_cvtepi32_epi64(_mm_srai_epi32(x, 31));
  __m256i special = _mm256_and_si256(negative, _mm256_set1_epi64x(0x7FF8000000000000));
  __m256i is_special = _mm256_cvtepi32_epi64(_mm_cmpeq_epi32(m, _mm_setzero_si128()));
  return _mm256_castsi256_pd(_mm256_blendv_epi8(value, special, is_special));
}

// The upper halves of four 64-bit lanes.
LANES __m128i upper_halves(__m256i lanes) {
  __m128 low = _mm_castsi128_ps(_mm256_castsi256_si128(lanes));
  __m128 high = _mm_castsi128_ps(_mm256_extracti128_si256(lanes, 1));
  return _mm_castps_si128(_mm_shuffle_ps(low, high, 0xDD));
}

// Values to patterns in the n low bits; a value may carry its sticky bit as its last bit.
LANES __m128i double_lanes_encode(__m256d value, double_lanes k) {
  const __m256i bias = _mm256_set1_epi64x((int64_t)1023 << 52);
  __m256i bits = _mm256_castpd_si256(value);
  __m256i magnitude = _mm256_and_si256(bits, _mm256_set1_epi64x(INT64_MAX));
  __m256i log = _mm256_sub_epi64(magnitude, bias);
  __m256i below_one = _mm256_cmpgt_epi64(_mm256_setzero_si256(), log);
  __m256i distance = _mm256_sub_epi64(_mm256_xor_si256(log, below_one), below_one);
  __m256i beyond = _mm256_cmpgt_epi64(distance, k.scale_limit);
  distance = _mm256_blendv_epi8(distance, k.scale_limit, beyond);
  __m256i folded = _mm256_sub_epi64(k.scale_limit, distance);
  __m256i lost = _mm256_and_si256(folded, k.exponent_mask);
  __m256i exact = _mm256_cmpeq_epi64(lost, _mm256_setzero_si256());
  __m256i sticky = _mm256_add_epi64(exact, _mm256_set1_epi64x(1));
  __m256i real = _mm256_or_si256(_mm256_srl_epi64(folded, k.es), sticky);
  __m128i m = _mm256_cvtpd_epi32(_mm256_castsi256_pd(_mm256_add_epi64(real, bias)));
  // Signs and specials in the upper halves, which hold sign, exponent and more.
  __m128i upper = upper_halves(bits);
  __m128i below = upper_halves(below_one);
  __m128i pattern = _mm_blendv_epi8(_mm_sub_epi32(k.wrap, m), m, below);
  pattern = _mm_sign_epi32(pattern, _mm_or_si128(upper, _mm_set1_epi32(1)));
  __m256i zero = _mm256_cmpeq_epi64(magnitude, _mm256_setzero_si256());
  __m128i exponent = _mm_and_si128(upper, _mm_set1_epi32(0x7FFFFFFF));
  __m128i is_nar = _mm_cmpgt_epi32(exponent, _mm_set1_epi32(0x7FEFFFFF));
  pattern = _mm_blendv_epi8(_mm_andnot_si128(upper_halves(zero), pattern), k.wrap, is_nar);
  return _mm_and_si128(pattern, k.pattern_mask);
}

// A value rounded to nearest to the same rounded to odd; see float_lanes_to_odd.
LANES __m256d double_lanes_to_odd(__m256d value, __m256d error) {
  __m256i bits = _mm256_castpd_si256(value);
  __m256d inexact = _mm256_cmp_pd(error, _mm256_setzero_pd(), _CMP_NEQ_OQ);
  __m256i mask = _mm256_castpd_si256(inexact);
  __m256i differ = _mm256_and_si256(_mm256_xor_si256(bits, _mm256_castpd_si256(error)), mask);
  bits = _mm256_sub_epi64(bits, _mm256_srli_epi64(differ, 63));
  return _mm256_castsi256_pd(_mm256_or_si256(bits, _mm256_srli_epi64(mask, 63)));
}

// The error of sum = a + b, exact.
LANES __m256d double_lanes_sum_error(__m256d a, __m256d b, __m256d sum) {
  __m256d part = _mm256_sub_pd(sum, a);
  return _mm256_add_pd(_mm256_sub_pd(a, _mm256_sub_pd(sum, part)), _mm256_sub_pd(b, part));
}

LANES __m256d double_lanes_add(__m256d a, __m256d b) {
  __m256d sum = _mm256_add_pd(a, b);
  return double_lanes_to_odd(sum, double_lanes_sum_error(a, b, sum));
}

LANES __m256d double_lanes_multiply(__m256d a, __m256d b) {
  __m256d product = _mm256_mul_pd(a, b);
  return double_lanes_to_odd(product, _mm256_fmsub_pd(a, b, product));
}

LANES __m256d double_lanes_divide(__m256d a, __m256d b) {
  __m256d quotient = _mm256_div_pd(a, b);
  __m256d rest = _mm256_fnmadd_pd(quotient, b, a);
  __m256d sign = _mm256_and_pd(b, _mm256_castsi256_pd(_mm256_set1_epi64x(INT64_MIN)));
  return double_lanes_to_odd(quotient, _mm256_xor_pd(rest, sign));
}

LANES __m256d double_lanes_sqrt(__m256d a) {
  __m256d root = _mm256_sqrt_pd(a);
  return double_lanes_to_odd(root, _mm256_fnmadd_pd(root, root, a));
}

// a b + c as a sum of three numbers, the two small ones added with rounding to odd, which keeps the
// result right however much cancels (Boldo and Melquiond 2008, doi:10.1109/TC.2007.70819).
LANES __m256d double_lanes_fma(__m256d a, __m256d b, __m256d c) {
  __m256d product = _mm256_mul_pd(a, b);
  __m256d product_error = _mm256_fmsub_pd(a, b, product);
  __m256d small = _mm256_add_pd(c, product_error);
  __m256d small_error = double_lanes_sum_error(c, product_error, small);
  __m256d large = _mm256_add_pd(product, small);
  __m256d large_error = double_lanes_sum_error(product, small, large);
  __m256d tail = double_lanes_add(small_error, large_error);
  return double_lanes_add(large, tail);
}
