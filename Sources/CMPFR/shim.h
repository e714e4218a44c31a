#pragma once
#include <stdint.h>
#define MPFR_USE_INTMAX_T 1
#include <gmp.h>
#include <mpfr.h>
