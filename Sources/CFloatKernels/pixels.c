#include "CFloatKernels.h"

// `channels` is a constant where this is called with one, so that the loop over it goes away.
static inline __attribute__((always_inline)) void convert(
    const uint8_t *pixels, int64_t count, const int64_t channels, const float *tables,
    int mirrored, float *output) {
  const int64_t step = mirrored ? -channels : channels;
  const uint8_t *p = mirrored ? pixels + (count - 1) * channels : pixels;
  for (int64_t i = 0; i < count; i++, p += step, output += channels) {
    for (int64_t c = 0; c < channels; c++) output[c] = tables[256 * c + p[c]];
  }
}

static void convert_run(
    const uint8_t *pixels, int64_t count, int64_t channels, const float *tables, int mirrored,
    float *output) {
  if (channels == 1) convert(pixels, count, 1, tables, mirrored, output);
  else if (channels == 3) convert(pixels, count, 3, tables, mirrored, output);
  else convert(pixels, count, channels, tables, mirrored, output);
}

static float *blank(int64_t count, int64_t channels, const float *tables, float *output) {
  for (int64_t i = 0; i < count; i++) {
    for (int64_t c = 0; c < channels; c++) *output++ = tables[256 * c];
  }
  return output;
}

void convert_pixels(
    const uint8_t *pixels, int64_t height, int64_t width, int64_t channels, int64_t top,
    int64_t left, int mirrored, const float *tables, float *output, int64_t rows,
    int64_t columns) {
  if (top == 0 && left == 0 && !mirrored && rows == height && columns == width) {
    convert_run(pixels, rows * columns, channels, tables, 0, output);
    return;
  }
  int64_t first = left < 0 ? 0 : left, end = left + columns > width ? width : left + columns;
  if (end < first) end = first;
  // Blank columns at the left and at the right of the piece, as it is written.
  int64_t before = first - left, after = left + columns - end;
  if (before > columns) before = columns;
  if (before + after > columns) after = columns - before;
  if (mirrored) {
    const int64_t swap = before;
    before = after;
    after = swap;
  }
  for (int64_t r = 0; r < rows; r++) {
    const int64_t y = top + r;
    if (y < 0 || y >= height) {
      output = blank(columns, channels, tables, output);
      continue;
    }
    output = blank(before, channels, tables, output);
    convert_run(
        pixels + (y * width + first) * channels, end - first, channels, tables, mirrored, output);
    output = blank(after, channels, tables, output + (end - first) * channels);
  }
}
