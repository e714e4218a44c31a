#include "CPositArrayKernels.h"
#include "CarrierChoice.h"
#include "DoubleCarrier.h"
#include "FloatCarrier.h"

#include <string.h>

#if POSIT_HAS_LANES
enum { BLOCK = 8 };

/// The four conversions, named by their two ends.
typedef enum { FROM_FLOAT32, FROM_FLOAT64, TO_FLOAT32, TO_FLOAT64 } conversion;

/// Eight float64 in memory to the lanes' order, and back: the permutation is its own inverse.
LANE_INLINE double_pair exchange_middle(double_pair pair) {
  double_pair exchanged = {
    .low = _mm256_permute2f128_pd(pair.low, pair.high, 0x20),
    .high = _mm256_permute2f128_pd(pair.low, pair.high, 0x31),
  };
  return exchanged;
}

LANE_INLINE double_pair load_float64(const double *source) {
  double_pair pair = {.low = _mm256_loadu_pd(source), .high = _mm256_loadu_pd(source + 4)};
  return exchange_middle(pair);
}

LANE_INLINE void store_float64(double *result, double_pair pair) {
  const double_pair ordered = exchange_middle(pair);
  _mm256_storeu_pd(result, ordered.low);
  _mm256_storeu_pd(result + 4, ordered.high);
}

LANE_INLINE double_pair widen(__m256 values) {
  const __m256d ordered = _mm256_permute4x64_pd(_mm256_castps_pd(values), 0xD8);
  double_pair pair = {
    .low = _mm256_cvtps_pd(_mm256_castps256_ps128(_mm256_castpd_ps(ordered))),
    .high = _mm256_cvtps_pd(_mm256_extractf128_ps(_mm256_castpd_ps(ordered), 1)),
  };
  return pair;
}

LANE_INLINE void float_block(
  conversion direction, int storage_bytes, bool full, const uint8_t *source, uint8_t *result,
  float_format format
) {
  if (direction == FROM_FLOAT32) {
    const __m256 values = _mm256_loadu_ps((const float *)source);
    store_patterns(result, storage_bytes, float_encode(values, format));
    return;
  }
  const __m256 values = float_decode(
    load_patterns(source, storage_bytes, full, format.patterns), format);
  if (direction == TO_FLOAT32) {
    _mm256_storeu_ps((float *)result, values);
  } else {
    store_float64((double *)result, widen(values));
  }
}

LANE_INLINE void double_block(
  conversion direction, int storage_bytes, bool full, const uint8_t *source, uint8_t *result,
  double_format format
) {
  if (direction == FROM_FLOAT32 || direction == FROM_FLOAT64) {
    const double_pair values = direction == FROM_FLOAT64
      ? load_float64((const double *)source)
      : widen(_mm256_loadu_ps((const float *)source));
    store_patterns(result, storage_bytes, double_encode(values, format));
    return;
  }
  const __m256i patterns = load_patterns(source, storage_bytes, full, format.patterns);
  if (direction == TO_FLOAT32) {
    _mm256_storeu_ps((float *)result, double_decode_to_float32(patterns, format));
  } else {
    store_float64((double *)result, double_decode(patterns, format));
  }
}

/// Bytes of an element at either end.
LANE_INLINE size_t source_size(conversion direction, int storage_bytes) {
  return direction == FROM_FLOAT32 ? 4 : direction == FROM_FLOAT64 ? 8 : (size_t)storage_bytes;
}

LANE_INLINE size_t result_size(conversion direction, int storage_bytes) {
  return direction == TO_FLOAT32 ? 4 : direction == TO_FLOAT64 ? 8 : (size_t)storage_bytes;
}

#define CONVERSION_LOOP(carrier)                                                                  \
  LANE_INLINE void carrier##_loop(                                                                \
    conversion direction, int storage_bytes, bool full, const uint8_t *source, uint8_t *result,   \
    size_t count, int n, int es                                                                   \
  ) {                                                                                             \
    const carrier##_format format = carrier##_format_for(n, es);                                  \
    const size_t from = source_size(direction, storage_bytes);                                    \
    const size_t to = result_size(direction, storage_bytes);                                      \
    for (size_t block = count / BLOCK; block > 0; block--) {                                      \
      carrier##_block(direction, storage_bytes, full, source, result, format);                    \
      source += BLOCK * from;                                                                     \
      result += BLOCK * to;                                                                       \
    }                                                                                             \
    const size_t rest = count % BLOCK;                                                            \
    if (rest == 0) return;                                                                        \
    uint8_t copies[2][BLOCK * 8] = {{0}};                                                         \
    memcpy(copies[0], source, rest * from);                                                       \
    carrier##_block(direction, storage_bytes, full, copies[0], copies[1], format);                \
    memcpy(result, copies[1], rest * to);                                                         \
  }

CONVERSION_LOOP(float)
CONVERSION_LOOP(double)

#define KERNEL(carrier, direction, bytes)                                                         \
  LANE_TARGET static void carrier##_##direction##_##bytes(                                        \
    const void *source, void *result, size_t count, int n, int es                                 \
  ) {                                                                                             \
    if (n == 8 * bytes) {                                                                         \
      carrier##_loop(direction, bytes, true, source, result, count, n, es);                       \
    } else {                                                                                      \
      carrier##_loop(direction, bytes, false, source, result, count, n, es);                      \
    }                                                                                             \
  }
#define KERNELS(carrier, direction)                                                               \
  KERNEL(carrier, direction, 1)                                                                   \
  KERNEL(carrier, direction, 2)                                                                   \
  KERNEL(carrier, direction, 4)

KERNELS(float, FROM_FLOAT32)
KERNELS(float, TO_FLOAT32)
KERNELS(float, TO_FLOAT64)
KERNELS(double, FROM_FLOAT32)
KERNELS(double, FROM_FLOAT64)
KERNELS(double, TO_FLOAT32)
KERNELS(double, TO_FLOAT64)

#define CHOOSE_STORAGE(carrier, direction)                                                        \
  switch (storage_bytes) {                                                                        \
  case 1: carrier##_##direction##_1(source, result, count, n, es); break;                         \
  case 2: carrier##_##direction##_2(source, result, count, n, es); break;                         \
  default: carrier##_##direction##_4(source, result, count, n, es); break;                        \
  }
#define CHOOSE_CARRIER(direction)                                                                 \
  if (float_carries(n, es)) {                                                                     \
    CHOOSE_STORAGE(float, direction)                                                              \
  } else {                                                                                        \
    CHOOSE_STORAGE(double, direction)                                                             \
  }
#else
#define CHOOSE_STORAGE(carrier, direction) __builtin_trap();
#define CHOOSE_CARRIER(direction) __builtin_trap();
#endif

void posit_lanes_from_float32(
  int storage_bytes, const float *source, void *result, size_t count, int n, int es
) {
  CHOOSE_CARRIER(FROM_FLOAT32)
}

void posit_lanes_from_float64(
  int storage_bytes, const double *source, void *result, size_t count, int n, int es
) {
  CHOOSE_STORAGE(double, FROM_FLOAT64)
}

void posit_lanes_to_float32(
  int storage_bytes, const void *source, float *result, size_t count, int n, int es
) {
  CHOOSE_CARRIER(TO_FLOAT32)
}

void posit_lanes_to_float64(
  int storage_bytes, const void *source, double *result, size_t count, int n, int es
) {
  CHOOSE_CARRIER(TO_FLOAT64)
}
