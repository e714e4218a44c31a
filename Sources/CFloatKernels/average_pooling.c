#include "CFloatKernels.h"
#include "vector.h"

KERNEL void average_pixels(
    const float *input, float *output, int64_t samples, int64_t pixels, int64_t channels) {
  for (int64_t s = 0; s < samples; s++) {
    const float *in = input + s * pixels * channels;
    // Lanes behind the last channel belong to the next sample, which is written later.
    for (int64_t c = 0; c < channels; c += 8) {
      float8 sum = {0};
      for (int64_t p = 0; p < pixels; p++) sum += load8(in + p * channels + c);
      store8(output + s * channels + c, sum / (float)pixels);
    }
  }
}

KERNEL void spread_over_pixels(
    const float *output_error, float *input_error, int64_t samples, int64_t pixels,
    int64_t channels) {
  for (int64_t s = 0; s < samples; s++) {
    const float *error = output_error + s * channels;
    float *first = input_error + s * pixels * channels;
    for (int64_t c = 0; c < channels; c++) first[c] = error[c] / (float)pixels;
    for (int64_t p = 1; p < pixels; p++) {
      memcpy(first + p * channels, first, sizeof(float) * channels);
    }
  }
}
