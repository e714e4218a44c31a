// Posits in eight float32 lanes: for n <= 16 and (n - 2) 2^es <= 60, where float32 holds every
// posit and the scale of every product and quotient.
//
// Write L for the "linear logarithm" of a magnitude: floor(log2) before the point, the fraction of
// the significand behind it. IEEE bits are L + bias, and a posit's pattern is piecewise linear in L,
// symmetric about 1: pattern(-L) = 2^(n-1) - pattern(L). Below 1 the regime is a run of zeros, so
// the pattern read as an integer m has its regime in the position of its leading 1 and exponent and
// fraction behind it, which is what the conversion of m to float32 finds: L = (bits(m) - C) 2^es.
// The way back ends with the hardware's conversion to an integer, to nearest, ties to even, which is
// the posit rounding (guard, sticky, last bit) itself.
#pragma once
#include <immintrin.h>

#define LANES static inline __attribute__((always_inline, target("avx2,fma")))

typedef struct {
  __m256i one, negative_one, wrap, unit, scale_limit, exponent_mask, nar, pattern_mask;
  __m128i es, unused_bits;
} float_lanes;

LANES float_lanes float_lanes_for(int n, int es) {
  float_lanes k;
  k.one = _mm256_set1_epi32(1 << (n - 2));
  k.negative_one = _mm256_set1_epi32(-1);
  k.wrap = _mm256_set1_epi32(1 << (n - 1));
  k.unit = _mm256_set1_epi32((127 + n - 2) << 23);
  k.scale_limit = _mm256_set1_epi32(((n - 2) << es) << 23);
  k.exponent_mask = _mm256_set1_epi32((1 << es) - 1);
  k.nar = k.wrap;
  k.pattern_mask = _mm256_set1_epi32((int)(0xFFFFFFFFu >> (32 - n)));
  k.es = _mm_cvtsi32_si128(es);
  k.unused_bits = _mm_cvtsi32_si128(32 - n);
  return k;
}

// Patterns in the n low bits to values; zero to +0, NaR to a quiet NaN.
LANES __m256 float_lanes_decode(__m256i pattern, float_lanes k) {
  __m256i x = _mm256_sra_epi32(_mm256_sll_epi32(pattern, k.unused_bits), k.unused_bits);
  __m256i magnitude = _mm256_abs_epi32(x);
  // Fold the patterns above 1 onto those below.
  __m256i m = _mm256_min_epi32(magnitude, _mm256_sub_epi32(k.wrap, magnitude));
  __m256i bits = _mm256_castps_si256(_mm256_cvtepi32_ps(m));
  __m256i log = _mm256_sll_epi32(_mm256_sub_epi32(bits, k.unit), k.es);
  log = _mm256_sign_epi32(log, _mm256_sub_epi32(k.one, magnitude));
  __m256i value = _mm256_add_epi32(log, _mm256_set1_epi32(127 << 23));
  value = _mm256_or_si256(value, _mm256_and_si256(x, _mm256_set1_epi32((int)0x80000000)));
  // Zero and NaR both fold to m = 0.
  __m256i special = _mm256_and_si256(_mm256_srai_epi32(x, 31), _mm256_set1_epi32(0x7FC00000));
  __m256i is_special = _mm256_cmpeq_epi32(m, _mm256_setzero_si256());
  return _mm256_castsi256_ps(_mm256_blendv_epi8(value, special, is_special));
}

// Values to patterns in the n low bits; a value may carry its sticky bit as its last bit.
LANES __m256i float_lanes_encode(__m256 value, float_lanes k) {
  __m256i bits = _mm256_castps_si256(value);
  __m256i magnitude = _mm256_and_si256(bits, _mm256_set1_epi32(0x7FFFFFFF));
  __m256i log = _mm256_sub_epi32(magnitude, _mm256_set1_epi32(127 << 23));
  __m256i distance = _mm256_min_epi32(_mm256_abs_epi32(log), k.scale_limit);
  __m256i folded = _mm256_sub_epi32(k.scale_limit, distance);
  __m256i lost = _mm256_and_si256(folded, k.exponent_mask);
  __m256i sticky = _mm256_min_epu32(lost, _mm256_set1_epi32(1));
  __m256i real = _mm256_or_si256(_mm256_srl_epi32(folded, k.es), sticky);
  real = _mm256_add_epi32(real, _mm256_set1_epi32(127 << 23));
  __m256i m = _mm256_cvtps_epi32(_mm256_castsi256_ps(real));
  __m256i above_one = _mm256_cmpgt_epi32(log, _mm256_setzero_si256());
  __m256i pattern = _mm256_blendv_epi8(m, _mm256_sub_epi32(k.wrap, m), above_one);
  pattern = _mm256_sign_epi32(pattern, bits);
  __m256i is_zero = _mm256_cmpeq_epi32(magnitude, _mm256_setzero_si256());
  __m256i is_nar = _mm256_cmpgt_epi32(magnitude, _mm256_set1_epi32(0x7F7FFFFF));
  pattern = _mm256_blendv_epi8(_mm256_andnot_si256(is_zero, pattern), k.nar, is_nar);
  return _mm256_and_si256(pattern, k.pattern_mask);
}

// A value rounded to nearest to the same rounded to odd: with a nonzero error, given by a number of
// its sign, the last bit becomes 1 in the direction of the error and so serves as sticky bit.
LANES __m256 float_lanes_to_odd(__m256 value, __m256 error) {
  __m256i bits = _mm256_castps_si256(value);
  __m256 inexact = _mm256_cmp_ps(error, _mm256_setzero_ps(), _CMP_NEQ_OQ);
  __m256i opposite = _mm256_srai_epi32(_mm256_xor_si256(bits, _mm256_castps_si256(error)), 31);
  __m256i mask = _mm256_castps_si256(inexact);
  bits = _mm256_add_epi32(bits, _mm256_and_si256(opposite, mask));
  return _mm256_castsi256_ps(_mm256_or_si256(bits, _mm256_srli_epi32(mask, 31)));
}

LANES __m256 float_lanes_add(__m256 a, __m256 b, int odd) {
  __m256 sum = _mm256_add_ps(a, b);
  if (!odd) return sum;
  __m256 part = _mm256_sub_ps(sum, a);
  __m256 error = _mm256_add_ps(_mm256_sub_ps(a, _mm256_sub_ps(sum, part)), _mm256_sub_ps(b, part));
  return float_lanes_to_odd(sum, error);
}

LANES __m256 float_lanes_multiply(__m256 a, __m256 b, int odd) {
  __m256 product = _mm256_mul_ps(a, b);
  return odd ? float_lanes_to_odd(product, _mm256_fmsub_ps(a, b, product)) : product;
}

LANES __m256 float_lanes_divide(__m256 a, __m256 b, int odd) {
  __m256 quotient = _mm256_div_ps(a, b);
  if (!odd) return quotient;
  __m256 rest = _mm256_fnmadd_ps(quotient, b, a);
  __m256 sign = _mm256_and_ps(b, _mm256_castsi256_ps(_mm256_set1_epi32((int)0x80000000)));
  return float_lanes_to_odd(quotient, _mm256_xor_ps(rest, sign));
}

LANES __m256 float_lanes_sqrt(__m256 a, int odd) {
  __m256 root = _mm256_sqrt_ps(a);
  return odd ? float_lanes_to_odd(root, _mm256_fnmadd_ps(root, root, a)) : root;
}
