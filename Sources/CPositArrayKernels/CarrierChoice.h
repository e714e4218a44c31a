#pragma once

#include <stdbool.h>

/// Whether float32 lanes carry the format: see the top of FloatCarrier.h.
static inline bool float_carries(int n, int es) {
  return n <= 16 && ((n - 2) << es) <= 56;
}
