/// A stream of random words that are addressed by index, and that splits into independent streams.
///
/// Nothing is consumed: `word(at: i)` is the same whatever was asked before and on whatever thread,
/// so a result depends on the seed and on what is computed, never on the order of the computing.
/// Split with `child` for every purpose, for example `stream.child(layer).child(step)`, and use one
/// kind of draw (words, or uniforms, or normals...) on one stream: all kinds read the same words.
///
/// The words come from Philox4x32-10 (Salmon et al., SC 2011, doi:10.1145/2063384.2063405). A stream
/// is 128 bits: a key and a nonce, which is the upper half of the counter; the lower half is the
/// number of the block of four words. Not for cryptography.
public struct RandomStream: Sendable, Hashable {
  /// The key of the generator.
  @usableFromInline package let key: SIMD2<UInt32>
  /// The upper half of the counter.
  @usableFromInline package let nonce: SIMD2<UInt32>

  /// The stream of a seed; different seeds give different streams.
  public init(seed: UInt64) {
    self.init(key: SIMD2(halvesOf: seed), nonce: .zero)
  }

  @usableFromInline
  init(key: SIMD2<UInt32>, nonce: SIMD2<UInt32>) {
    self.key = key
    self.nonce = nonce
  }

  /// The stream that a label names below this one.
  ///
  /// Different labels give different streams, since Philox is a bijection of the counter; the key is
  /// changed first, so that the words that name a child are none that the parent hands out.
  public func child(_ label: UInt64) -> RandomStream {
    let low = SIMD2<UInt32>(halvesOf: label)
    let name = Philox.block(
      counter: SIMD4(low[0], low[1], nonce[0], nonce[1]),
      key: key ^ SIMD2(0x5350_4C49, 0x5454_4552))
    return RandomStream(key: SIMD2(name[0], name[1]), nonce: SIMD2(name[2], name[3]))
  }

  /// The 32 random bits at an index.
  @inlinable
  public func word(at index: UInt64) -> UInt32 {
    block(at: index &>> 2)[Int(index & 3)]
  }

  /// The four words at indices 4b to 4b + 3.
  @inlinable
  public func block(at block: UInt64) -> SIMD4<UInt32> {
    let low = SIMD2<UInt32>(halvesOf: block)
    return Philox.block(counter: SIMD4(low[0], low[1], nonce[0], nonce[1]), key: key)
  }

  /// The 64 random bits of words 2 index (upper half) and 2 index + 1 (lower half).
  ///
  /// The index must be less than 2^63.
  @inlinable
  public func wideWord(at index: UInt64) -> UInt64 {
    let four = block(at: index &>> 1)
    return index & 1 == 0
      ? UInt64(four[0]) &<< 32 | UInt64(four[1]) : UInt64(four[2]) &<< 32 | UInt64(four[3])
  }

  /// A value in [0, 1), a multiple of 2^-53, from words 2 index and 2 index + 1.
  ///
  /// The index must be less than 2^63.
  @inlinable
  public func uniform(at index: UInt64) -> Double {
    Double(wideWord(at: index) &>> 11) * 0x1p-53
  }

  /// An integer in 0 ..< bound, from words 2 index and 2 index + 1.
  ///
  /// The upper half of the product of bound and 64 random bits (Lemire, 2019,
  /// doi:10.1145/3230636, without its rejection): no value's probability is off by more than 2^-64. The bound
  /// must be at least 1, the index less than 2^63.
  @inlinable
  public func below(_ bound: Int, at index: UInt64) -> Int {
    precondition(bound >= 1, "a random integer needs a bound of at least 1, got \(bound)")
    return Int(wideWord(at: index).multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A random order of 0 ..< count (Fisher and Yates).
  ///
  /// Every step's choice is as even as `below`'s. It reads the first 2 count words. The count must
  /// be in 0 ... 2^31 - 1.
  public func permutation(of count: Int) -> [Int32] {
    precondition(
      (0...Int(Int32.max)).contains(count), "a permutation of 0 to 2^31 - 1 elements, got \(count)")
    var order = Array(0..<Int32(count))
    for place in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(place, below(place + 1, at: UInt64(place)))
    }
    return order
  }
}

extension SIMD2<UInt32> {
  /// The lower and the upper half of a 64-bit integer.
  @inlinable
  init(halvesOf value: UInt64) {
    self.init(UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value &>> 32))
  }
}
