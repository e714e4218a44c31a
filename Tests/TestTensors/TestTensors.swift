import Randomness
import Tensors

/// Whole numbers from -bound to bound: products and sums of them are exact in float32 as long as they
/// stay below 2^24, so that every order of summing gives the same bits.
public func integerTensor(_ shape: Shape, bound: Int, seed: UInt64) -> Tensor {
  let stream = RandomStream(seed: seed)
  return Tensor(
    shape,
    (0..<shape.count).map { Float(stream.below(2 * bound + 1, at: UInt64($0)) - bound) })
}

/// Values from a normal distribution.
public func normalTensor(_ shape: Shape, seed: UInt64, scale: Double = 1) -> Tensor {
  let stream = RandomStream(seed: seed)
  return Tensor(shape, (0..<shape.count).map { Float(stream.normal(at: UInt64($0)) * scale) })
}

/// Any float32 patterns, among them NaN, infinities, zeros of both signs and subnormals.
public func patternTensor(_ shape: Shape, seed: UInt64) -> Tensor {
  let stream = RandomStream(seed: seed)
  let special: [Float] = [0, -0.0, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, 1, -1]
  return Tensor(
    shape,
    (0..<shape.count).map { index in
      let word = stream.word(at: UInt64(index))
      return word % 4 == 0 ? special[Int(word / 4 % 8)] : Float(bitPattern: word)
    })
}

/// The places at which two tensors differ in their bits; NaN equals NaN.
public func differences(_ left: Tensor, _ right: Tensor) -> [String] {
  guard left.shape == right.shape else { return ["\(left.shape) is not \(right.shape)"] }
  return (0..<left.count).compactMap { index in
    let (a, b) = (left[index], right[index])
    return a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN) ? nil : "[\(index)] \(a) \(b)"
  }
}
