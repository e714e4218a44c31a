#include "CFloatKernels.h"
#include "CVectorLevel.h"

int float_kernels_supported(void) {
#if defined(__x86_64__)
  return avx2_kernels_may_run();
#else
  return vectors_are_allowed();
#endif
}
