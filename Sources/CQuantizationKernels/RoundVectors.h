// One vector of eight float32 bit patterns, rounded; the lines are those of PortableKernel.swift.
#pragma once
#include "CQuantizationKernels.h"
#include "PhiloxVectors.h"

AVX2 __m256i splat(int32_t value) { return _mm256_set1_epi32(value); }

// Lanes where a < b of eight doubles each, as a mask of eight 32-bit lanes.
AVX2 __m256i less_than(__m256d a0, __m256d a1, __m256d b0, __m256d b1) {
  __m256 low = _mm256_castpd_ps(_mm256_cmp_pd(a0, b0, _CMP_LT_OQ));
  __m256 high = _mm256_castpd_ps(_mm256_cmp_pd(a1, b1, _CMP_LT_OQ));
  __m256i halves = _mm256_castps_si256(_mm256_shuffle_ps(low, high, 0x88));
  return _mm256_permute4x64_epi64(halves, 0xD8);
}

// Eight float32 bit patterns as doubles.
AVX2 void widen(__m256i bits, __m256d out[2]) {
  __m256 values = _mm256_castsi256_ps(bits);
  out[0] = _mm256_cvtps_pd(_mm256_castps256_ps128(values));
  out[1] = _mm256_cvtps_pd(_mm256_extractf128_ps(values, 1));
}

// Eight unsigned integers as doubles.
AVX2 void widen_words(__m256i words, __m256d out[2]) {
  __m256i shifted = _mm256_xor_si256(words, splat(INT32_MIN));
  __m256d middle = _mm256_set1_pd(0x1p31);
  out[0] = _mm256_add_pd(_mm256_cvtepi32_pd(_mm256_castsi256_si128(shifted)), middle);
  out[1] = _mm256_add_pd(_mm256_cvtepi32_pd(_mm256_extracti128_si256(shifted, 1)), middle);
}

// Whether word * (2^d - 1) < (m - 1) * 2^32, where the bits cut off stand for more than a binade.
AVX2 __m256i up_across_binades(__m256i rest, __m256i step, __m256i words) {
  const __m256i one = splat(127 << 23);
  const __m256d unit = _mm256_set1_pd(1.0);
  __m256d u[2], m[2], width[2];
  widen_words(words, u);
  widen(_mm256_add_epi32(rest, one), m);
  widen(_mm256_add_epi32(step, one), width);
  __m256d draw[2], part[2];
  for (int half = 0; half < 2; half++) {
    draw[half] = _mm256_mul_pd(u[half], _mm256_sub_pd(width[half], unit));
    part[half] = _mm256_mul_pd(_mm256_sub_pd(m[half], unit), _mm256_set1_pd(0x1p32));
  }
  return less_than(draw[0], draw[1], part[0], part[1]);
}

// Whether word * smallest < magnitude * 2^32.
AVX2 __m256i up_from_zero(__m256i magnitude, __m256i words, double smallest) {
  __m256d u[2], v[2];
  widen_words(words, u);
  widen(magnitude, v);
  __m256d whole = _mm256_set1_pd(smallest);
  __m256d words_in_all = _mm256_set1_pd(0x1p32);
  return less_than(
      _mm256_mul_pd(u[0], whole), _mm256_mul_pd(u[1], whole), _mm256_mul_pd(v[0], words_in_all),
      _mm256_mul_pd(v[1], words_in_all));
}

