// What the passes of the thin convolution share: sizes in vectors, and where things lie in scratch.
#pragma once
#include "CFloatKernels.h"
#include "vector.h"

// c = a * b + c, rounded once.
INLINE float8 multiply_add(float8 a, float b, float8 c) {
  return __builtin_elementwise_fma(a, (float8)(b), c);
}

INLINE int64_t vectors(int64_t channels) { return (channels + 7) / 8; }

typedef struct {
  int64_t padded_width;      // columns of an image with its padding
  int64_t row;               // floats of a row of a padded image
  int64_t taps;              // kernel columns * input channels: contiguous in a padded image
  int64_t output_vectors;    // vectors that hold a pixel of the output
  int64_t tap_vectors;       // vectors that hold the taps of a kernel row
  int64_t pixels;            // of the output
} thin_sizes;

INLINE thin_sizes sizes_of(const thin_convolution *shape) {
  thin_sizes s;
  s.padded_width = shape->width + 2 * shape->padding;
  s.row = s.padded_width * shape->input_channels;
  s.taps = shape->kernel * shape->input_channels;
  s.output_vectors = vectors(shape->output_channels);
  s.tap_vectors = vectors(s.taps);
  s.pixels = shape->output_height * shape->output_width;
  return s;
}

// Floats of each piece of scratch memory; 16 spare floats behind what is read in whole vectors.
INLINE int64_t image_floats(const thin_convolution *shape, thin_sizes s) {
  return (shape->height + 2 * shape->padding) * s.row + 16;
}
INLINE int64_t packed_floats(const thin_convolution *shape, thin_sizes s) {
  return shape->kernel * s.taps * s.output_vectors * 8;
}
INLINE int64_t transposed_floats(const thin_convolution *shape, thin_sizes s) {
  return shape->kernel * shape->output_channels * s.tap_vectors * 8;
}
INLINE int64_t error_floats(thin_sizes s) { return s.pixels * s.output_vectors * 8; }
INLINE int64_t column_floats(const thin_convolution *shape, thin_sizes s) {
  return shape->output_width * s.tap_vectors * 8 + 16;
}

// Copies one image into the middle of a padded one, whose rim stays 0.
INLINE void pad_image(
    const thin_convolution *shape, thin_sizes s, const float *image, float *padded) {
  const int64_t width = shape->width * shape->input_channels;
  float *start = padded + shape->padding * s.row + shape->padding * shape->input_channels;
  for (int64_t y = 0; y < shape->height; y++) {
    memcpy(start + y * s.row, image + y * width, sizeof(float) * width);
  }
}
