// The gradients, image by image, so that an image, its masked error and the products stay in cache.
#include "thin_convolution.h"

// Copies the error of one image with its channels filled up to `width` vectors with 0, masks it,
// and adds it to the bias's gradient; `width` is a constant where this is inlined.
INLINE void mask_error(
    const int width, const thin_convolution *shape, thin_sizes s, const float *error,
    const float *mask, float *masked, float8 *bias) {
  const int64_t channels = shape->output_channels;
  int8x inside[2];
  float8 sum[2];
  for (int v = 0; v < width; v++) {
    for (int k = 0; k < 8; k++) inside[v][k] = 8 * v + k < channels ? -1 : 0;
    sum[v] = bias[v];
  }
  for (int64_t p = 0; p < s.pixels; p++) {
    for (int v = 0; v < width; v++) {
      int8x keep = inside[v];
      // Not "> 0": the error behind a NaN stays, and makes NaN of what depends on it.
      if (mask) keep &= ~(load8(mask + p * channels + 8 * v) <= 0);
      const int8x e = __builtin_bit_cast(int8x, load8(error + p * channels + 8 * v));
      const float8 kept = __builtin_bit_cast(float8, e & keep);
      store8(masked + (p * width + v) * 8, kept);
      sum[v] += kept;
    }
  }
  for (int v = 0; v < width; v++) bias[v] = sum[v];
}

// Adds to the gradients of `taps` neighbouring taps in each of `rows` kernel rows; `taps`, `rows`
// and `width` are constants where this is inlined.
INLINE void gradient_tile(
    const int taps, const int rows, const int width, const thin_convolution *shape, thin_sizes s,
    const float *image, const float *error, float *gradient) {
  float8 sum[12][2];
  for (int k = 0; k < rows * taps; k++) {
    for (int v = 0; v < width; v++) sum[k][v] = (float8)(0.0f);
  }
  for (int64_t y = 0; y < shape->output_height; y++) {
    const float *window = image + y * s.row;
    for (int64_t x = 0; x < shape->output_width; x++) {
      float8 e[2];
      for (int v = 0; v < width; v++) e[v] = load8(error + 8 * v);
      error += 8 * width;
      for (int r = 0; r < rows; r++) {
        for (int k = 0; k < taps; k++) {
          const float in = window[r * s.row + k];
          for (int v = 0; v < width; v++) {
            sum[r * taps + k][v] = multiply_add(e[v], in, sum[r * taps + k][v]);
          }
        }
      }
      window += shape->input_channels;
    }
  }
  for (int r = 0; r < rows; r++) {
    for (int k = 0; k < taps; k++) {
      for (int v = 0; v < width; v++) {
        float *place = gradient + ((r * s.taps + k) * width + v) * 8;
        store8(place, load8(place) + sum[r * taps + k][v]);
      }
    }
  }
}

#define TILE(taps, rows, width) \
  case taps: gradient_tile(taps, rows, width, shape, s, image, error, gradient); break;

KERNEL static void gradient_of_one(
    int64_t taps, const thin_convolution *shape, thin_sizes s, const float *image,
    const float *error, float *gradient) {
  switch (taps) {
    TILE(1, 1, 1) TILE(2, 1, 1) TILE(3, 1, 1) TILE(4, 1, 1) TILE(5, 1, 1) TILE(6, 1, 1)
    TILE(7, 1, 1) TILE(8, 1, 1) TILE(9, 1, 1) TILE(10, 1, 1) TILE(11, 1, 1) TILE(12, 1, 1)
  }
}

KERNEL static void gradient_of_one_in_two_rows(
    int64_t taps, const thin_convolution *shape, thin_sizes s, const float *image,
    const float *error, float *gradient) {
  switch (taps) {
    TILE(1, 2, 1) TILE(2, 2, 1) TILE(3, 2, 1) TILE(4, 2, 1) TILE(5, 2, 1) TILE(6, 2, 1)
  }
}

KERNEL static void gradient_of_two(
    int64_t taps, const thin_convolution *shape, thin_sizes s, const float *image,
    const float *error, float *gradient) {
  switch (taps) {
    TILE(1, 1, 2) TILE(2, 1, 2) TILE(3, 1, 2) TILE(4, 1, 2) TILE(5, 1, 2) TILE(6, 1, 2)
  }
}

