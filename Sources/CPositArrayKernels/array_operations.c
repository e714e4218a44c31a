// The loops over arrays, one per operation, word width and kind of lanes.
#include "CPositArrayKernels.h"

#if defined(__x86_64__)
#include <string.h>
#include "double_lanes.h"

#define KERNEL static __attribute__((target("avx2,fma"), noinline))

LANES __m256i load_8x8(const uint8_t *p) { return _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)p)); }
LANES __m256i load_8x16(const uint16_t *p) { return _mm256_cvtepu16_epi32(_mm_loadu_si128((const __m128i *)p)); }
LANES __m128i load_4x8(const uint8_t *p) { int word; memcpy(&word, p, 4); return _mm_cvtepu8_epi32(_mm_cvtsi32_si128(word)); }
LANES __m128i load_4x16(const uint16_t *p) { return _mm_cvtepu16_epi32(_mm_loadl_epi64((const __m128i *)p)); }
LANES __m128i load_4x32(const uint32_t *p) { return _mm_loadu_si128((const __m128i *)p); }

LANES __m128i pack_8x16(__m256i v) { return _mm_packus_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1)); }
LANES void store_8x16(uint16_t *p, __m256i v) { _mm_storeu_si128((__m128i *)p, pack_8x16(v)); }
LANES void store_8x8(uint8_t *p, __m256i v) { __m128i w = pack_8x16(v); _mm_storel_epi64((__m128i *)p, _mm_packus_epi16(w, w)); }
LANES void store_4x32(uint32_t *p, __m128i v) { _mm_storeu_si128((__m128i *)p, v); }
LANES void store_4x16(uint16_t *p, __m128i v) { _mm_storel_epi64((__m128i *)p, _mm_packus_epi32(v, v)); }
LANES void store_4x8(uint8_t *p, __m128i v) {
  __m128i w = _mm_packus_epi32(v, v);
  int word = _mm_cvtsi128_si32(_mm_packus_epi16(w, w));
  memcpy(p, &word, 4);
}

// A loop over whole groups of lanes; the rest goes through padded copies of one group.
#define LOOP(GROUP, INPUT, OUTPUT, BODY)                                                          \
  size_t i = 0;                                                                                   \
  for (; i + GROUP <= count; i += GROUP) { BODY(x + i, y + i, z + i, result + i) }                \
  if (i < count) {                                                                                \
    INPUT px[GROUP] = {0}, py[GROUP] = {0}, pz[GROUP] = {0};                                      \
    OUTPUT pr[GROUP];                                                                             \
    size_t rest = count - i;                                                                      \
    memcpy(px, x + i, rest * sizeof *x);                                                          \
    memcpy(py, y + i, rest * sizeof *y);                                                          \
    memcpy(pz, z + i, rest * sizeof *z);                                                          \
    BODY(px, py, pz, pr)                                                                          \
    memcpy(result + i, pr, rest * sizeof *result);                                                \
  }

