/* Negates posits of n bits: the two's complement of the word. One pattern a line in, one out.
   Zero and NaR are their own negatives, so they need no case of their own. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  if (argc != 2) return 64;
  const int n = atoi(argv[1]);
  if (n < 2 || n > 64) return 64;
  const uint64_t mask = UINT64_MAX >> (64 - n);
  uint64_t pattern;
  while (scanf("%" SCNx64, &pattern) == 1) {
    printf("0x%0*" PRIx64 "\n", (n + 3) / 4, (0 - pattern) & mask);
  }
  return 0;
}
