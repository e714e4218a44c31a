#include "CPositArrayKernels.h"

#include "LaneTarget.h"

#include <string.h>

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
enum { BLOCK = 32, CHUNK = 16 };

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

/// 16-bit indices of `blocks` blocks, joined from the two operands.
LANE_INLINE void join_operands(
  const uint8_t *first, const uint8_t *second, uint16_t *indices, size_t blocks, bool odd_in_both
) {
  for (; blocks > 0; blocks--, first += BLOCK, second += BLOCK, indices += BLOCK) {
    __m256i a = _mm256_loadu_si256((const __m256i *)first);
    __m256i b = _mm256_loadu_si256((const __m256i *)second);
    if (odd_in_both) {
      // The second operand's sign goes to the first: half the table is used, which fits L1.
      a = _mm256_sign_epi8(a, _mm256_or_si256(b, _mm256_set1_epi8(1)));
      b = _mm256_abs_epi8(b);
    }
    const __m256i low = _mm256_unpacklo_epi8(a, b);
    const __m256i high = _mm256_unpackhi_epi8(a, b);
    _mm256_storeu_si256((__m256i *)indices, _mm256_permute2x128_si256(low, high, 0x20));
    _mm256_storeu_si256((__m256i *)(indices + 16), _mm256_permute2x128_si256(low, high, 0x31));
  }
}

/// Chunk by chunk: joins indices, then looks them up. Apart, because loads of operands right behind
/// stores of results wait wherever the two addresses agree in their last 12 bits. Two indices are
/// loaded at a time: loads and stores are what limits the loop.
LANE_INLINE void lookup_two_lanes(
  const uint8_t *table, const uint8_t *first, const uint8_t *second, uint8_t *result,
  size_t blocks, bool odd_in_both
) {
  uint16_t indices[CHUNK * BLOCK];
  while (blocks > 0) {
    const size_t taken = blocks < CHUNK ? blocks : CHUNK;
    join_operands(first, second, indices, taken, odd_in_both);
    for (size_t i = 0; i < taken * BLOCK; i += BLOCK) {
#pragma clang loop unroll(full)
      for (size_t k = i; k < i + BLOCK; k += 2) {
        uint32_t pair;
        memcpy(&pair, indices + k, sizeof pair);
        result[k] = table[pair & 0xFFFF];
        result[k + 1] = table[pair >> 16];
      }
    }
    first += taken * BLOCK;
    second += taken * BLOCK;
    result += taken * BLOCK;
    blocks -= taken;
  }
}

LANE_TARGET static void lookup_two_any(
  const uint8_t *table, const uint8_t *first, const uint8_t *second, uint8_t *result, size_t blocks
) {
  lookup_two_lanes(table, first, second, result, blocks, false);
}

LANE_TARGET static void lookup_two_odd(
  const uint8_t *table, const uint8_t *first, const uint8_t *second, uint8_t *result, size_t blocks
) {
  lookup_two_lanes(table, first, second, result, blocks, true);
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
  const uint8_t *table, const uint8_t *first, const uint8_t *second, uint8_t *result,
  size_t count, bool odd_in_both
) {
  size_t done = 0;
#if POSIT_HAS_LANES
  if (posit_lanes_supported()) {
    done = count - count % BLOCK;
    if (odd_in_both) {
      lookup_two_odd(table, first, second, result, done / BLOCK);
    } else {
      lookup_two_any(table, first, second, result, done / BLOCK);
    }
  }
#endif
  lookup_two_plain(table, first + done, second + done, result + done, count - done);
}
