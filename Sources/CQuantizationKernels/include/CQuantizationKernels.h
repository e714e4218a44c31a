// Vector kernels that round float32 values to a number format, for processors with AVX2.
//
// They do, eight values at a time, what PortableKernel.swift does one at a time, line for line;
// read that file first. Here is only what SwiftPM offers no way to say in Swift: code for a
// processor feature that is chosen while the program runs.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// How a number format looks on the bits of float32; KernelConstants.swift explains each field.
struct quantization_constants {
  int32_t smallest;
  int32_t largest;
  int32_t zero_at_most;
  int32_t near_zero_below;
  // posits
  int32_t one;
  int32_t cut_at_one;
  int32_t longest_run;
  int32_t regime_shift;
  // IEEE-style formats
  int32_t normal_above;
  int32_t cut_of_normal;
  int32_t overflow_above;
  int32_t overflow_result;
  int32_t overflow_sign_mask;
  // smallest
  double near_zero_whole;
};

enum quantization_family { QUANTIZATION_POSIT = 0, QUANTIZATION_IEEE = 1 };

enum quantization_rounding {
  QUANTIZATION_NEAREST = 0,
  QUANTIZATION_TOWARD_ZERO = 1,
  QUANTIZATION_STOCHASTIC = 2
};

// A stream of random words: the key and the upper half of the counter of Philox4x32-10.
struct quantization_stream {
  uint32_t key[2];
  uint32_t nonce[2];
};

// Whether the kernels may run: on an x86 processor with AVX2 and FMA, unless POSITLAB_VECTORS=off (CVectorLevel.h).
bool quantization_vectors_available(void);

// Rounds count values; source and destination are the same memory or do not overlap. Stochastic
// rounding of element i uses word i of the stream, which the other modes ignore. Calling it where
// quantization_vectors_available is false is an error.
void quantization_round(
    const float *source, float *destination, size_t count, enum quantization_family family,
    enum quantization_rounding rounding, const struct quantization_constants *constants,
    const struct quantization_stream *stream);

// How the scale of a block follows from the bits of its largest magnitude; BlockKernel.swift
// explains it.
struct quantization_block_scale {
  int32_t addend;
  int32_t target_exponent;
  bool multiplies;
  float reciprocal;
};

// Blocks of `size` values along the middle axis of a row-major (outer, length, inner) tensor.
struct quantization_block_layout {
  size_t outer;
  size_t length;
  size_t inner;
  size_t size;
};

// Rounds the values of a tensor to elements with one scale a block, and multiplies them again, where
// they lie. The constants are those of the scale 1. Stochastic rounding of element i uses word i of
// the stream, which the other modes ignore. Calling it where quantization_vectors_available is
// false is an error.
void quantization_round_blocks(
    float *values, const struct quantization_block_layout *layout,
    const struct quantization_block_scale *scale, enum quantization_family family,
    enum quantization_rounding rounding, const struct quantization_constants *constants,
    const struct quantization_stream *stream);
