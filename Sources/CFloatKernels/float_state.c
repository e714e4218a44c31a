#include "CFloatKernels.h"

#if defined(__x86_64__)
#include <xmmintrin.h>

uint64_t float_state_standard(void) {
  const uint64_t before = _mm_getcsr();
  _mm_setcsr(0x1f80);
  return before;
}

void float_state_restore(uint64_t state) { _mm_setcsr((unsigned)state); }

#elif defined(__aarch64__)

uint64_t float_state_standard(void) {
  uint64_t before;
  __asm__ volatile("mrs %0, fpcr" : "=r"(before));
  __asm__ volatile("msr fpcr, %0" ::"r"((uint64_t)0));
  return before;
}

void float_state_restore(uint64_t state) { __asm__ volatile("msr fpcr, %0" ::"r"(state)); }

#else

uint64_t float_state_standard(void) { return 0; }
void float_state_restore(uint64_t state) { (void)state; }

#endif
