#include "CPositArrayKernels.h"

#include "LaneTarget.h"

// Tables of 8-bit results, indexed by 8-bit operands. Both functions have a plain loop and a lane
// version.

static void lookup_one_plain(
  const uint8_t *table, const uint8_t *source, uint8_t *result, size_t count
) {
  for (size_t i = 0; i < count; i++) result[i] = table[source[i]];
}

static void lookup_two_plain(
  const uint8_t *table, const uint8_t *first, const uint8_t *second, uint8_t *result, size_t count
) {
  for (size_t i = 0; i < count; i++) result[i] = table[first[i] | (size_t)second[i] << 8];
}

#if POSIT_HAS_LANES
enum { BLOCK = 32 };

/// The table in sixteen registers of 16 entries, each of which shuffles the entries it has into
/// place.
LANE_TARGET static void lookup_one_lanes(
  const uint8_t *table, const uint8_t *source, uint8_t *result, size_t blocks
) {
  __m256i rows[16];
  for (int k = 0; k < 16; k++) {
    rows[k] = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(table + 16 * k)));
  }
  for (; blocks > 0; blocks--, source += BLOCK, result += BLOCK) {
    const __m256i indices = _mm256_loadu_si256((const __m256i *)source);
    __m256i found = _mm256_setzero_si256();
#pragma clang loop unroll(full)
    for (int k = 0; k < 16; k++) {
      // 0...15 where the row is meant; elsewhere the saturated sum sets bit 7, which gives 0.
      const __m256i in_row = _mm256_adds_epu8(
        _mm256_xor_si256(indices, _mm256_set1_epi8((char)(16 * k))), _mm256_set1_epi8(0x70));
      found = _mm256_or_si256(found, _mm256_shuffle_epi8(rows[k], in_row));
    }
    _mm256_storeu_si256((__m256i *)result, found);
  }
}

/// Joins the two operands to 16-bit indices first: one load less for each element.
LANE_TARGET static void lookup_two_lanes(
  const uint8_t *table, const uint8_t *first, const uint8_t *second, uint8_t *result, size_t blocks
) {
  for (; blocks > 0; blocks--, first += BLOCK, second += BLOCK, result += BLOCK) {
    const __m256i a = _mm256_loadu_si256((const __m256i *)first);
    const __m256i b = _mm256_loadu_si256((const __m256i *)second);
    // Elements 0...7 and 16...23, then 8...15 and 24...31.
    uint16_t low[16], high[16];
    _mm256_storeu_si256((__m256i *)low, _mm256_unpacklo_epi8(a, b));
    _mm256_storeu_si256((__m256i *)high, _mm256_unpackhi_epi8(a, b));
#pragma clang loop unroll(full)
    for (int k = 0; k < 8; k++) {
      result[k] = table[low[k]];
      result[k + 8] = table[high[k]];
      result[k + 16] = table[low[k + 8]];
      result[k + 24] = table[high[k + 8]];
    }
  }
}
#endif

void posit_lookup_one(
  const uint8_t *table, const uint8_t *source, uint8_t *result, size_t count
) {
  size_t done = 0;
#if POSIT_HAS_LANES
  if (posit_lanes_supported()) {
    done = count - count % BLOCK;
    lookup_one_lanes(table, source, result, done / BLOCK);
  }
#endif
  lookup_one_plain(table, source + done, result + done, count - done);
}

void posit_lookup_two(
  const uint8_t *table, const uint8_t *first, const uint8_t *second, uint8_t *result, size_t count
) {
  size_t done = 0;
#if POSIT_HAS_LANES
  if (posit_lanes_supported()) {
    done = count - count % BLOCK;
    lookup_two_lanes(table, first, second, result, done / BLOCK);
  }
#endif
  lookup_two_plain(table, first + done, second + done, result + done, count - done);
}
