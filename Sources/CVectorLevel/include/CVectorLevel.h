// Which vector kernels may run in this process: the one place where the C kernels ask for their level.
#pragma once
#include <stdbool.h>

// False where the environment says POSITLAB_VECTORS=off: then the references in Swift run everywhere, as they do
// on a processor that has no vector kernels. For tests of those references; anything else changes nothing.
bool vectors_are_allowed(void);

// Whether they are allowed and this is an x86 processor with AVX2 and FMA.
bool avx2_kernels_may_run(void);
