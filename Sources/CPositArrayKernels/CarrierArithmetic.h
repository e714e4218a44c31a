#pragma once

// RoundToOdd.h for both carriers, and the choice of an operation.

#include "CPositArrayKernels.h"
#include "DoubleCarrier.h"
#include "FloatCarrier.h"

#if POSIT_HAS_LANES
#define CARRIED(name) float_##name
#define VECTOR __m256
#define INTEGERS __m256i
#define FLOATING(name) _mm256_##name##_ps
#define AS_INTEGERS _mm256_castps_si256
#define AS_VECTOR _mm256_castsi256_ps
#define INTEGER_SUB _mm256_sub_epi32
#define SHIFT_RIGHT _mm256_srli_epi32
#define TOP_BIT 31
#include "RoundToOdd.h"
#undef CARRIED
#undef VECTOR
#undef FLOATING
#undef AS_INTEGERS
#undef AS_VECTOR
#undef INTEGER_SUB
#undef SHIFT_RIGHT
#undef TOP_BIT

#define CARRIED(name) double_##name
#define VECTOR __m256d
#define FLOATING(name) _mm256_##name##_pd
#define AS_INTEGERS _mm256_castpd_si256
#define AS_VECTOR _mm256_castsi256_pd
#define INTEGER_SUB _mm256_sub_epi64
#define SHIFT_RIGHT _mm256_srli_epi64
#define TOP_BIT 63
#include "RoundToOdd.h"
#undef CARRIED
#undef VECTOR
#undef INTEGERS
#undef FLOATING
#undef AS_INTEGERS
#undef AS_VECTOR
#undef INTEGER_SUB
#undef SHIFT_RIGHT
#undef TOP_BIT

LANE_INLINE int operand_count(posit_array_operation operation) {
  return operation == POSIT_FMA ? 3 : operation == POSIT_SQRT ? 1 : 2;
}

LANE_INLINE __m256 float_compute(
  posit_array_operation operation, __m256 a, __m256 b, __m256 c
) {
  switch (operation) {
  case POSIT_ADD: return float_add(a, b);
  case POSIT_SUB: return float_sub(a, b);
  case POSIT_MUL: return float_mul(a, b);
  case POSIT_DIV: return float_div(a, b);
  case POSIT_SQRT: return float_sqrt(a);
  case POSIT_FMA: return float_fma(a, b, c);
  }
}

LANE_INLINE __m256d double_compute(
  posit_array_operation operation, __m256d a, __m256d b, __m256d c
) {
  switch (operation) {
  case POSIT_ADD: return double_add(a, b);
  case POSIT_SUB: return double_sub(a, b);
  case POSIT_MUL: return double_mul(a, b);
  case POSIT_DIV: return double_div(a, b);
  case POSIT_SQRT: return double_sqrt(a);
  case POSIT_FMA: return double_fma(a, b, c);
  }
}
#endif
