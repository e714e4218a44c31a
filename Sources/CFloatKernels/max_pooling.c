#include "CFloatKernels.h"
#include "vector.h"

// The larger of two, or NaN where one of them is NaN.
INLINE float8 maximum(float8 a, float8 b) {
  float8 larger = a > b ? a : b;    // b where one is NaN
  return a != a ? a : larger;
}

KERNEL void max_pool_forward(
    const float *input, float *output, int64_t samples, int64_t height, int64_t width,
    int64_t channels) {
  const int64_t rows = height / 2, columns = width / 2, row = width * channels;
  for (int64_t s = 0; s < samples; s++) {
    for (int64_t y = 0; y < rows; y++) {
      const float *in = input + (s * height + 2 * y) * row;
      float *out = output + (s * rows + y) * columns * channels;
      for (int64_t x = 0; x < columns; x++) {
        // Lanes behind the last channel belong to the next pixel, which is written later.
        for (int64_t c = 0; c < channels; c += 8) {
          const float *p = in + 2 * x * channels + c;
          float8 upper = maximum(load8(p), load8(p + channels));
          float8 lower = maximum(load8(p + row), load8(p + row + channels));
          store8(out + x * channels + c, maximum(upper, lower));
        }
      }
    }
  }
}

// The error where all bits are set, 0 where none is.
INLINE float8 chosen(int8x where, float8 error) {
  return __builtin_bit_cast(float8, where & __builtin_bit_cast(int8x, error));
}

KERNEL void max_pool_backward(
    const float *input, const float *output, const float *output_error, float *input_error,
    int64_t samples, int64_t height, int64_t width, int64_t channels) {
  const int64_t rows = height / 2, columns = width / 2, row = width * channels;
  for (int64_t s = 0; s < samples; s++) {
    const int64_t image = s * height * row;
    for (int64_t y = 0; y < rows; y++) {
      const float *in = input + image + 2 * y * row;
      float *error = input_error + image + 2 * y * row;
      const int64_t at = (s * rows + y) * columns * channels;
      for (int64_t x = 0; x < columns; x++) {
        for (int64_t c = 0; c < channels; c += 8) {
          const int64_t i = 2 * x * channels + c;
          const float8 out = load8(output + at + x * channels + c);
          const float8 e = load8(output_error + at + x * channels + c);
          const int8x first = load8(in + i) == out;
          const int8x second = (load8(in + i + channels) == out) & ~first;
          int8x taken = first | second;
          const int8x third = (load8(in + i + row) == out) & ~taken;
          taken |= third;
          const int8x fourth = (load8(in + i + row + channels) == out) & ~taken;
          const float8 part[4] = {
              chosen(first, e), chosen(second, e), chosen(third, e), chosen(fourth, e)};
          float *place[4] = {
              error + i, error + i + channels, error + i + row, error + i + row + channels};
          if (c + 8 <= channels) {
            for (int k = 0; k < 4; k++) store8(place[k], part[k]);
          } else if (c == 0 && i + channels + 8 <= row) {
            // The spare lanes stay in this row of the input, where the next pairs are written later.
            for (int k = 0; k < 4; k++) store8(place[k], part[k]);
          } else {
            for (int k = 0; k < 4; k++) store_lanes(place[k], part[k], channels - c);
          }
        }
      }
      if (width % 2) {
        memset(error + row - channels, 0, sizeof(float) * channels);
        memset(error + 2 * row - channels, 0, sizeof(float) * channels);
      }
    }
    if (height % 2) {
      memset(input_error + image + (height - 1) * row, 0, sizeof(float) * row);
    }
  }
}

// The pixels of square i that are in the image.
INLINE int64_t square_begin(int64_t i, int64_t stride, int64_t padding) {
  const int64_t first = i * stride - padding;
  return first < 0 ? 0 : first;
}

INLINE int64_t square_end(int64_t i, int64_t size, int64_t stride, int64_t padding, int64_t count) {
  const int64_t end = i * stride - padding + size;
  return end > count ? count : end;
}

KERNEL void max_pool_squares_forward(
    const float *input, float *output, int64_t samples, int64_t height, int64_t width,
    int64_t channels, int64_t size, int64_t stride, int64_t padding, int64_t rows,
    int64_t columns) {
  for (int64_t s = 0; s < samples; s++) {
    const float *image = input + s * height * width * channels;
    for (int64_t i = 0; i < rows; i++) {
      const int64_t top = square_begin(i, stride, padding);
      const int64_t bottom = square_end(i, size, stride, padding, height);
      for (int64_t j = 0; j < columns; j++, output += channels) {
        const int64_t left = square_begin(j, stride, padding);
        const int64_t right = square_end(j, size, stride, padding, width);
        // Lanes behind the last channel belong to the next pixel, which is written later.
        for (int64_t c = 0; c < channels; c += 8) {
          float8 largest = load8(image + (top * width + left) * channels + c);
          for (int64_t y = top; y < bottom; y++) {
            for (int64_t x = left; x < right; x++) {
              largest = maximum(largest, load8(image + (y * width + x) * channels + c));
            }
          }
          store8(output + c, largest);
        }
      }
    }
  }
}

KERNEL void max_pool_squares_backward(
    const float *input, const float *output, const float *output_error, float *input_error,
    int64_t samples, int64_t height, int64_t width, int64_t channels, int64_t size,
    int64_t stride, int64_t padding, int64_t rows, int64_t columns) {
  for (int64_t s = 0; s < samples; s++) {
    const int64_t image = s * height * width * channels;
    for (int64_t i = 0; i < rows; i++) {
      const int64_t top = square_begin(i, stride, padding);
      const int64_t bottom = square_end(i, size, stride, padding, height);
      for (int64_t j = 0; j < columns; j++, output += channels, output_error += channels) {
        const int64_t left = square_begin(j, stride, padding);
        const int64_t right = square_end(j, size, stride, padding, width);
        for (int64_t c = 0; c < channels; c += 8) {
          const float8 out = load8(output + c), error = load8(output_error + c);
          const int64_t lanes = channels - c < 8 ? channels - c : 8;
          int8x taken = {0};
          for (int64_t y = top; y < bottom; y++) {
            for (int64_t x = left; x < right; x++) {
              const int64_t at = image + (y * width + x) * channels + c;
              const int8x here = (load8(input + at) == out) & ~taken;
              taken |= here;
              const float8 sum = load8(input_error + at) + chosen(here, error);
              if (lanes == 8) store8(input_error + at, sum);
              else store_lanes(input_error + at, sum, lanes);
            }
          }
        }
      }
    }
  }
}
