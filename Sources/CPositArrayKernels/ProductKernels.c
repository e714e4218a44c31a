// Products of posits stored in 16 bits, the operation that others vectorise too: sixteen elements
// at a time. The method is FloatCarrier.h's, but all that fits 16-bit lanes is done there: signs,
// zero and NaR never reach the floats.

#include "ProductKernels.h"

#include "CarrierArithmetic.h"

#include <string.h>

#if POSIT_HAS_LANES
enum { BLOCK = 16 };

typedef struct {
  float_format wide;
  __m256i one_pattern;
  __m256i nar;  // NaR as a signed integer, -2^(n-1)
  __m256i pattern_mask;
  __m128i unused_bits;  // 16 - n
} product_format;

LANE_INLINE product_format product_format_for(int n, int es) {
  product_format format = {
    .wide = float_format_for(n, es),
    .one_pattern = _mm256_set1_epi16((short)(1 << (n - 2))),
    .nar = _mm256_set1_epi16((short)-(1 << (n - 1))),
    .pattern_mask = _mm256_set1_epi16((short)(0xFFFF >> (16 - n))),
    .unused_bits = _mm_cvtsi32_si128(16 - n),
  };
  return format;
}

/// Sixteen patterns in 16-bit lanes: as signed integers, h - |x|, and the y of FloatCarrier.h.
typedef struct {
  __m256i x;
  __m256i below_one;
  __m256i y;
} product_operand;

LANE_INLINE product_operand load_operand(
  const uint16_t *address, bool full, product_format format
) {
  __m256i x = _mm256_loadu_si256((const __m256i *)address);
  if (!full) x = _mm256_sra_epi16(_mm256_sll_epi16(x, format.unused_bits), format.unused_bits);
  const __m256i magnitude = _mm256_abs_epi16(x);
  const __m256i below_one = _mm256_sub_epi16(format.one_pattern, magnitude);
  const product_operand operand = {
    .x = x,
    .below_one = below_one,
    .y = _mm256_min_epu16(magnitude, _mm256_add_epi16(format.one_pattern, below_one)),
  };
  return operand;
}

/// |value| of eight patterns, from y and the sign of h - |x|; of no meaning for zero and NaR.
LANE_INLINE __m256 magnitudes(__m256i y, __m256i below_one, product_format format) {
  const __m256i field = _mm256_castps_si256(_mm256_cvtepi32_ps(y));
  const __m256i distance = _mm256_sub_epi32(
    _mm256_sll_epi32(field, format.wide.patterns.exponent_size), format.wide.decode_offset);
  return _mm256_castsi256_ps(_mm256_add_epi32(
    _mm256_sign_epi32(distance, below_one), _mm256_set1_epi32(0x3F800000)));
}

/// Eight positive products as nearest integers y, and whether they are below or above 1.
typedef struct {
  __m256i nearest;
  __m256i distance;
} rounded_products;

LANE_INLINE rounded_products round_products(
  __m256 first, __m256 second, bool exact, product_format format
) {
  const __m256 product = exact ? _mm256_mul_ps(first, second) : float_mul(first, second);
  const __m256i distance = _mm256_sub_epi32(
    _mm256_castps_si256(product), _mm256_set1_epi32(0x3F800000));
  const rounded_products rounded = {
    .nearest = float_nearest(_mm256_abs_epi32(distance), format.wide), .distance = distance};
  return rounded;
}

LANE_INLINE void product_block(
  bool full, bool exact, const uint16_t *first, const uint16_t *second,
  uint16_t *result, product_format format
) {
  const __m256i zero = _mm256_setzero_si256();
  const __m256i h = format.one_pattern;
  const product_operand a = load_operand(first, full, format);
  const product_operand b = load_operand(second, full, format);
  const rounded_products low = round_products(
    magnitudes(
      _mm256_unpacklo_epi16(a.y, zero), _mm256_unpacklo_epi16(a.below_one, a.below_one), format),
    magnitudes(
      _mm256_unpacklo_epi16(b.y, zero), _mm256_unpacklo_epi16(b.below_one, b.below_one), format),
    exact, format);
  const rounded_products high = round_products(
    magnitudes(
      _mm256_unpackhi_epi16(a.y, zero), _mm256_unpackhi_epi16(a.below_one, a.below_one), format),
    magnitudes(
      _mm256_unpackhi_epi16(b.y, zero), _mm256_unpackhi_epi16(b.below_one, b.below_one), format),
    exact, format);
  const __m256i nearest = _mm256_packs_epi32(low.nearest, high.nearest);
  const __m256i distance = _mm256_packs_epi32(low.distance, high.distance);
  const __m256i y = _mm256_max_epi16(nearest, _mm256_set1_epi16(1));
  const __m256i magnitude = _mm256_add_epi16(
    h, _mm256_sign_epi16(_mm256_sub_epi16(h, y), distance));
  const __m256i sign = _mm256_or_si256(_mm256_xor_si256(a.x, b.x), _mm256_set1_epi16(1));
  const __m256i real = _mm256_sign_epi16(magnitude, sign);
  // y is 0 for zero and NaR alone; such a product is NaR if either operand is, else zero.
  const __m256i special = _mm256_cmpeq_epi16(_mm256_min_epu16(a.y, b.y), zero);
  const __m256i nar = _mm256_and_si256(
    format.nar,
    _mm256_or_si256(
      _mm256_cmpeq_epi16(a.x, format.nar), _mm256_cmpeq_epi16(b.x, format.nar)));
  __m256i patterns = _mm256_blendv_epi8(real, nar, special);
  if (!full) patterns = _mm256_and_si256(patterns, format.pattern_mask);
  _mm256_storeu_si256((__m256i *)result, patterns);
}

LANE_INLINE void product_loop(
  bool full, bool exact, const uint16_t *first, const uint16_t *second,
  uint16_t *result, size_t count, int n, int es
) {
  const product_format format = product_format_for(n, es);
  for (size_t block = count / BLOCK; block > 0; block--) {
    product_block(full, exact, first, second, result, format);
    first += BLOCK;
    second += BLOCK;
    result += BLOCK;
  }
  const size_t rest = count % BLOCK;
  if (rest == 0) return;
  uint16_t copies[3][BLOCK] = {{0}};
  memcpy(copies[0], first, rest * sizeof(uint16_t));
  memcpy(copies[1], second, rest * sizeof(uint16_t));
  product_block(full, exact, copies[0], copies[1], copies[2], format);
  memcpy(result, copies[2], rest * sizeof(uint16_t));
}

LANE_TARGET void posit_narrow_products(
  const uint16_t *first, const uint16_t *second, uint16_t *result, size_t count, int n, int es
) {
  // Significands have n - 2 - es bits, a float32 24.
  const bool exact = 2 * (n - 2 - es) <= 24;
  if (n == 16 && exact) {
    product_loop(true, true, first, second, result, count, n, es);
  } else if (n == 16) {
    product_loop(true, false, first, second, result, count, n, es);
  } else {
    product_loop(false, false, first, second, result, count, n, es);
  }
}
#endif
