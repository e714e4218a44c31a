#pragma once

// What every lane kernel is compiled for, whatever the rest of the program is compiled for.

#if defined(__x86_64__)
#define POSIT_HAS_LANES 1
#include <immintrin.h>

#define LANE_TARGET __attribute__((target("avx2,fma")))
#define LANE_INLINE static inline __attribute__((always_inline, target("avx2,fma")))

// An error term is fma(a, b, -p) with p rounded first: never let the compiler fuse on its own.
#pragma STDC FP_CONTRACT OFF
#endif
