#pragma once

// Eight patterns between memory (1, 2 or 4 bytes each) and 32-bit lanes.

#include "LaneTarget.h"

#if POSIT_HAS_LANES
#include <stdbool.h>
#include <stdint.h>

/// What every step needs to know of the format, one copy a lane.
typedef struct {
  __m256i one_pattern;    // 2^(n-2), the pattern of 1
  __m256i pattern_mask;   // the n low bits
  __m128i unused_bits;    // 32 - n
  __m128i exponent_size;  // es, as a shift count
} pattern_lanes;

LANE_INLINE pattern_lanes pattern_lanes_for(int n, int es) {
  pattern_lanes lanes = {
    .one_pattern = _mm256_set1_epi32((int)(1u << (n - 2))),
    .pattern_mask = _mm256_set1_epi32((int)(UINT32_MAX >> (32 - n))),
    .unused_bits = _mm_cvtsi32_si128(32 - n),
    .exponent_size = _mm_cvtsi32_si128(es),
  };
  return lanes;
}

/// Eight patterns as signed integers. `full` says that the pattern fills its storage.
LANE_INLINE __m256i load_patterns(
  const uint8_t *address, int storage_bytes, bool full, pattern_lanes lanes
) {
  __m256i x;
  switch (storage_bytes) {
  case 1: x = _mm256_cvtepi8_epi32(_mm_loadl_epi64((const __m128i *)address)); break;
  case 2: x = _mm256_cvtepi16_epi32(_mm_loadu_si128((const __m128i *)address)); break;
  default: x = _mm256_loadu_si256((const __m256i *)address); break;
  }
  if (full) return x;
  return _mm256_sra_epi32(_mm256_sll_epi32(x, lanes.unused_bits), lanes.unused_bits);
}

/// Eight patterns seen from the pattern h of 1: h - |x|, and y = |x| or 2h - |x|, whichever is
/// smaller, which is 0 for zero and NaR alone.
typedef struct {
  __m256i below_one;
  __m256i y;
} reflected_patterns;

LANE_INLINE reflected_patterns reflect_patterns(__m256i x, pattern_lanes lanes) {
  const __m256i magnitude = _mm256_abs_epi32(x);
  const __m256i below_one = _mm256_sub_epi32(lanes.one_pattern, magnitude);
  const __m256i above = _mm256_add_epi32(lanes.one_pattern, below_one);
  const reflected_patterns reflected = {
    .below_one = below_one, .y = _mm256_min_epu32(magnitude, above)};
  return reflected;
}

/// The sign and the special cases put on the bits of eight float32 magnitudes.
LANE_INLINE __m256 signed_floats(__m256i magnitude, __m256i x, __m256i y) {
  const __m256i bits = _mm256_or_si256(
    magnitude, _mm256_and_si256(x, _mm256_set1_epi32((int)0x80000000)));
  const __m256i special = _mm256_cmpeq_epi32(y, _mm256_setzero_si256());
  const __m256i special_bits = _mm256_and_si256(
    _mm256_srai_epi32(x, 31), _mm256_set1_epi32(0x7FC00000));
  return _mm256_castsi256_ps(_mm256_blendv_epi8(bits, special_bits, special));
}

/// Stores eight patterns whose bits above n are already zero.
LANE_INLINE void store_patterns(uint8_t *address, int storage_bytes, __m256i patterns) {
  if (storage_bytes == 4) {
    _mm256_storeu_si256((__m256i *)address, patterns);
    return;
  }
  __m128i half = _mm_packus_epi32(
    _mm256_castsi256_si128(patterns), _mm256_extracti128_si256(patterns, 1));
  if (storage_bytes == 2) {
    _mm_storeu_si128((__m128i *)address, half);
  } else {
    _mm_storel_epi64((__m128i *)address, _mm_packus_epi16(half, half));
  }
}
#endif
