// Vectors of eight float32 in clang's vector extension. They are loaded and stored by memcpy, which
// asks for no alignment.
#pragma once
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#define KERNEL __attribute__((target("avx2,fma")))
#else
#define KERNEL
#endif
#define INLINE static inline __attribute__((always_inline)) KERNEL

typedef float float8 __attribute__((ext_vector_type(8)));
typedef int32_t int8x __attribute__((ext_vector_type(8)));

INLINE float8 load8(const float *p) {
  float8 v;
  memcpy(&v, p, sizeof v);
  return v;
}

INLINE void store8(float *p, float8 v) { memcpy(p, &v, sizeof v); }

// Stores the first lanes only.
INLINE void store_lanes(float *p, float8 v, int64_t lanes) {
  float all[8];
  memcpy(all, &v, sizeof v);
  for (int64_t i = 0; i < lanes; i++) p[i] = all[i];
}

// max(0, x) that keeps NaN.
INLINE float8 rectified(float8 x) {
  const float8 zero = {0};
  return zero > x ? zero : x;
}