#define FLOAT_BINARY(NAME, W, ODD, EXPRESSION)                                                    \
  KERNEL void NAME(const uint##W##_t *x, const uint##W##_t *y, const uint##W##_t *z,              \
                   uint##W##_t *result, size_t count, int n, int es) {                            \
    float_lanes k = float_lanes_for(n, es);                                                       \
    const int odd = ODD;                                                                          \
    (void)odd;                                                                                    \
    LOOP(8, uint##W##_t, uint##W##_t, EXPRESSION##_##W)                                           \
  }
#define FA(P, W) float_lanes_decode(load_8x##W(P), k)
#define FSTEP(W, R, V) store_8x##W(R, float_lanes_encode(V, k));
#define NEGATED(V) _mm256_xor_ps(V, _mm256_castsi256_ps(_mm256_set1_epi32((int)0x80000000)))
#define F_ADD(W, X, Y, R) FSTEP(W, R, float_lanes_add(FA(X, W), FA(Y, W), odd))
#define F_SUB(W, X, Y, R) FSTEP(W, R, float_lanes_add(FA(X, W), NEGATED(FA(Y, W)), odd))
#define F_MUL(W, X, Y, R) FSTEP(W, R, float_lanes_multiply(FA(X, W), FA(Y, W), odd))
#define F_DIV(W, X, Y, R) FSTEP(W, R, float_lanes_divide(FA(X, W), FA(Y, W), odd))
#define F_SQRT(W, X, Y, R) FSTEP(W, R, float_lanes_sqrt(FA(X, W), odd))
#define F_ADD_8(X, Y, Z, R) F_ADD(8, X, Y, R)
#define F_ADD_16(X, Y, Z, R) F_ADD(16, X, Y, R)
#define F_SUB_8(X, Y, Z, R) F_SUB(8, X, Y, R)
#define F_SUB_16(X, Y, Z, R) F_SUB(16, X, Y, R)
#define F_MUL_8(X, Y, Z, R) F_MUL(8, X, Y, R)
#define F_MUL_16(X, Y, Z, R) F_MUL(16, X, Y, R)
#define F_DIV_8(X, Y, Z, R) F_DIV(8, X, Y, R)
#define F_DIV_16(X, Y, Z, R) F_DIV(16, X, Y, R)
#define F_SQRT_8(X, Y, Z, R) F_SQRT(8, X, Y, R)
#define F_SQRT_16(X, Y, Z, R) F_SQRT(16, X, Y, R)

// Up to 8 bits, with at most 6 of significand, the exact results of + - * / sqrt are no nearer to a
// tie than 2^-14 of their size unless they are on it: rounding to float32 first changes nothing.
FLOAT_BINARY(float_add_8, 8, 0, F_ADD)
FLOAT_BINARY(float_subtract_8, 8, 0, F_SUB)
FLOAT_BINARY(float_multiply_8, 8, 0, F_MUL)
FLOAT_BINARY(float_divide_8, 8, 0, F_DIV)
FLOAT_BINARY(float_sqrt_8, 8, 0, F_SQRT)
FLOAT_BINARY(float_add_16, 16, 1, F_ADD)
FLOAT_BINARY(float_subtract_16, 16, 1, F_SUB)
FLOAT_BINARY(float_multiply_16, 16, 1, F_MUL)
FLOAT_BINARY(float_divide_16, 16, 1, F_DIV)
FLOAT_BINARY(float_sqrt_16, 16, 1, F_SQRT)

#define DOUBLE_KERNEL(NAME, W, BODY)                                                              \
  KERNEL void NAME(const uint##W##_t *x, const uint##W##_t *y, const uint##W##_t *z,              \
                   uint##W##_t *result, size_t count, int n, int es) {                            \
    double_lanes k = double_lanes_for(n, es);                                                     \
    LOOP(4, uint##W##_t, uint##W##_t, BODY)                                                       \
  }
#define DA(P, W) double_lanes_decode(load_4x##W(P), k)
#define DSTEP(W, R, V) store_4x##W(R, double_lanes_encode(V, k));
#define NEGATED_D(V) _mm256_xor_pd(V, _mm256_castsi256_pd(_mm256_set1_epi64x(INT64_MIN)))
#define DOUBLE_KERNELS(W, ADD, SUB, MUL, DIV, SQRT, FMA)                                          \
  DOUBLE_KERNEL(double_add_##W, W, ADD)                                                           \
  DOUBLE_KERNEL(double_subtract_##W, W, SUB)                                                      \
  DOUBLE_KERNEL(double_multiply_##W, W, MUL)                                                      \
  DOUBLE_KERNEL(double_divide_##W, W, DIV)                                                        \
  DOUBLE_KERNEL(double_sqrt_##W, W, SQRT)                                                         \
  DOUBLE_KERNEL(double_fma_##W, W, FMA)
#define D_ADD(W, X, Y, R) DSTEP(W, R, double_lanes_add(DA(X, W), DA(Y, W)))
#define D_SUB(W, X, Y, R) DSTEP(W, R, double_lanes_add(DA(X, W), NEGATED_D(DA(Y, W))))
#define D_MUL(W, X, Y, R) DSTEP(W, R, double_lanes_multiply(DA(X, W), DA(Y, W)))
#define D_DIV(W, X, Y, R) DSTEP(W, R, double_lanes_divide(DA(X, W), DA(Y, W)))
#define D_SQRT(W, X, R) DSTEP(W, R, double_lanes_sqrt(DA(X, W)))
#define D_FMA(W, X, Y, Z, R) DSTEP(W, R, double_lanes_fma(DA(X, W), DA(Y, W), DA(Z, W)))
#define D_ADD_8(X, Y, Z, R) D_ADD(8, X, Y, R)
#define D_ADD_16(X, Y, Z, R) D_ADD(16, X, Y, R)
#define D_ADD_32(X, Y, Z, R) D_ADD(32, X, Y, R)
#define D_SUB_8(X, Y, Z, R) D_SUB(8, X, Y, R)
#define D_SUB_16(X, Y, Z, R) D_SUB(16, X, Y, R)
#define D_SUB_32(X, Y, Z, R) D_SUB(32, X, Y, R)
#define D_MUL_8(X, Y, Z, R) D_MUL(8, X, Y, R)
#define D_MUL_16(X, Y, Z, R) D_MUL(16, X, Y, R)
#define D_MUL_32(X, Y, Z, R) D_MUL(32, X, Y, R)
#define D_DIV_8(X, Y, Z, R) D_DIV(8, X, Y, R)
#define D_DIV_16(X, Y, Z, R) D_DIV(16, X, Y, R)
#define D_DIV_32(X, Y, Z, R) D_DIV(32, X, Y, R)
#define D_SQRT_8(X, Y, Z, R) D_SQRT(8, X, R)
#define D_SQRT_16(X, Y, Z, R) D_SQRT(16, X, R)
#define D_SQRT_32(X, Y, Z, R) D_SQRT(32, X, R)
#define D_FMA_8(X, Y, Z, R) D_FMA(8, X, Y, Z, R)
#define D_FMA_16(X, Y, Z, R) D_FMA(16, X, Y, Z, R)
#define D_FMA_32(X, Y, Z, R) D_FMA(32, X, Y, Z, R)
DOUBLE_KERNELS(8, D_ADD_8, D_SUB_8, D_MUL_8, D_DIV_8, D_SQRT_8, D_FMA_8)
DOUBLE_KERNELS(16, D_ADD_16, D_SUB_16, D_MUL_16, D_DIV_16, D_SQRT_16, D_FMA_16)
DOUBLE_KERNELS(32, D_ADD_32, D_SUB_32, D_MUL_32, D_DIV_32, D_SQRT_32, D_FMA_32)

static int fits_float_lanes(int n, int es) { return n <= 16 && ((n - 2) << es) <= 60; }

#define APPLY(W)                                                                                  \
  typedef void (*kernel_##W)(const uint##W##_t *, const uint##W##_t *, const uint##W##_t *,       \
                             uint##W##_t *, size_t, int, int);                                    \
  static const kernel_##W double_kernels_##W[CPOSIT_OPERATION_COUNT] = {                          \
      double_add_##W,    double_subtract_##W, double_multiply_##W,                                \
      double_divide_##W, double_sqrt_##W,     double_fma_##W};
#define FLOAT_TABLE(W)                                                                            \
  static const kernel_##W float_kernels_##W[CPOSIT_OPERATION_COUNT] = {                           \
      float_add_##W,    float_subtract_##W, float_multiply_##W,                                   \
      float_divide_##W, float_sqrt_##W,     double_fma_##W};
APPLY(8)
APPLY(16)
APPLY(32)
FLOAT_TABLE(8)
FLOAT_TABLE(16)

void cposit_apply_8(int operation, const uint8_t *x, const uint8_t *y, const uint8_t *z,
                    uint8_t *result, size_t count, int n, int es) {
  (fits_float_lanes(n, es) ? float_kernels_8 : double_kernels_8)[operation](x, y, z, result, count,
                                                                            n, es);
}

void cposit_apply_16(int operation, const uint16_t *x, const uint16_t *y, const uint16_t *z,
                     uint16_t *result, size_t count, int n, int es) {
  (fits_float_lanes(n, es) ? float_kernels_16 : double_kernels_16)[operation](x, y, z, result,
                                                                              count, n, es);
}

void cposit_apply_32(int operation, const uint32_t *x, const uint32_t *y, const uint32_t *z,
                     uint32_t *result, size_t count, int n, int es) {
  double_kernels_32[operation](x, y, z, result, count, n, es);
}

// Conversions: y and z stand for x, so that LOOP fits.
#define CONVERT(NAME, GROUP, INPUT, OUTPUT, LANES_KIND, BODY)                                     \
  KERNEL void NAME(const INPUT *x, OUTPUT *result, size_t count, int n, int es) {                 \
    const INPUT *y = x, *z = x;                                                                   \
    LANES_KIND k = LANES_KIND##_for(n, es);                                                       \
    LOOP(GROUP, INPUT, OUTPUT, BODY)                                                              \
  }
#define FROM_F_8(X, Y, Z, R) store_8x8(R, float_lanes_encode(_mm256_loadu_ps(X), k));
#define FROM_F_16(X, Y, Z, R) store_8x16(R, float_lanes_encode(_mm256_loadu_ps(X), k));
#define FROM_FD_8(X, Y, Z, R) store_4x8(R, double_lanes_encode(_mm256_cvtps_pd(_mm_loadu_ps(X)), k));
#define FROM_FD_16(X, Y, Z, R) store_4x16(R, double_lanes_encode(_mm256_cvtps_pd(_mm_loadu_ps(X)), k));
#define FROM_FD_32(X, Y, Z, R) store_4x32(R, double_lanes_encode(_mm256_cvtps_pd(_mm_loadu_ps(X)), k));
#define FROM_D_8(X, Y, Z, R) store_4x8(R, double_lanes_encode(_mm256_loadu_pd(X), k));
#define FROM_D_16(X, Y, Z, R) store_4x16(R, double_lanes_encode(_mm256_loadu_pd(X), k));
#define FROM_D_32(X, Y, Z, R) store_4x32(R, double_lanes_encode(_mm256_loadu_pd(X), k));
#define TO_F_8(X, Y, Z, R) _mm256_storeu_ps(R, FA(X, 8));
#define TO_F_16(X, Y, Z, R) _mm256_storeu_ps(R, FA(X, 16));
#define TO_FD_8(X, Y, Z, R) _mm_storeu_ps(R, _mm256_cvtpd_ps(DA(X, 8)));
#define TO_FD_16(X, Y, Z, R) _mm_storeu_ps(R, _mm256_cvtpd_ps(DA(X, 16)));
#define TO_FD_32(X, Y, Z, R) _mm_storeu_ps(R, _mm256_cvtpd_ps(DA(X, 32)));
#define TO_D_8(X, Y, Z, R) _mm256_storeu_pd(R, DA(X, 8));
#define TO_D_16(X, Y, Z, R) _mm256_storeu_pd(R, DA(X, 16));
#define TO_D_32(X, Y, Z, R) _mm256_storeu_pd(R, DA(X, 32));
CONVERT(from_float_by_float_8, 8, float, uint8_t, float_lanes, FROM_F_8)
CONVERT(from_float_by_float_16, 8, float, uint16_t, float_lanes, FROM_F_16)
CONVERT(from_float_by_double_8, 4, float, uint8_t, double_lanes, FROM_FD_8)
CONVERT(from_float_by_double_16, 4, float, uint16_t, double_lanes, FROM_FD_16)
CONVERT(from_float_by_double_32, 4, float, uint32_t, double_lanes, FROM_FD_32)
CONVERT(from_double_8, 4, double, uint8_t, double_lanes, FROM_D_8)
CONVERT(from_double_16, 4, double, uint16_t, double_lanes, FROM_D_16)
CONVERT(from_double_32, 4, double, uint32_t, double_lanes, FROM_D_32)
CONVERT(to_float_by_float_8, 8, uint8_t, float, float_lanes, TO_F_8)
CONVERT(to_float_by_float_16, 8, uint16_t, float, float_lanes, TO_F_16)
CONVERT(to_float_by_double_8, 4, uint8_t, float, double_lanes, TO_FD_8)
CONVERT(to_float_by_double_16, 4, uint16_t, float, double_lanes, TO_FD_16)
CONVERT(to_float_by_double_32, 4, uint32_t, float, double_lanes, TO_FD_32)
CONVERT(to_double_by_double_8, 4, uint8_t, double, double_lanes, TO_D_8)
CONVERT(to_double_by_double_16, 4, uint16_t, double, double_lanes, TO_D_16)
CONVERT(to_double_by_double_32, 4, uint32_t, double, double_lanes, TO_D_32)

#define CONVERSIONS(W)                                                                            \
  void cposit_from_float_##W(const float *x, uint##W##_t *r, size_t count, int n, int es) {       \
    (fits_float_lanes(n, es) ? from_float_by_float_##W : from_float_by_double_##W)(x, r, count,   \
                                                                                   n, es);        \
  }                                                                                               \
  void cposit_to_float_##W(const uint##W##_t *x, float *r, size_t count, int n, int es) {         \
    (fits_float_lanes(n, es) ? to_float_by_float_##W : to_float_by_double_##W)(x, r, count, n,    \
                                                                               es);               \
  }                                                                                               \
  void cposit_from_double_##W(const double *x, uint##W##_t *r, size_t count, int n, int es) {     \
    from_double_##W(x, r, count, n, es);                                                          \
  }                                                                                               \
  void cposit_to_double_##W(const uint##W##_t *x, double *r, size_t count, int n, int es) {       \
    to_double_by_double_##W(x, r, count, n, es);                                                  \
  }
CONVERSIONS(8)
CONVERSIONS(16)
void cposit_from_float_32(const float *x, uint32_t *r, size_t count, int n, int es) {
  from_float_by_double_32(x, r, count, n, es);
}
void cposit_to_float_32(const uint32_t *x, float *r, size_t count, int n, int es) {
  to_float_by_double_32(x, r, count, n, es);
}
void cposit_from_double_32(const double *x, uint32_t *r, size_t count, int n, int es) {
  from_double_32(x, r, count, n, es);
}
void cposit_to_double_32(const uint32_t *x, double *r, size_t count, int n, int es) {
  to_double_by_double_32(x, r, count, n, es);
}

int cposit_has_kernels(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

#else

// No kernels for this architecture: the caller uses its own loops and calls none of the others.
int cposit_has_kernels(void) { return 0; }
#define APPLY(W)                                                                                  \
  void cposit_apply_##W(int operation, const uint##W##_t *x, const uint##W##_t *y,                \
                        const uint##W##_t *z, uint##W##_t *result, size_t count, int n, int es) { \
    __builtin_trap();                                                                             \
  }                                                                                               \
  void cposit_from_float_##W(const float *x, uint##W##_t *r, size_t count, int n, int es) {       \
    __builtin_trap();                                                                             \
  }                                                                                               \
  void cposit_from_double_##W(const double *x, uint##W##_t *r, size_t count, int n, int es) {     \
    __builtin_trap();                                                                             \
  }                                                                                               \
  void cposit_to_float_##W(const uint##W##_t *x, float *r, size_t count, int n, int es) {         \
    __builtin_trap();                                                                             \
  }                                                                                               \
  void cposit_to_double_##W(const uint##W##_t *x, double *r, size_t count, int n, int es) {       \
    __builtin_trap();                                                                             \
  }
APPLY(8)
APPLY(16)
APPLY(32)
#endif
