#pragma once

#include <stddef.h>
#include <stdint.h>

/// result[i] = first[i] * second[i] for formats that float32 carries.
void posit_narrow_products(
  const uint16_t *first, const uint16_t *second, uint16_t *result, size_t count, int n, int es);
