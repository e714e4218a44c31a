// Philox4x32-10 (Salmon et al., SC 2011), eight blocks, that is 32 words, at a time.
#pragma once
#include <immintrin.h>
#include <stdint.h>

#define AVX2 __attribute__((target("avx2"), always_inline)) static inline

// Ten round keys of one stream, each broadcast, and the upper half of the counter.
struct philox {
  __m256i key[10][2];
  __m256i nonce[2];
};

AVX2 void philox_start(struct philox *p, const uint32_t key[2], const uint32_t nonce[2]) {
  for (uint32_t round = 0; round < 10; round++) {
    p->key[round][0] = _mm256_set1_epi64x(key[0] + round * 0x9E3779B9u);
    p->key[round][1] = _mm256_set1_epi64x(key[1] + round * 0xBB67AE85u);
  }
  p->nonce[0] = _mm256_set1_epi64x(nonce[0]);
  p->nonce[1] = _mm256_set1_epi64x(nonce[1]);
}

// Each counter word lies in the lower half of a 64-bit lane; the upper halves hold rubbish, which
// the 32-bit multiplication ignores.
AVX2 void philox_four_blocks(const struct philox *p, uint64_t block, __m256i words[2]) {
  const __m256i even_factor = _mm256_set1_epi64x(0xD2511F53);
  const __m256i odd_factor = _mm256_set1_epi64x(0xCD9E8D57);
  __m256i c0 = _mm256_add_epi64(_mm256_set1_epi64x((long long)block), _mm256_setr_epi64x(0, 1, 2, 3));
  __m256i c1 = _mm256_srli_epi64(c0, 32);
  __m256i c2 = p->nonce[0];
  __m256i c3 = p->nonce[1];
  for (int round = 0; round < 10; round++) {
    __m256i even = _mm256_mul_epu32(c0, even_factor);
    __m256i odd = _mm256_mul_epu32(c2, odd_factor);
    c0 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(odd, 32), c1), p->key[round][0]);
    c2 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(even, 32), c3), p->key[round][1]);
    c1 = odd;
    c3 = even;
  }
  // Words 0 and 1 of each block side by side, words 2 and 3 likewise, then block after block.
  __m256i c01 = _mm256_blend_epi32(c0, _mm256_slli_epi64(c1, 32), 0xAA);
  __m256i c23 = _mm256_blend_epi32(c2, _mm256_slli_epi64(c3, 32), 0xAA);
  __m256i blocks02 = _mm256_unpacklo_epi64(c01, c23);
  __m256i blocks13 = _mm256_unpackhi_epi64(c01, c23);
  words[0] = _mm256_permute2x128_si256(blocks02, blocks13, 0x20);
  words[1] = _mm256_permute2x128_si256(blocks02, blocks13, 0x31);
}
