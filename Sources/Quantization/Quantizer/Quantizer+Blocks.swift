import Randomness

extension Quantizer {
  /// Rounds blocks where they lie, by the fastest way there is.
  func quantizeBlocksInPlace(
    _ values: inout MutableSpan<Float>, layout: BlockLayout, block: BlockScaling,
    randomness: RandomStream?, vectors: Bool
  ) {
    requireCount(values.count, of: layout)
    guard hasBlockKernel else {
      return quantizeBlocksSlowly(
        &values, layout: layout, block: block, randomness: randomness)
    }
    let kernel = BlockKernel(
      constants: kernelConstants(scaleExponent: 0), scaling: block.rule.constants(format.element),
      isPosit: isPosit, rounding: rounding, randomness: randomness)
    if vectors {
      VectorKernel.roundBlocks(&values, layout: layout, size: block.size, kernel)
    } else {
      kernel.round(&values, layout: layout, size: block.size)
    }
  }

  /// Whether the kernels may divide by the scale in float32.
  ///
  /// They lose bits of quotients below 2^-126. With 2^-94 or more as smallest value of the element format
  /// nothing depends on those: such a quotient is then below every threshold, and in stochastic
  /// rounding goes up for the word 0 alone. The exponent of the largest value must be positive, so
  /// that scales of subnormal magnitudes are the smallest, whatever the rule.
  var hasBlockKernel: Bool {
    hasKernel && format.element.smallestPositive >= 0x1p-94
      && BlockScaleTarget(format.element).exponent >= 1
  }

  /// Rounds blocks by the reference.
  private func quantizeBlocksSlowly(
    _ values: inout MutableSpan<Float>, layout: BlockLayout, block: BlockScaling,
    randomness: RandomStream?
  ) {
    for o in 0..<layout.outer {
      for start in stride(from: 0, to: layout.length, by: block.size) {
        let count = min(block.size, layout.length - start)
        for i in 0..<layout.inner {
          let first = (o * layout.length + start) * layout.inner + i
          let places = (0..<count).map { first + $0 * layout.inner }
          let rounded = quantizedBlock(
            places.map { values[$0] }, randomWords: randomWords(places, randomness))
          for (place, value) in zip(places, rounded) { values[place] = value }
        }
      }
    }
  }
}
