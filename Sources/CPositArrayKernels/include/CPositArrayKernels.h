// Posit operations over arrays on x86-64 with AVX2 and FMA.
//
// Every function computes, element by element and bit for bit, what PositArithmetic's scalar
// operations compute; the caller must have asked `cposit_has_kernels` first. Patterns are
// right-aligned in words of 8, 16 or 32 bits; n is at most the width of the word, es at most 4.
// Any of the operands may be the result itself; partial overlap is not allowed.
#pragma once
#include <stddef.h>
#include <stdint.h>

enum cposit_operation {
  CPOSIT_ADD,
  CPOSIT_SUBTRACT,
  CPOSIT_MULTIPLY,
  CPOSIT_DIVIDE,
  CPOSIT_SQRT,
  CPOSIT_FMA,
  CPOSIT_OPERATION_COUNT
};

// Whether this CPU runs the kernels.
int cposit_has_kernels(void);

// result[i] = operation(x[i], y[i], z[i]); operands that the operation does not take are ignored.
void cposit_apply_8(int operation, const uint8_t *x, const uint8_t *y, const uint8_t *z,
                    uint8_t *result, size_t count, int n, int es);
void cposit_apply_16(int operation, const uint16_t *x, const uint16_t *y, const uint16_t *z,
                     uint16_t *result, size_t count, int n, int es);
void cposit_apply_32(int operation, const uint32_t *x, const uint32_t *y, const uint32_t *z,
                     uint32_t *result, size_t count, int n, int es);

// IEEE numbers to the posits they round to.
void cposit_from_float_8(const float *x, uint8_t *result, size_t count, int n, int es);
void cposit_from_float_16(const float *x, uint16_t *result, size_t count, int n, int es);
void cposit_from_float_32(const float *x, uint32_t *result, size_t count, int n, int es);
void cposit_from_double_8(const double *x, uint8_t *result, size_t count, int n, int es);
void cposit_from_double_16(const double *x, uint16_t *result, size_t count, int n, int es);
void cposit_from_double_32(const double *x, uint32_t *result, size_t count, int n, int es);

// Posits to the IEEE numbers they round to.
void cposit_to_float_8(const uint8_t *x, float *result, size_t count, int n, int es);
void cposit_to_float_16(const uint16_t *x, float *result, size_t count, int n, int es);
void cposit_to_float_32(const uint32_t *x, float *result, size_t count, int n, int es);
void cposit_to_double_8(const uint8_t *x, double *result, size_t count, int n, int es);
void cposit_to_double_16(const uint16_t *x, double *result, size_t count, int n, int es);
void cposit_to_double_32(const uint32_t *x, double *result, size_t count, int n, int es);
