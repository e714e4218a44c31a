// Every output pixel is the product of its window, rows of contiguous floats in a padded NHWC
// image, with weights whose output channels fill one or two vectors. No window is copied.
#include "thin_convolution.h"

KERNEL int64_t thin_convolution_scratch(const thin_convolution *shape) {
  const thin_sizes s = sizes_of(shape);
  return image_floats(shape, s) + 2 * packed_floats(shape, s) + transposed_floats(shape, s)
      + error_floats(s) + column_floats(shape, s);
}

// `pixels` neighbours in a row of the output, `width` vectors each, `step` floats from one to the
// next in the image; constants where this is inlined (but for most steps), so that sums stay in
// registers.
INLINE void tile(
    const int pixels, const int width, const int64_t step, const thin_convolution *shape,
    thin_sizes s, const float *image, const float *packed, const float8 *bias, float *output,
    int relu) {
  float8 sum[14][2];
  const float *window[14];
  for (int p = 0; p < pixels; p++) {
    for (int v = 0; v < width; v++) sum[p][v] = bias[v];
    window[p] = image + p * step;
  }
  for (int64_t ky = 0; ky < shape->kernel; ky++) {
    for (int64_t tap = 0; tap < s.taps; tap++) {
      float8 weight[2];
      for (int v = 0; v < width; v++) weight[v] = load8(packed + 8 * v);
      packed += 8 * width;
      for (int p = 0; p < pixels; p++) {
        const float x = window[p][tap];
        for (int v = 0; v < width; v++) sum[p][v] = multiply_add(weight[v], x, sum[p][v]);
      }
    }
    for (int p = 0; p < pixels; p++) window[p] += s.row;
  }
  // Lanes behind the last channel belong to the next pixel, which is written later.
  for (int p = 0; p < pixels; p++) {
    for (int v = 0; v < width; v++) {
      store8(
          output + p * shape->output_channels + 8 * v, relu ? rectified(sum[p][v]) : sum[p][v]);
    }
  }
}

// Rows are cut into equal tiles of at most this many pixels. 8 sums in flight hide the latency of a
// multiply-add; the sums and their operands must fit 16 registers, and so must the addresses of the
// pixels, which need one only where the image has a single channel.
enum { most_of_one = 8, most_of_one_grey = 10, most_of_two = 6 };

#define TILE(pixels, width, step)                                                        \
  case pixels:                                                                           \
    tile(pixels, width, step, shape, s, image, packed, bias, output, relu);              \
    break;

KERNEL static void tile_of_one(
    int64_t pixels, const thin_convolution *shape, thin_sizes s, const float *image,
    const float *packed, const float8 *bias, float *output, int relu) {
  const int64_t step = shape->input_channels;
  switch (pixels) {
    TILE(1, 1, step) TILE(2, 1, step) TILE(3, 1, step) TILE(4, 1, step)
    TILE(5, 1, step) TILE(6, 1, step) TILE(7, 1, step) TILE(8, 1, step)
  }
}

KERNEL static void tile_of_one_grey(
    int64_t pixels, const thin_convolution *shape, thin_sizes s, const float *image,
    const float *packed, const float8 *bias, float *output, int relu) {
  switch (pixels) {
    TILE(1, 1, 1) TILE(2, 1, 1) TILE(3, 1, 1) TILE(4, 1, 1) TILE(5, 1, 1) TILE(6, 1, 1)
    TILE(7, 1, 1) TILE(8, 1, 1) TILE(9, 1, 1) TILE(10, 1, 1) TILE(11, 1, 1) TILE(12, 1, 1)
    TILE(13, 1, 1) TILE(14, 1, 1)
  }
}

KERNEL static void tile_of_two(
    int64_t pixels, const thin_convolution *shape, thin_sizes s, const float *image,
    const float *packed, const float8 *bias, float *output, int relu) {
  const int64_t step = shape->input_channels;
  switch (pixels) {
    TILE(1, 2, step) TILE(2, 2, step) TILE(3, 2, step) TILE(4, 2, step) TILE(5, 2, step)
    TILE(6, 2, step)
  }
}

KERNEL void thin_convolution_forward(
    const thin_convolution *shape, int64_t samples, const float *input, const float *weight,
    const float *bias, float *output, int relu, float *scratch) {
  const thin_sizes s = sizes_of(shape);
  float *image = scratch, *packed = image + image_floats(shape, s);
  memset(image, 0, sizeof(float) * image_floats(shape, s));
  memset(packed, 0, sizeof(float) * packed_floats(shape, s));
  const int64_t channels = shape->output_channels;
  for (int64_t tap = 0; tap < shape->kernel * s.taps; tap++) {
    memcpy(packed + tap * 8 * s.output_vectors, weight + tap * channels, sizeof(float) * channels);
  }
  float8 biases[2] = {0};
  memcpy(biases, bias, sizeof(float) * channels);

  const int grey = s.output_vectors == 1 && shape->input_channels == 1;
  const int64_t most =
      grey ? most_of_one_grey : s.output_vectors == 1 ? most_of_one : most_of_two;
  const int64_t tiles = (shape->output_width + most - 1) / most;
  for (int64_t n = 0; n < samples; n++) {
    pad_image(shape, s, input + n * shape->height * shape->width * shape->input_channels, image);
    for (int64_t y = 0; y < shape->output_height; y++) {
      for (int64_t t = 0; t < tiles; t++) {
        const int64_t x = t * shape->output_width / tiles;
        const int64_t pixels = (t + 1) * shape->output_width / tiles - x;
        const float *window = image + y * s.row + x * shape->input_channels;
        float *out = output + ((n * shape->output_height + y) * shape->output_width + x) * channels;
        if (grey) {
          tile_of_one_grey(pixels, shape, s, window, packed, biases, out, relu);
        } else if (s.output_vectors == 1) {
          tile_of_one(pixels, shape, s, window, packed, biases, out, relu);
        } else {
          tile_of_two(pixels, shape, s, window, packed, biases, out, relu);
        }
      }
    }
  }
}