AVX2 __m256i round_vector(
    __m256i bits, __m256i words, const struct quantization_constants *c, const int family,
    const int rounding) {
  const __m256i ones = splat(-1);
  __m256i sign = _mm256_and_si256(bits, splat(INT32_MIN));
  __m256i magnitude = _mm256_and_si256(bits, splat(INT32_MAX));
  __m256i clamped = _mm256_max_epi32(magnitude, splat(c->smallest));

  __m256i logarithm, position, parity;
  if (family == QUANTIZATION_POSIT) {
    clamped = _mm256_min_epi32(clamped, splat(c->largest));
    logarithm = _mm256_sub_epi32(clamped, splat(c->one));
    __m256i below_one = _mm256_srai_epi32(logarithm, 31);
    __m128i regime_shift = _mm_cvtsi32_si128(c->regime_shift);
    __m256i run = _mm256_srl_epi32(_mm256_xor_si256(logarithm, below_one), regime_shift);
    run = _mm256_min_epi32(run, splat(c->longest_run));
    position = _mm256_add_epi32(run, splat(c->cut_at_one));
    __m256i regime_bit = splat((int32_t)(1u << c->regime_shift));
    parity = _mm256_or_si256(
        _mm256_and_si256(logarithm, splat((int32_t)(1u << c->regime_shift) - 1)),
        _mm256_and_si256(below_one, regime_bit));
  } else {
    logarithm = clamped;
    __m256i binades = _mm256_srli_epi32(
        _mm256_max_epi32(_mm256_sub_epi32(splat(c->normal_above), logarithm), splat(0)), 23);
    position = _mm256_add_epi32(binades, splat(c->cut_of_normal));
    parity = _mm256_or_si256(
        _mm256_and_si256(logarithm, splat(0x007FFFFF)), splat(0x00800000));
  }

  __m256i kept_bits = _mm256_sllv_epi32(ones, position);
  __m256i cut_bits = _mm256_xor_si256(kept_bits, ones);
  __m256i rounded, is_zero = _mm256_setzero_si256();
  if (rounding == QUANTIZATION_NEAREST) {
    __m256i odd = _mm256_and_si256(_mm256_srlv_epi32(parity, position), splat(1));
    if (family == QUANTIZATION_POSIT) odd = _mm256_and_si256(odd, cut_bits);
    __m256i almost_half = _mm256_srli_epi32(cut_bits, 1);
    rounded = _mm256_and_si256(
        _mm256_add_epi32(_mm256_add_epi32(logarithm, almost_half), odd), kept_bits);
  } else {
    rounded = _mm256_and_si256(logarithm, kept_bits);
  }
  if (rounding == QUANTIZATION_STOCHASTIC) {
    __m256i rest = _mm256_and_si256(logarithm, cut_bits);
    __m256i part = _mm256_sllv_epi32(rest, _mm256_sub_epi32(splat(32), position));
    __m256i up = _mm256_cmpgt_epi32(
        _mm256_xor_si256(part, splat(INT32_MIN)), _mm256_xor_si256(words, splat(INT32_MIN)));
    if (family == QUANTIZATION_POSIT) {
      __m256i across = _mm256_cmpgt_epi32(position, splat(23));
      if (!_mm256_testz_si256(across, across)) {
        __m256i step = _mm256_add_epi32(cut_bits, splat(1));
        up = _mm256_blendv_epi8(up, up_across_binades(rest, step, words), across);
      }
    }
    // 2^position is the negative of kept_bits.
    rounded = _mm256_sub_epi32(rounded, _mm256_and_si256(kept_bits, up));
    __m256i near_zero = _mm256_andnot_si256(
        _mm256_cmpeq_epi32(magnitude, splat(0)),
        _mm256_cmpgt_epi32(splat(c->near_zero_below), magnitude));
    if (!_mm256_testz_si256(near_zero, near_zero)) {
      __m256i to_smallest = up_from_zero(magnitude, words, c->near_zero_whole);
      is_zero = _mm256_andnot_si256(to_smallest, near_zero);
    }
  }
  __m256i not_zero = _mm256_cmpgt_epi32(magnitude, splat(c->zero_at_most));
  not_zero = _mm256_andnot_si256(is_zero, not_zero);

  __m256i result;
  if (family == QUANTIZATION_POSIT) {
    result = _mm256_or_si256(_mm256_add_epi32(rounded, splat(c->one)), sign);
    result = _mm256_and_si256(result, not_zero);
    __m256i is_nar = _mm256_cmpgt_epi32(magnitude, splat(0x7F7FFFFF));
    return _mm256_blendv_epi8(result, splat(0x7FC00000), is_nar);
  }
  __m256i limited = _mm256_min_epi32(rounded, splat(c->largest));
  result = _mm256_or_si256(_mm256_and_si256(limited, not_zero), sign);
  __m256i overflow = _mm256_cmpgt_epi32(rounded, splat(c->overflow_above));
  __m256i beyond = _mm256_or_si256(
      splat(c->overflow_result), _mm256_and_si256(sign, splat(c->overflow_sign_mask)));
  result = _mm256_blendv_epi8(result, beyond, overflow);
  __m256i is_nan = _mm256_cmpgt_epi32(magnitude, splat(0x7F800000));
  return _mm256_blendv_epi8(result, splat(0x7FC00000), is_nan);
}
