#include "CFloatKernels.h"
#include "vector.h"
#include <math.h>

KERNEL float largest_magnitude(const float *values, int64_t count) {
  // The patterns of finite magnitudes are ordered as the magnitudes are.
  int32_t largest = 0;
  for (int64_t i = 0; i < count; i++) {
    int32_t bits;
    memcpy(&bits, values + i, 4);
    bits &= 0x7fffffff;
    bits = bits < 0x7f800000 ? bits : 0;
    largest = bits > largest ? bits : largest;
  }
  float result;
  memcpy(&result, &largest, 4);
  return result;
}

// Significands lie in [1, 2): 120 of them multiply without overflow, each product within half an
// ulp, so that a logarithm taken of the product is off by less than 120 * 2^-24 / ln 2.
enum { lanes = 8, run = 120 };

KERNEL void magnitude_logarithms(
    const float *values, int64_t count, float lowest, float highest, int64_t *exponents,
    double *logarithms, int64_t *counted) {
  int32_t low, high;
  memcpy(&low, &lowest, 4);
  memcpy(&high, &highest, 4);
  int64_t exponent_sum = 0, number = 0;
  double logarithm_sum = 0;
  for (int64_t start = 0; start < count; start += lanes * run) {
    const int64_t end = start + lanes * run < count ? start + lanes * run : count;
    float product[lanes];
    int32_t exponent[lanes], seen[lanes];
    for (int k = 0; k < lanes; k++) {
      product[k] = 1;
      exponent[k] = 0;
      seen[k] = 0;
    }
    int64_t i = start;
#define TAKE(k, place)                                                                    \
  {                                                                                       \
    int32_t bits;                                                                         \
    memcpy(&bits, values + (place), 4);                                                   \
    bits &= 0x7fffffff;                                                                   \
    const int32_t counts = (bits != 0) & (bits < 0x7f800000);                             \
    bits = bits < low ? low : bits;                                                       \
    bits = bits > high ? high : bits;                                                     \
    bits = counts ? bits : 0x3f800000;                                                    \
    exponent[k] += (bits >> 23) - 127;                                                    \
    seen[k] += counts;                                                                    \
    int32_t pattern = (bits & 0x007fffff) | 0x3f800000;                                   \
    float significand;                                                                    \
    memcpy(&significand, &pattern, 4);                                                    \
    product[k] *= significand;                                                            \
  }
    for (; i + lanes <= end; i += lanes) {
      for (int k = 0; k < lanes; k++) TAKE(k, i + k)
    }
    for (int k = 0; i < end; i++, k++) TAKE(k, i)
#undef TAKE
    for (int k = 0; k < lanes; k++) {
      exponent_sum += exponent[k];
      number += seen[k];
      logarithm_sum += log2((double)product[k]);
    }
  }
  *exponents = exponent_sum;
  *logarithms = logarithm_sum;
  *counted = number;
}
