#include "CQuantizationKernels.h"
#include "CVectorLevel.h"

#if defined(__x86_64__)
#include <string.h>

#include "RoundVectors.h"

bool quantization_vectors_available(void) { return avx2_kernels_may_run(); }

// Eight values at an address, rounded; the load is done before the store, so the two may be one.
AVX2 void round_eight(
    const float *source, float *destination, __m256i words,
    const struct quantization_constants *c, const int family, const int rounding) {
  __m256i bits = _mm256_loadu_si256((const __m256i *)source);
  _mm256_storeu_si256(
      (__m256i *)destination, round_vector(bits, words, c, family, rounding));
}

AVX2 void round_determined(
    const float *source, float *destination, size_t count,
    const struct quantization_constants *constants, const int family, const int rounding) {
  // A copy that no store can change, so that the constants stay in registers.
  const struct quantization_constants c = *constants;
  const __m256i none = _mm256_setzero_si256();
  size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    round_eight(source + i, destination + i, none, &c, family, rounding);
  }
  if (i < count) {
    float last[8] = {0};
    memcpy(last, source + i, (count - i) * sizeof(float));
    round_eight(last, last, none, &c, family, rounding);
    memcpy(destination + i, last, (count - i) * sizeof(float));
  }
}

AVX2 void round_32_randomly(
    const float *source, float *destination, const struct philox *philox, uint64_t block,
    const struct quantization_constants *c, const int family) {
  __m256i words[4];
  philox_four_blocks(philox, block, words);
  philox_four_blocks(philox, block + 4, words + 2);
  for (int part = 0; part < 4; part++) {
    round_eight(
        source + 8 * part, destination + 8 * part, words[part], c, family,
        QUANTIZATION_STOCHASTIC);
  }
}

AVX2 void round_randomly(
    const float *source, float *destination, size_t count,
    const struct quantization_constants *constants, const struct quantization_stream *stream,
    const int family) {
  const struct quantization_constants c = *constants;
  struct philox philox;
  philox_start(&philox, stream->key, stream->nonce);
  size_t i = 0;
  for (; i + 32 <= count; i += 32) {
    round_32_randomly(source + i, destination + i, &philox, i / 4, &c, family);
  }
  if (i < count) {
    float last[32] = {0};
    memcpy(last, source + i, (count - i) * sizeof(float));
    round_32_randomly(last, last, &philox, i / 4, &c, family);
    memcpy(destination + i, last, (count - i) * sizeof(float));
  }
}

// One loop for each family and rounding mode, in which both are constants.
#define BULK(name, family, rounding)                                             \
  __attribute__((target("avx2"))) static void name(                              \
      const float *source, float *destination, size_t count,                     \
      const struct quantization_constants *c) {                                  \
    round_determined(source, destination, count, c, family, rounding);           \
  }
#define BULK_RANDOM(name, family)                                                \
  __attribute__((target("avx2"))) static void name(                              \
      const float *source, float *destination, size_t count,                     \
      const struct quantization_constants *c,                                    \
      const struct quantization_stream *stream) {                                \
    round_randomly(source, destination, count, c, stream, family);               \
  }
BULK(posit_nearest, QUANTIZATION_POSIT, QUANTIZATION_NEAREST)
BULK(posit_toward_zero, QUANTIZATION_POSIT, QUANTIZATION_TOWARD_ZERO)
BULK(ieee_nearest, QUANTIZATION_IEEE, QUANTIZATION_NEAREST)
BULK(ieee_toward_zero, QUANTIZATION_IEEE, QUANTIZATION_TOWARD_ZERO)
BULK_RANDOM(posit_stochastic, QUANTIZATION_POSIT)
BULK_RANDOM(ieee_stochastic, QUANTIZATION_IEEE)

void quantization_round(
    const float *source, float *destination, size_t count, enum quantization_family family,
    enum quantization_rounding rounding, const struct quantization_constants *c,
    const struct quantization_stream *stream) {
  const bool is_posit = family == QUANTIZATION_POSIT;
  switch (rounding) {
    case QUANTIZATION_NEAREST:
      (is_posit ? posit_nearest : ieee_nearest)(source, destination, count, c);
      return;
    case QUANTIZATION_TOWARD_ZERO:
      (is_posit ? posit_toward_zero : ieee_toward_zero)(source, destination, count, c);
      return;
    case QUANTIZATION_STOCHASTIC:
      (is_posit ? posit_stochastic : ieee_stochastic)(source, destination, count, c, stream);
      return;
  }
}

#else

bool quantization_vectors_available(void) { return false; }

void quantization_round(
    const float *source, float *destination, size_t count, enum quantization_family family,
    enum quantization_rounding rounding, const struct quantization_constants *c,
    const struct quantization_stream *stream) {
  (void)source, (void)destination, (void)count, (void)family, (void)rounding, (void)c;
  (void)stream;
  __builtin_trap();
}

#endif
