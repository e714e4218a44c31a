#include "CFloatKernels.h"
#include "vector.h"

// Products and sums are fused where it says so, and nowhere else: the Swift references do the same.
#pragma STDC FP_CONTRACT OFF

// Rows whose sums are float32; the sums of such runs are float64.
enum { run = 64, parts = 4 };

INLINE void add_lanes(double *sums, const float8 part[parts], int64_t lanes) {
  const float8 sum = (part[0] + part[1]) + (part[2] + part[3]);
  float all[8];
  memcpy(all, &sum, sizeof sum);
  for (int64_t i = 0; i < lanes; i++) sums[i] += (double)all[i];
}

// The error, 0 where the mask is 0 or less.
INLINE float8 masked(float8 error, const float *mask) {
  const float8 zero = {0};
  return load8(mask) <= zero ? zero : error;
}

// What is summed, beside its product with values - origin: that difference itself, or an error.
enum addend { difference, error, masked_error };

INLINE void moments(
    const enum addend addend, const float *errors, const float *mask, const float *values,
    const float *origin, int64_t rows, int64_t channels, double *sums, double *products) {
  for (int64_t c = 0; c < channels; c++) sums[c] = products[c] = 0;
  for (int64_t start = 0; start < rows; start += run) {
    const int64_t count = rows - start < run ? rows - start : run;
    for (int64_t c = 0; c < channels; c += 8) {
      const float8 from = load8(origin + c);
      float8 sum[parts] = {0}, product[parts] = {0};
      const int64_t first = start * channels + c;
#define TAKE(k, row)                                                                             \
  {                                                                                              \
    const int64_t i = first + (row)*channels;                                                    \
    const float8 x = load8(values + i) - from;                                                   \
    const float8 e = addend == difference ? x                                                    \
                     : addend == error    ? load8(errors + i)                                    \
                                          : masked(load8(errors + i), mask + i);                 \
    sum[k] += e;                                                                                 \
    product[k] = __builtin_elementwise_fma(e, x, product[k]);                                    \
  }
      int64_t r = 0;
      for (; r + parts <= count; r += parts) {
        for (int k = 0; k < parts; k++) TAKE(k, r + k)
      }
      for (int k = 0; r < count; r++, k++) TAKE(k, r)
#undef TAKE
      const int64_t lanes = channels - c < 8 ? channels - c : 8;
      add_lanes(sums + c, sum, lanes);
      add_lanes(products + c, product, lanes);
    }
  }
}

KERNEL void channel_moments(
    const float *values, const float *origin, int64_t rows, int64_t channels, double *sums,
    double *squares) {
  moments(difference, 0, 0, values, origin, rows, channels, sums, squares);
}

KERNEL void channel_error_moments(
    const float *errors, const float *mask, const float *values, const float *mean, int64_t rows,
    int64_t channels, double *sums, double *products) {
  if (mask) moments(masked_error, errors, mask, values, mean, rows, channels, sums, products);
  else moments(error, errors, mask, values, mean, rows, channels, sums, products);
}

KERNEL void normalize_channels(
    const float *values, const float *mean, const float *factor, const float *offset, int64_t rows,
    int64_t channels, int relu, float *output) {
  for (int64_t r = 0; r < rows; r++) {
    const float *in = values + r * channels;
    float *out = output + r * channels;
    // Lanes behind the last channel belong to the next row, which is written later.
    for (int64_t c = 0; c < channels; c += 8) {
      const float8 y = __builtin_elementwise_fma(
          load8(in + c) - load8(mean + c), load8(factor + c), load8(offset + c));
      store8(out + c, relu ? rectified(y) : y);
    }
  }
}

INLINE void input_errors(
    const int is_masked, const float *errors, const float *mask, const float *values,
    const float *mean, const float *factor, const float *mean_error, const float *slope,
    int64_t rows, int64_t channels, float *input_error) {
  for (int64_t r = 0; r < rows; r++) {
    for (int64_t c = 0; c < channels; c += 8) {
      const int64_t i = r * channels + c;
      const float8 e = is_masked ? masked(load8(errors + i), mask + i) : load8(errors + i);
      const float8 x = load8(mean + c) - load8(values + i);
      const float8 rest =
          __builtin_elementwise_fma(x, load8(slope + c), e - load8(mean_error + c));
      store8(input_error + i, load8(factor + c) * rest);
    }
  }
}

KERNEL void normalize_channels_backward(
    const float *errors, const float *mask, const float *values, const float *mean,
    const float *factor, const float *mean_error, const float *slope, int64_t rows,
    int64_t channels, float *input_error) {
  if (mask) {
    input_errors(
        1, errors, mask, values, mean, factor, mean_error, slope, rows, channels, input_error);
  } else {
    input_errors(
        0, errors, mask, values, mean, factor, mean_error, slope, rows, channels, input_error);
  }
}
