// Float32 kernels with AVX2 and FMA, for Kernels. Every function has a Swift reference in
// Sources/Kernels that says what it computes; call them only where float_kernels_supported().
#pragma once
#include <stdint.h>

// 1 where these kernels may run: on x86 with AVX2 and FMA, elsewhere always, unless POSITLAB_VECTORS=off.
int float_kernels_supported(void);

// Puts the calling thread's floating-point unit into the state of IEEE 754: rounding to nearest, ties to
// even, subnormals kept, no traps. Returns the state before, for float_state_restore.
uint64_t float_state_standard(void);
void float_state_restore(uint64_t state);

// A piece of an image of bytes (height x width x channels) from row top and column left on, mirrored left to
// right where asked for, as numbers: tables[256 c + byte]. What lies outside of the image is the byte 0.
// Runs on every processor.
void convert_pixels(
    const uint8_t *pixels, int64_t height, int64_t width, int64_t channels, int64_t top,
    int64_t left, int mirrored, const float *tables, float *output, int64_t rows,
    int64_t columns);

// values[r][c] += bias[c], then max(0, .) where relu is not 0 (a NaN stays).
void add_bias(float *values, const float *bias, int64_t rows, int64_t columns, int relu);

// Where mask is given: errors[r][c] = 0 where mask[r][c] <= 0. Then sums[c] = sum over r, r
// ascending.
void mask_and_sum_columns(
    float *errors, const float *mask, float *sums, int64_t rows, int64_t columns);

// values = max(0, values); a NaN stays.
void rectify(float *values, int64_t count);

// errors[i] = 0 where mask[i] <= 0.
void mask_errors(float *errors, const float *mask, int64_t count);

// target[i] = 0 where mask[i] <= 0, else errors[i].
void masked_copy(const float *errors, const float *mask, float *target, int64_t count);

// first[i] = second[i] = 0 where mask[i] <= 0, else errors[i].
void masked_copies(
    const float *errors, const float *mask, float *first, float *second, int64_t count);

// sum += part
void accumulate_values(float *sum, const float *part, int64_t count);

// sum = left + right, then max(0, .) where relu is not 0 (a NaN stays).
void add_values(const float *left, const float *right, float *sum, int64_t count, int relu);

// Batch normalisation: values are rows x channels. All but the two functions of moments write up to 7
// floats behind what they write; all read up to 7 floats behind what they read.
//
// Per channel the sums of values - origin and of its squares: float32 over runs of 64 rows, in four parts
// (rows modulo 4), squares with fused multiply-adds; float64 over the runs.
void channel_moments(
    const float *values, const float *origin, int64_t rows, int64_t channels, double *sums,
    double *squares);

// output = fma(values - mean, factor, offset), then max(0, .) where relu is not 0 (a NaN stays).
void normalize_channels(
    const float *values, const float *mean, const float *factor, const float *offset, int64_t rows,
    int64_t channels, int relu, float *output);

// Per channel the sums of the errors, which count as 0 where mask (unless null) is 0 or less, and of their
// products with values - mean; summed as channel_moments does.
void channel_error_moments(
    const float *errors, const float *mask, const float *values, const float *mean, int64_t rows,
    int64_t channels, double *sums, double *products);

// input_error = factor * fma(mean - values, slope, errors - mean_error), with errors masked as above.
void normalize_channels_backward(
    const float *errors, const float *mask, const float *values, const float *mean,
    const float *factor, const float *mean_error, const float *slope, int64_t rows,
    int64_t channels, float *input_error);

// The mean over the pixels of every sample and channel, summed in the order of the pixels. Writes up to 7
// floats behind the output.
void average_pixels(
    const float *input, float *output, int64_t samples, int64_t pixels, int64_t channels);

// Every pixel gets the error of its sample and channel divided by the number of pixels.
void spread_over_pixels(
    const float *output_error, float *input_error, int64_t samples, int64_t pixels,
    int64_t channels);

// 2 x 2 max pooling with stride 2, NHWC; an odd last row or column is left out; a NaN stays.
// Writes up to 7 floats behind the output.
void max_pool_forward(
    const float *input, float *output, int64_t samples, int64_t height, int64_t width,
    int64_t channels);

// Each output error goes to the first input, row by row, that equals the output.
void max_pool_backward(
    const float *input, const float *output, const float *output_error, float *input_error,
    int64_t samples, int64_t height, int64_t width, int64_t channels);

// Max pooling over squares of size x size pixels, stride apart, that reach over the edges by the padding;
// rows x columns of them. Otherwise as above.
void max_pool_squares_forward(
    const float *input, float *output, int64_t samples, int64_t height, int64_t width,
    int64_t channels, int64_t size, int64_t stride, int64_t padding, int64_t rows,
    int64_t columns);

// Each output error is added to the first input of its square that equals the output.
void max_pool_squares_backward(
    const float *input, const float *output, const float *output_error, float *input_error,
    int64_t samples, int64_t height, int64_t width, int64_t channels, int64_t size,
    int64_t stride, int64_t padding, int64_t rows, int64_t columns);

// momentum = factor * momentum + (gradient + decay * weight)
void accumulate_momentum(
    float *momentum, const float *gradient, const float *weight, int64_t count, float factor,
    float decay);

// weight -= rate * momentum
void descend(float *weight, const float *momentum, int64_t count, float rate);

// values *= factor
void scale_in_place(float *values, int64_t count, float factor);

// The largest finite magnitude, 0 where there is none.
float largest_magnitude(const float *values, int64_t count);

// Over the finite values that are not 0, magnitudes clipped to lowest...highest (both normal):
// the sum of the binary exponents, the product of the significands as a sum of their logarithms to
// base 2, and how many they were.
void magnitude_logarithms(
    const float *values, int64_t count, float lowest, float highest, int64_t *exponents,
    double *logarithms, int64_t *counted);

// A convolution with stride 1 and at most 16 input and 16 output channels, NHWC.
typedef struct {
  int64_t height, width, input_channels, output_channels, kernel, padding;
  int64_t output_height, output_width;
} thin_convolution;

// Floats of scratch memory that the two functions below need.
int64_t thin_convolution_scratch(const thin_convolution *shape);

// output = input * weight + bias, then max(0, .) where relu is not 0 (a NaN stays).
// Weights are kernel rows x kernel columns x input channels x output channels.
// Writes up to 15 floats behind the output.
void thin_convolution_forward(
    const thin_convolution *shape, int64_t samples, const float *input, const float *weight,
    const float *bias, float *output, int relu, float *scratch);

// The gradients for the error of the output, which counts as 0 where mask (unless null) is 0 or
// less. input_error may be null; else up to 15 floats are written behind it.
void thin_convolution_backward(
    const thin_convolution *shape, int64_t samples, const float *output_error, const float *mask,
    const float *input, const float *weight, float *weight_gradient, float *bias_gradient,
    float *input_error, float *scratch);
