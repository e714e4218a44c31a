#include "CarrierArithmetic.h"
#include "CarrierChoice.h"
#include "CVectorLevel.h"
#include "ProductKernels.h"

#include <string.h>

#if POSIT_HAS_LANES
enum { BLOCK = 8 };

typedef struct {
  const uint8_t *operands[3];
  uint8_t *result;
} block_addresses;

/// Eight elements. All but `at` and the format are constants where this is inlined.
LANE_INLINE void float_block(
  posit_array_operation operation, int storage_bytes, bool full, block_addresses at,
  float_format format
) {
  const int operands = operand_count(operation);
  __m256 values[3] = {_mm256_setzero_ps(), _mm256_setzero_ps(), _mm256_setzero_ps()};
#pragma clang loop unroll(full)
  for (int k = 0; k < operands; k++) {
    values[k] = float_decode(
      load_patterns(at.operands[k], storage_bytes, full, format.patterns), format);
  }
  const __m256 result = float_compute(operation, values[0], values[1], values[2]);
  store_patterns(at.result, storage_bytes, float_encode(result, format));
}

LANE_INLINE void double_block(
  posit_array_operation operation, int storage_bytes, bool full, block_addresses at,
  double_format format
) {
  const int operands = operand_count(operation);
  double_pair values[3] = {0};
#pragma clang loop unroll(full)
  for (int k = 0; k < operands; k++) {
    values[k] = double_decode(
      load_patterns(at.operands[k], storage_bytes, full, format.patterns), format);
  }
  const double_pair result = {
    .low = double_compute(operation, values[0].low, values[1].low, values[2].low),
    .high = double_compute(operation, values[0].high, values[1].high, values[2].high),
  };
  store_patterns(at.result, storage_bytes, double_encode(result, format));
}

/// Whole blocks in place, the rest through a block of zeros.
#define ARITHMETIC_LOOP(carrier)                                                                  \
  LANE_INLINE void carrier##_loop(                                                                \
    posit_array_operation operation, int storage_bytes, bool full, block_addresses at,            \
    size_t count, int n, int es                                                                   \
  ) {                                                                                             \
    const carrier##_format format = carrier##_format_for(n, es);                                  \
    const int operands = operand_count(operation);                                                \
    const size_t step = (size_t)(BLOCK * storage_bytes);                                          \
    for (size_t block = count / BLOCK; block > 0; block--) {                                      \
      carrier##_block(operation, storage_bytes, full, at, format);                                \
      for (int k = 0; k < operands; k++) at.operands[k] += step;                                  \
      at.result += step;                                                                          \
    }                                                                                             \
    const size_t rest = (count % BLOCK) * (size_t)storage_bytes;                                  \
    if (rest == 0) return;                                                                        \
    uint8_t copies[4][BLOCK * 4] = {{0}};                                                         \
    for (int k = 0; k < operands; k++) memcpy(copies[k], at.operands[k], rest);                   \
    const block_addresses copied = {{copies[0], copies[1], copies[2]}, copies[3]};                \
    carrier##_block(operation, storage_bytes, full, copied, format);                              \
    memcpy(at.result, copies[3], rest);                                                           \
  }

ARITHMETIC_LOOP(float)
ARITHMETIC_LOOP(double)

/// One function for each carrier, operation and storage, in two versions: patterns that fill their
/// storage, and narrower ones.
#define KERNEL(carrier, operation, bytes)                                                         \
  LANE_TARGET static void carrier##_##operation##_##bytes(                                        \
    block_addresses at, size_t count, int n, int es                                               \
  ) {                                                                                             \
    if (n == 8 * bytes) {                                                                         \
      carrier##_loop(operation, bytes, true, at, count, n, es);                                   \
    } else {                                                                                      \
      carrier##_loop(operation, bytes, false, at, count, n, es);                                  \
    }                                                                                             \
  }
#define KERNELS(carrier, bytes)                                                                   \
  KERNEL(carrier, POSIT_ADD, bytes)                                                               \
  KERNEL(carrier, POSIT_SUB, bytes)                                                               \
  KERNEL(carrier, POSIT_MUL, bytes)                                                               \
  KERNEL(carrier, POSIT_DIV, bytes)                                                               \
  KERNEL(carrier, POSIT_SQRT, bytes)                                                              \
  KERNEL(carrier, POSIT_FMA, bytes)
#define CHOOSE(carrier, bytes)                                                                    \
  switch (operation) {                                                                            \
  case POSIT_ADD: carrier##_POSIT_ADD_##bytes(at, count, n, es); break;                           \
  case POSIT_SUB: carrier##_POSIT_SUB_##bytes(at, count, n, es); break;                           \
  case POSIT_MUL: carrier##_POSIT_MUL_##bytes(at, count, n, es); break;                           \
  case POSIT_DIV: carrier##_POSIT_DIV_##bytes(at, count, n, es); break;                           \
  case POSIT_SQRT: carrier##_POSIT_SQRT_##bytes(at, count, n, es); break;                         \
  case POSIT_FMA: carrier##_POSIT_FMA_##bytes(at, count, n, es); break;                           \
  }

KERNELS(float, 1)
KERNELS(float, 2)
KERNELS(double, 1)
KERNELS(double, 2)
KERNELS(double, 4)

bool posit_lanes_supported(void) { return avx2_kernels_may_run(); }

void posit_lanes_compute(
  posit_array_operation operation, int storage_bytes, const void *first, const void *second,
  const void *third, void *result, size_t count, int n, int es
) {
  const block_addresses at = {{first, second, third}, result};
  if (storage_bytes == 4) {
    CHOOSE(double, 4)
  } else if (!float_carries(n, es)) {
    if (storage_bytes == 2) {
      CHOOSE(double, 2)
    } else {
      CHOOSE(double, 1)
    }
  } else if (storage_bytes == 1) {
    CHOOSE(float, 1)
  } else if (operation == POSIT_MUL) {
    posit_narrow_products(first, second, result, count, n, es);
  } else {
    CHOOSE(float, 2)
  }
}
#else
bool posit_lanes_supported(void) { return false; }

void posit_lanes_compute(
  posit_array_operation operation, int storage_bytes, const void *first, const void *second,
  const void *third, void *result, size_t count, int n, int es
) {
  __builtin_trap();
}
#endif
