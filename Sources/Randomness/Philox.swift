/// The counter-based generator Philox4x32 with 10 rounds.
///
/// A keyed bijection on 128-bit counters: no state, so that any block is available at once and in
/// any order. Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3",
/// SC 2011, doi:10.1145/2063384.2063405.
@usableFromInline
enum Philox {
  /// One block: four words from a counter of four words and a key of two.
  @inlinable
  static func block(
    counter: SIMD4<UInt32>, key: SIMD2<UInt32>
  ) -> SIMD4<UInt32> {
    var word = counter
    var roundKey = key
    for _ in 0..<10 {
      let even = UInt64(word[0]) &* 0xD251_1F53
      let odd = UInt64(word[2]) &* 0xCD9E_8D57
      word = SIMD4(
        UInt32(truncatingIfNeeded: odd &>> 32) ^ word[1] ^ roundKey[0],
        UInt32(truncatingIfNeeded: odd),
        UInt32(truncatingIfNeeded: even &>> 32) ^ word[3] ^ roundKey[1],
        UInt32(truncatingIfNeeded: even))
      // The Weyl sequence of the key: the golden ratio and the square root of 3, less 1.
      roundKey &+= SIMD2(0x9E37_79B9, 0xBB67_AE85)
    }
    return word
  }
}
