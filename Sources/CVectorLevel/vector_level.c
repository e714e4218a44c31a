#include "CVectorLevel.h"

#include <stdlib.h>
#include <string.h>

bool vectors_are_allowed(void) {
  const char *level = getenv("POSITLAB_VECTORS");
  return !level || strcmp(level, "off") != 0;
}

bool avx2_kernels_may_run(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  return vectors_are_allowed() && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
  return false;
#endif
}
