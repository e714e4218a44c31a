#include "CFloatKernels.h"
#include "vector.h"

KERNEL void add_bias(float *values, const float *bias, int64_t rows, int64_t columns, int relu) {
  for (int64_t r = 0; r < rows; r++) {
    float *restrict row = values + r * columns;
    if (relu) {
      for (int64_t c = 0; c < columns; c++) {
        float x = row[c] + bias[c];
        row[c] = 0 > x ? 0 : x;
      }
    } else {
      for (int64_t c = 0; c < columns; c++) row[c] += bias[c];
    }
  }
}

KERNEL void mask_and_sum_columns(
    float *errors, const float *mask, float *sums, int64_t rows, int64_t columns) {
  for (int64_t c = 0; c < columns; c++) sums[c] = 0;
  for (int64_t r = 0; r < rows; r++) {
    float *restrict row = errors + r * columns;
    if (mask) {
      const float *restrict keep = mask + r * columns;
      for (int64_t c = 0; c < columns; c++) row[c] = keep[c] <= 0 ? 0 : row[c];
    }
    float *restrict sum = sums;
    for (int64_t c = 0; c < columns; c++) sum[c] += row[c];
  }
}

KERNEL void rectify(float *values, int64_t count) {
  for (int64_t i = 0; i < count; i++) values[i] = 0 > values[i] ? 0 : values[i];
}

KERNEL void mask_errors(float *restrict errors, const float *restrict mask, int64_t count) {
  for (int64_t i = 0; i < count; i++) errors[i] = mask[i] <= 0 ? 0 : errors[i];
}

KERNEL void masked_copy(
    const float *restrict errors, const float *restrict mask, float *restrict target,
    int64_t count) {
  for (int64_t i = 0; i < count; i++) target[i] = mask[i] <= 0 ? 0 : errors[i];
}
