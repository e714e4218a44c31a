#include "CFloatKernels.h"
#include "vector.h"

KERNEL void accumulate_values(float *restrict sum, const float *restrict part, int64_t count) {
  for (int64_t i = 0; i < count; i++) sum[i] += part[i];
}

KERNEL void masked_copies(
    const float *restrict errors, const float *restrict mask, float *restrict first,
    float *restrict second, int64_t count) {
  for (int64_t i = 0; i < count; i++) first[i] = second[i] = mask[i] <= 0 ? 0 : errors[i];
}

KERNEL void add_values(
    const float *restrict left, const float *restrict right, float *restrict sum, int64_t count,
    int relu) {
  if (relu) {
    for (int64_t i = 0; i < count; i++) {
      const float x = left[i] + right[i];
      sum[i] = 0 > x ? 0 : x;
    }
  } else {
    for (int64_t i = 0; i < count; i++) sum[i] = left[i] + right[i];
  }
}
