#include "CQuantizationKernels.h"

#if defined(__x86_64__)
#include <string.h>

#include "RoundVectors.h"

// The most elements, neighbours in memory, that are rounded at a time.
#define RUN 256

// What rounds a run: all that does not change from run to run.
struct block_rounding {
  struct quantization_constants constants;
  struct quantization_block_scale scale;
  struct philox philox;
};

// The pattern of the scale, 0 to 254, of a block of numbers.
static inline int32_t scale_pattern(int32_t amax, const struct quantization_block_scale *scale) {
  int32_t bits = amax;
  if (scale->multiplies) {
    float value;
    memcpy(&value, &amax, sizeof value);
    value *= scale->reciprocal;
    memcpy(&bits, &value, sizeof bits);
    // 2^-127 and less: their exponent field is 0 without more ado only for `floor`.
    if (bits <= 0x00400000) return 0;
  }
  int32_t pattern = ((bits + scale->addend) >> 23) - scale->target_exponent;
  return pattern < 0 ? 0 : pattern > 254 ? 254 : pattern;
}

// The bits of 2^(pattern - 127), of which 2^-127 is a subnormal number.
static inline int32_t power_of_two(int32_t pattern) {
  return pattern == 0 ? 0x00400000 : pattern << 23;
}

// Two factors of a block, 1/scale and scale as bits; NaN for a block that holds no numbers only.
static inline void factors(
    int32_t amax, const struct quantization_block_scale *scale, int32_t *down, int32_t *up) {
  if (amax > 0x7F7FFFFF) {
    *down = *up = 0x7FC00000;
    return;
  }
  int32_t pattern = scale_pattern(amax, scale);
  *down = power_of_two(254 - pattern);
  *up = power_of_two(pattern);
}

// Eight values, divided, rounded, multiplied; NaN where a factor is.
AVX2 __m256i round_scaled(
    __m256i bits, __m256i words, __m256i down, __m256i up, const struct quantization_constants *c,
    const int family, const int rounding) {
  const __m256i magnitude_bits = splat(INT32_MAX);
  const __m256i zero = _mm256_setzero_si256();
  __m256i quotient = _mm256_castps_si256(
      _mm256_mul_ps(_mm256_castsi256_ps(bits), _mm256_castsi256_ps(down)));
  // What became zero was not: the smallest number is rounded like it.
  __m256i was_zero = _mm256_cmpeq_epi32(_mm256_and_si256(bits, magnitude_bits), zero);
  __m256i is_zero = _mm256_cmpeq_epi32(_mm256_and_si256(quotient, magnitude_bits), zero);
  __m256i lost = _mm256_srli_epi32(_mm256_andnot_si256(was_zero, is_zero), 31);
  quotient = _mm256_or_si256(quotient, lost);
  __m256i rounded = round_vector(quotient, words, c, family, rounding);
  __m256i product = _mm256_castps_si256(
      _mm256_mul_ps(_mm256_castsi256_ps(rounded), _mm256_castsi256_ps(up)));
  __m256i magnitude = _mm256_min_epi32(
      _mm256_and_si256(product, magnitude_bits), splat(0x7F7FFFFF));
  __m256i result =
      _mm256_or_si256(magnitude, _mm256_and_si256(product, splat(INT32_MIN)));
  __m256i is_nan = _mm256_cmpgt_epi32(up, splat(0x7F7FFFFF));
  return _mm256_blendv_epi8(result, splat(0x7FC00000), is_nan);
}

// Words first...first + count - 1 of the stream, count <= RUN, somewhere in a buffer.
AVX2 const uint32_t *draw(
    const struct philox *philox, uint64_t first, size_t count, __m256i buffer[RUN / 8 + 8]) {
  uint64_t block = first / 4;
  size_t skipped = first % 4;
  for (size_t drawn = 0; drawn < skipped + count + 8; drawn += 16, block += 4) {
    philox_four_blocks(philox, block, buffer + drawn / 8);
  }
  return (const uint32_t *)buffer + skipped;
}

