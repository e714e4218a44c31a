import Randomness

extension Quantizer {
  /// The values of one block, rounded step by step as the OCP says (Microscaling Formats 1.0, 6.3): the
  /// slow, literal reference of `quantize` in block formats.
  ///
  /// - Parameters:
  ///   - values: the block, at least one value.
  ///   - randomWords: the draws of stochastic rounding, as many as values.
  /// - Returns: elements times the scale, in float32.
  func quantizedBlock(_ values: [Float], randomWords: [UInt32]) -> [Float] {
    let (elements, scale) = roundedBlock(values, randomWords: randomWords)
    return elements.map { E8M0.scaled($0, by: scale) }
  }

  /// The elements of one block as values of the element format, and the pattern of their scale.
  func roundedBlock(
    _ values: [Float], randomWords: [UInt32]
  ) -> (elements: [Double], scale: UInt8) {
    guard let block = format.block else { preconditionFailure("\(format) has no blocks") }
    // Unlike max(), this lets a NaN through.
    var amax: Float = 0
    for value in values where !(value.magnitude <= amax) {
      amax = value.magnitude
      if amax.isNaN { break }
    }
    let scale = block.rule.pattern(amax: amax, target: BlockScaleTarget(format.element))
    guard let exponent = E8M0.exponent(scale) else {
      return (values.map { _ in .nan }, scale)
    }
    let elements = values.indices.map { place in
      roundedElement(
        values[place], scaleExponent: exponent, randomWord: randomWords[place])
    }
    return (elements, scale)
  }

  /// The patterns of elements and scales that `quantize` gives the values of; by the reference.
  ///
  /// In a block without numbers the elements have the pattern of NaN, or 0 where the element format has
  /// none.
  ///
  /// - Parameters:
  ///   - values: any float32 values.
  ///   - layout: how they are dealt out to blocks; nil for values that follow one another.
  ///   - randomness: the draws of stochastic rounding, where it must be given; else ignored.
  /// - Returns: what `quantize` gives the values of.
  /// - Precondition: the format is one of blocks; the layout has as many values as are given.
  public func encoded(
    _ values: [Float], layout: BlockLayout? = nil, randomness: RandomStream? = nil
  ) -> BlockEncoding {
    guard let block = format.block else { preconditionFailure("\(format) has no blocks") }
    let layout = layout ?? .line(values.count)
    requireCount(values.count, of: layout)
    requireRandomness(randomness)
    var elements = [UInt32](repeating: 0, count: values.count)
    var scales: [UInt8] = []
    layout.forEachBlock(size: block.size) { first, count in
      let places = (0..<count).map { first + $0 * layout.inner }
      let (rounded, scale) = roundedBlock(
        places.map { values[$0] }, randomWords: randomWords(places, randomness))
      for (place, element) in zip(places, rounded) {
        elements[place] =
          element.isNaN ? format.element.nanPattern ?? 0 : format.element.pattern(of: element)
      }
      scales.append(scale)
    }
    return BlockEncoding(elements: elements, scales: scales, format: format, layout: layout)
  }

  /// The words of elements by their numbers; zeros where nothing is drawn.
  func randomWords(_ places: [Int], _ randomness: RandomStream?) -> [UInt32] {
    places.map { rounding == .stochastic ? randomness?.word(at: UInt64($0)) ?? 0 : 0 }
  }

  func requireCount(_ count: Int, of layout: BlockLayout) {
    precondition(
      layout.count == count,
      "a layout of (\(layout.outer), \(layout.length), \(layout.inner)) elements for \(count) values"
    )
  }
}
