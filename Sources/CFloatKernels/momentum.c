#include "CFloatKernels.h"
#include "vector.h"

// The Swift references round every product; contracted they would give other bits.
#pragma STDC FP_CONTRACT OFF

KERNEL void accumulate_momentum(
    float *restrict momentum, const float *restrict gradient, const float *restrict weight,
    int64_t count, float factor, float decay) {
  if (decay == 0) {
    for (int64_t i = 0; i < count; i++) momentum[i] = factor * momentum[i] + gradient[i];
  } else {
    for (int64_t i = 0; i < count; i++) {
      momentum[i] = factor * momentum[i] + (gradient[i] + decay * weight[i]);
    }
  }
}

KERNEL void descend(
    float *restrict weight, const float *restrict momentum, int64_t count, float rate) {
  for (int64_t i = 0; i < count; i++) weight[i] = weight[i] - rate * momentum[i];
}

KERNEL void scale_in_place(float *values, int64_t count, float factor) {
  for (int64_t i = 0; i < count; i++) values[i] *= factor;
}
