#pragma once
#include <stdint.h>
#define MPFR_USE_INTMAX_T 1
#include <gmp.h>
#include <mpfr.h>

#if MPFR_VERSION < MPFR_VERSION_NUM(4, 2, 0)
#error "positlab needs MPFR 4.2 or newer: mpfr_sinpi, mpfr_exp2m1 and others are missing before"
#endif

// GMP's accessors are macros, which Swift cannot see.
static inline mpz_ptr cmpfr_numerator(mpq_ptr q) { return mpq_numref(q); }
static inline mpz_ptr cmpfr_denominator(mpq_ptr q) { return mpq_denref(q); }
static inline int cmpfr_rational_sign(mpq_srcptr q) { return mpq_sgn(q); }
static inline int cmpfr_integer_sign(mpz_srcptr z) { return mpz_sgn(z); }
static inline int cmpfr_integer_is_odd(mpz_srcptr z) { return mpz_odd_p(z); }

// The sign of q - significand * 2^exponent, exact.
static inline int cmpfr_compare_dyadic(mpq_srcptr q, int64_t significand, long exponent) {
  int sign = mpq_sgn(q);
  int other = (significand > 0) - (significand < 0);
  if (sign != other || sign == 0) return (sign > other) - (sign < other);
  mpz_t left, right;
  mpz_init(left);
  mpz_init(right);
  mpz_mul_si(right, mpq_denref(q), significand);
  mpz_mul_2exp(left, mpq_numref(q), exponent < 0 ? (mp_bitcnt_t)-exponent : 0);
  mpz_mul_2exp(right, right, exponent > 0 ? (mp_bitcnt_t)exponent : 0);
  int order = mpz_cmp(left, right);
  mpz_clear(left);
  mpz_clear(right);
  return (order > 0) - (order < 0);
}

// Frees a text that GMP allocated.
static inline void cmpfr_free_text(char *text) {
  void (*release)(void *, size_t);
  mp_get_memory_functions(0, 0, &release);
  release(text, __builtin_strlen(text) + 1);
}

// The version of GMP that is linked.
static inline const char *cmpfr_gmp_version(void) { return gmp_version; }