// Adds one image to the packed gradient of the weights.
INLINE void add_weight_gradient(
    const thin_convolution *shape, thin_sizes s, const float *image, const float *error,
    float *gradient) {
  const int64_t width = s.output_vectors;
  const int64_t most = width == 2 ? 6 : 12;
  const int64_t tiles = (s.taps + most - 1) / most;
  for (int64_t ky = 0; ky < shape->kernel;) {
    const float *row = image + ky * s.row;
    float *place = gradient + ky * s.taps * width * 8;
    // With few taps a second kernel row brings enough sums to hide the latency.
    if (width == 1 && s.taps <= 6 && ky + 1 < shape->kernel) {
      gradient_of_one_in_two_rows(s.taps, shape, s, row, error, place);
      ky += 2;
      continue;
    }
    for (int64_t t = 0; t < tiles; t++) {
      const int64_t tap = t * s.taps / tiles, taps = (t + 1) * s.taps / tiles - tap;
      if (width == 1) {
        gradient_of_one(taps, shape, s, row + tap, error, place + tap * 8);
      } else {
        gradient_of_two(taps, shape, s, row + tap, error, place + tap * 16);
      }
    }
    ky += 1;
  }
}

// What `pixels` neighbours give to the taps of one row of the input through the kernel rows
// first_ky...last_ky, `width` vectors of taps; `pixels` and `width` are constants where this is
// inlined.
INLINE void column_tile(
    const int pixels, const int width, const thin_convolution *shape, thin_sizes s,
    const float *error, const float *transposed, int64_t first_ky, int64_t last_ky,
    float *columns) {
  const int64_t channels = shape->output_channels, step = s.output_vectors * 8;
  float8 sum[6][4];
  for (int p = 0; p < pixels; p++) {
    for (int v = 0; v < width; v++) sum[p][v] = (float8)(0.0f);
  }
  for (int64_t ky = first_ky; ky <= last_ky; ky++) {
    // The next kernel row saw this input row from one output row higher.
    const float *e[6];
    for (int p = 0; p < pixels; p++) {
      e[p] = error + p * step - ky * shape->output_width * step;
    }
    const float *row = transposed + ky * channels * s.tap_vectors * 8;
    for (int64_t channel = 0; channel < channels; channel++) {
      // 12 sums, 3 errors and 1 weight fill the 16 registers.
      float8 own[6];
      for (int p = 0; p < pixels; p++) own[p] = (float8)(e[p][channel]);
      for (int v = 0; v < width; v++) {
        const float8 weight = load8(row + 8 * v);
        for (int p = 0; p < pixels; p++) {
          sum[p][v] = __builtin_elementwise_fma(weight, own[p], sum[p][v]);
        }
      }
      row += 8 * s.tap_vectors;
    }
  }
  for (int p = 0; p < pixels; p++) {
    for (int v = 0; v < width; v++) store8(columns + (p * s.tap_vectors + v) * 8, sum[p][v]);
  }
}

#define COLUMNS(pixels, width)                                                                  \
  case 8 * width + pixels:                                                                      \
    column_tile(                                                                                \
        pixels, width, shape, s, error, transposed, first_ky, last_ky, columns);                \
    break;

KERNEL static void column_group(
    int64_t pixels, int64_t width, const thin_convolution *shape, thin_sizes s, const float *error,
    const float *transposed, int64_t first_ky, int64_t last_ky, float *columns) {
  switch (8 * width + pixels) {
    COLUMNS(1, 1) COLUMNS(2, 1) COLUMNS(3, 1) COLUMNS(4, 1) COLUMNS(5, 1) COLUMNS(6, 1)
    COLUMNS(1, 2) COLUMNS(2, 2) COLUMNS(3, 2) COLUMNS(4, 2) COLUMNS(5, 2) COLUMNS(6, 2)
    COLUMNS(1, 3) COLUMNS(2, 3) COLUMNS(3, 3) COLUMNS(1, 4) COLUMNS(2, 4) COLUMNS(3, 4)
  }
}