// At most RUN neighbours in memory. The factors are those of the run, or of each element.
AVX2 void round_run(
    float *values, size_t count, uint64_t number, const int32_t *down, const int32_t *up,
    const bool each, const struct block_rounding *how, const int family, const int rounding) {
  __m256i buffer[RUN / 8 + 8];
  const uint32_t *words = 0;
  if (rounding == QUANTIZATION_STOCHASTIC) words = draw(&how->philox, number, count, buffer);
  __m256i d = splat(*down), u = splat(*up), w = _mm256_setzero_si256();
  size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    if (each) {
      d = _mm256_loadu_si256((const __m256i *)(down + i));
      u = _mm256_loadu_si256((const __m256i *)(up + i));
    }
    if (words) w = _mm256_loadu_si256((const __m256i *)(words + i));
    __m256i *place = (__m256i *)(values + i);
    _mm256_storeu_si256(
        place, round_scaled(_mm256_loadu_si256(place), w, d, u, &how->constants, family, rounding));
  }
  if (i < count) {
    float last[8] = {0};
    int32_t last_down[8] = {0}, last_up[8] = {0};
    memcpy(last, values + i, (count - i) * sizeof(float));
    if (each) {
      memcpy(last_down, down + i, (count - i) * sizeof(int32_t));
      memcpy(last_up, up + i, (count - i) * sizeof(int32_t));
      d = _mm256_loadu_si256((const __m256i *)last_down);
      u = _mm256_loadu_si256((const __m256i *)last_up);
    }
    if (words) w = _mm256_loadu_si256((const __m256i *)(words + i));
    __m256i rounded = round_scaled(
        _mm256_loadu_si256((const __m256i *)last), w, d, u, &how->constants, family, rounding);
    _mm256_storeu_si256((__m256i *)last, rounded);
    memcpy(values + i, last, (count - i) * sizeof(float));
  }
}

AVX2 int32_t largest_magnitude(const float *values, size_t count) {
  __m256i most = _mm256_setzero_si256();
  size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    __m256i bits = _mm256_loadu_si256((const __m256i *)(values + i));
    most = _mm256_max_epi32(most, _mm256_and_si256(bits, splat(INT32_MAX)));
  }
  __m128i four = _mm_max_epi32(_mm256_castsi256_si128(most), _mm256_extracti128_si256(most, 1));
  four = _mm_max_epi32(four, _mm_shuffle_epi32(four, 0x4E));
  four = _mm_max_epi32(four, _mm_shuffle_epi32(four, 0xB1));
  int32_t result = _mm_cvtsi128_si32(four);
  for (; i < count; i++) {
    int32_t bits;
    memcpy(&bits, values + i, sizeof bits);
    bits &= INT32_MAX;
    if (bits > result) result = bits;
  }
  return result;
}

// A block whose values are neighbours in memory.
AVX2 void round_line_block(
    float *values, size_t count, uint64_t number, const struct block_rounding *how,
    const int family, const int rounding) {
  int32_t down, up;
  factors(largest_magnitude(values, count), &how->scale, &down, &up);
  for (size_t start = 0; start < count; start += RUN) {
    size_t run = count - start < RUN ? count - start : RUN;
    round_run(values + start, run, number + start, &down, &up, false, how, family, rounding);
  }
}

// At most RUN blocks side by side, whose values lie `step` apart.
AVX2 void round_columns(
    float *values, size_t columns, size_t rows, size_t step, uint64_t number,
    const struct block_rounding *how, const int family, const int rounding) {
  int32_t amax[RUN] = {0}, down[RUN], up[RUN];
  for (size_t row = 0; row < rows; row++) {
    const float *line = values + row * step;
    size_t i = 0;
    for (; i + 8 <= columns; i += 8) {
      __m256i bits = _mm256_loadu_si256((const __m256i *)(line + i));
      __m256i *most = (__m256i *)(amax + i);
      _mm256_storeu_si256(
          most,
          _mm256_max_epi32(
              _mm256_loadu_si256(most), _mm256_and_si256(bits, splat(INT32_MAX))));
    }
    for (; i < columns; i++) {
      int32_t bits = largest_magnitude(line + i, 1);
      if (bits > amax[i]) amax[i] = bits;
    }
  }
  for (size_t i = 0; i < columns; i++) factors(amax[i], &how->scale, down + i, up + i);
  for (size_t row = 0; row < rows; row++) {
    round_run(
        values + row * step, columns, number + row * step, down, up, true, how, family, rounding);
  }
}

