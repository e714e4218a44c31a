/// A tensor in a block format as bytes would hold it: a pattern for every element and one for every scale.
public struct BlockEncoding: Hashable, Sendable {
  /// The patterns of the elements, right-aligned, in the order of the tensor.
  public let elements: [UInt32]
  /// The scales, in the order that `BlockLayout.blockCount` says.
  public let scales: [UInt8]
  /// The format.
  public let format: NumberFormat
  /// How elements belong to scales.
  public let layout: BlockLayout

  /// The values that the patterns stand for, rounded to float32 where it does not hold one: what
  /// `Quantizer.quantize` gives.
  public var values: [Float] {
    guard let block = format.block else { return [] }
    var values = [Float](repeating: 0, count: elements.count)
    var number = 0
    layout.forEachBlock(size: block.size) { first, count in
      for place in 0..<count {
        let index = first + place * layout.inner
        values[index] = E8M0.scaled(format.element.value(elements[index]), by: scales[number])
      }
      number += 1
    }
    return values
  }
}

extension E8M0 {
  /// An element times a scale as float32 has it: rounded to nearest below the normal numbers, the largest
  /// finite number instead of infinity, NaN where the scale is.
  static func scaled(_ element: Double, by scale: UInt8) -> Float {
    guard let exponent = exponent(scale), !element.isNaN else { return .nan }
    // Exact in double: exponents go from -149 - 127 to 127 + 127.
    let value = Float(element * powerOfTwo(exponent))
    let largest = Float.greatestFiniteMagnitude
    return value.isInfinite ? (value < 0 ? -largest : largest) : value
  }
}