// For one row of the input: the sum over the windows that every pixel lies in, `width` vectors of
// channels, which is a constant where this is inlined.
INLINE void sum_windows(
    const int width, const thin_convolution *shape, thin_sizes s, const float *columns,
    float *input_error) {
  const int64_t channels = shape->input_channels, kernel = shape->kernel;
  for (int64_t x = 0; x < shape->width; x++) {
    // Output pixel x + padding - kx saw this pixel at tap kx.
    const int64_t right = x + shape->padding;
    const int64_t first = right < shape->output_width ? 0 : right - shape->output_width + 1;
    const int64_t last = right < kernel - 1 ? right : kernel - 1;
    float8 sum[2] = {(float8)(0.0f), (float8)(0.0f)};
    for (int64_t kx = first; kx <= last; kx++) {
      const float *place = columns + (right - kx) * s.tap_vectors * 8 + kx * channels;
      for (int v = 0; v < width; v++) sum[v] += load8(place + 8 * v);
    }
    // Lanes behind the last channel belong to the next pixel, which is written later.
    for (int v = 0; v < width; v++) store8(input_error + x * channels + 8 * v, sum[v]);
  }
}

// The error of one image's input, row by row.
INLINE void input_error_of_image(
    const thin_convolution *shape, thin_sizes s, const float *error, const float *transposed,
    float *columns, float *input_error) {
  const int64_t step = s.output_vectors * 8;
  for (int64_t y = 0; y < shape->height; y++) {
    // Output row y + padding - ky saw this row at kernel row ky.
    const int64_t bottom = y + shape->padding;
    const int64_t first = bottom < shape->output_height ? 0 : bottom - shape->output_height + 1;
    const int64_t last = bottom < shape->kernel - 1 ? bottom : shape->kernel - 1;
    for (int64_t v = 0; v < s.tap_vectors; v += 4) {
      const int64_t width = s.tap_vectors - v < 4 ? s.tap_vectors - v : 4;
      const int64_t most = width <= 2 ? 6 : 3;
      const int64_t tiles = (shape->output_width + most - 1) / most;
      for (int64_t t = 0; t < tiles; t++) {
        const int64_t x = t * shape->output_width / tiles;
        column_group(
            (t + 1) * shape->output_width / tiles - x, width, shape, s,
            error + (bottom * shape->output_width + x) * step, transposed + 8 * v, first, last,
            columns + (x * s.tap_vectors + v) * 8);
      }
    }
    float *row = input_error + y * shape->width * shape->input_channels;
    if (shape->input_channels <= 8) sum_windows(1, shape, s, columns, row);
    else sum_windows(2, shape, s, columns, row);
  }
}

KERNEL void thin_convolution_backward(
    const thin_convolution *shape, int64_t samples, const float *output_error, const float *mask,
    const float *input, const float *weight, float *weight_gradient, float *bias_gradient,
    float *input_error, float *scratch) {
  const thin_sizes s = sizes_of(shape);
  const int64_t channels = shape->output_channels;
  float *image = scratch, *gradient = image + image_floats(shape, s);
  float *transposed = gradient + packed_floats(shape, s);
  float *error = transposed + transposed_floats(shape, s);
  float *columns = error + error_floats(s);
  memset(image, 0, sizeof(float) * image_floats(shape, s));
  memset(gradient, 0, sizeof(float) * packed_floats(shape, s));
  if (input_error) {
    memset(transposed, 0, sizeof(float) * transposed_floats(shape, s));
    for (int64_t ky = 0; ky < shape->kernel; ky++) {
      for (int64_t c = 0; c < channels; c++) {
        for (int64_t tap = 0; tap < s.taps; tap++) {
          transposed[(ky * channels + c) * s.tap_vectors * 8 + tap] =
              weight[(ky * s.taps + tap) * channels + c];
        }
      }
    }
  }
  float8 bias[2] = {(float8)(0.0f), (float8)(0.0f)};
  const int64_t input_image = shape->height * shape->width * shape->input_channels;
  const int64_t output_image = s.pixels * channels;
  for (int64_t n = 0; n < samples; n++) {
    const float *own_error = output_error + n * output_image;
    const float *own_mask = mask ? mask + n * output_image : 0;
    if (s.output_vectors == 1) mask_error(1, shape, s, own_error, own_mask, error, bias);
    else mask_error(2, shape, s, own_error, own_mask, error, bias);
    pad_image(shape, s, input + n * input_image, image);
    add_weight_gradient(shape, s, image, error, gradient);
    if (input_error) {
      input_error_of_image(
          shape, s, error, transposed, columns, input_error + n * input_image);
    }
  }
  for (int64_t tap = 0; tap < shape->kernel * s.taps; tap++) {
    memcpy(
        weight_gradient + tap * channels, gradient + tap * 8 * s.output_vectors,
        sizeof(float) * channels);
  }
  memcpy(bias_gradient, bias, sizeof(float) * channels);
}