AVX2 void round_blocks(
    float *values, const struct quantization_block_layout *layout,
    const struct block_rounding *how, const int family, const int rounding) {
  for (size_t o = 0; o < layout->outer; o++) {
    for (size_t start = 0; start < layout->length; start += layout->size) {
      size_t rows = layout->length - start;
      if (rows > layout->size) rows = layout->size;
      size_t first = (o * layout->length + start) * layout->inner;
      if (layout->inner == 1) {
        round_line_block(values + first, rows, first, how, family, rounding);
        continue;
      }
      for (size_t column = 0; column < layout->inner; column += RUN) {
        size_t columns = layout->inner - column;
        if (columns > RUN) columns = RUN;
        round_columns(
            values + first + column, columns, rows, layout->inner, first + column, how, family,
            rounding);
      }
    }
  }
}

// One loop for each family and rounding mode, in which both are constants.
#define BLOCKS(name, family, rounding)                                           \
  __attribute__((target("avx2"))) static void name(                              \
      float *values, const struct quantization_block_layout *layout,             \
      const struct block_rounding *how) {                                        \
    round_blocks(values, layout, how, family, rounding);                         \
  }
BLOCKS(posit_nearest, QUANTIZATION_POSIT, QUANTIZATION_NEAREST)
BLOCKS(posit_toward_zero, QUANTIZATION_POSIT, QUANTIZATION_TOWARD_ZERO)
BLOCKS(posit_stochastic, QUANTIZATION_POSIT, QUANTIZATION_STOCHASTIC)
BLOCKS(ieee_nearest, QUANTIZATION_IEEE, QUANTIZATION_NEAREST)
BLOCKS(ieee_toward_zero, QUANTIZATION_IEEE, QUANTIZATION_TOWARD_ZERO)
BLOCKS(ieee_stochastic, QUANTIZATION_IEEE, QUANTIZATION_STOCHASTIC)

__attribute__((target("avx2"))) static void start_stream(
    struct philox *philox, const struct quantization_stream *stream) {
  philox_start(philox, stream->key, stream->nonce);
}

void quantization_round_blocks(
    float *values, const struct quantization_block_layout *layout,
    const struct quantization_block_scale *scale, enum quantization_family family,
    enum quantization_rounding rounding, const struct quantization_constants *constants,
    const struct quantization_stream *stream) {
  struct block_rounding how = {.constants = *constants, .scale = *scale};
  if (rounding == QUANTIZATION_STOCHASTIC) start_stream(&how.philox, stream);
  const bool is_posit = family == QUANTIZATION_POSIT;
  switch (rounding) {
    case QUANTIZATION_NEAREST:
      (is_posit ? posit_nearest : ieee_nearest)(values, layout, &how);
      return;
    case QUANTIZATION_TOWARD_ZERO:
      (is_posit ? posit_toward_zero : ieee_toward_zero)(values, layout, &how);
      return;
    case QUANTIZATION_STOCHASTIC:
      (is_posit ? posit_stochastic : ieee_stochastic)(values, layout, &how);
      return;
  }
}

#else

void quantization_round_blocks(
    float *values, const struct quantization_block_layout *layout,
    const struct quantization_block_scale *scale, enum quantization_family family,
    enum quantization_rounding rounding, const struct quantization_constants *constants,
    const struct quantization_stream *stream) {
  (void)values, (void)layout, (void)scale, (void)family, (void)rounding, (void)constants;
  (void)stream;
  __builtin_trap();
}

#endif
