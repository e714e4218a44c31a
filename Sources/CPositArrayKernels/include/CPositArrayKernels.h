#pragma once

// Posit operations over arrays, eight elements at a time in AVX2 registers.
//
// Patterns are stored in 1, 2 or 4 bytes (`storage_bytes`), n <= 8 * storage_bytes bits of which
// count, 2 <= n <= 32, 0 <= es <= 4: the bits above are ignored in operands and zero in results.
// Every result is correctly rounded. `result` may be one of the operands itself, but must not
// overlap them in any other way. The functions assume the default floating-point environment
// (round to nearest even, subnormals kept) and check nothing: PositArrays does.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
  POSIT_ADD = 0,   // first + second
  POSIT_SUB = 1,   // first - second
  POSIT_MUL = 2,   // first * second
  POSIT_DIV = 3,   // first / second
  POSIT_SQRT = 4,  // square root of first
  POSIT_FMA = 5,   // first * second + third, rounded once
} posit_array_operation;

/// Whether the lane kernels may run: AVX2 and FMA, unless POSITLAB_VECTORS=off. If not, only the two
/// lookup functions below may be called.
bool posit_lanes_supported(void);

/// result[i] = operation(first[i], second[i], third[i]); operands the operation lacks are ignored.
void posit_lanes_compute(
  posit_array_operation operation, int storage_bytes, const void *first, const void *second,
  const void *third, void *result, size_t count, int n, int es);

/// result[i] = the posit that source[i] rounds to (NaN and infinities give NaR).
void posit_lanes_from_float32(
  int storage_bytes, const float *source, void *result, size_t count, int n, int es);
void posit_lanes_from_float64(
  int storage_bytes, const double *source, void *result, size_t count, int n, int es);

/// result[i] = the IEEE number that source[i] rounds to (NaR gives the quiet NaN, sign clear).
void posit_lanes_to_float32(
  int storage_bytes, const void *source, float *result, size_t count, int n, int es);
void posit_lanes_to_float64(
  int storage_bytes, const void *source, double *result, size_t count, int n, int es);

/// result[i] = table[source[i]], for a table of 256 bytes. Runs on every processor.
void posit_lookup_one(const uint8_t *table, const uint8_t *source, uint8_t *result, size_t count);

/// result[i] = table[first[i] + 256 * second[i]], for a table of 65,536 bytes. Runs on every
/// processor. `odd_in_both` says that negating both operands, as 8-bit two's complement, leaves the
/// result as it is (products and quotients of 8-bit posits).
void posit_lookup_two(
  const uint8_t *table, const uint8_t *first, const uint8_t *second, uint8_t *result,
  size_t count, bool odd_in_both);
