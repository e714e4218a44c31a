/// Aligns the terms of a sum to the largest of them and keeps a window of so many bits.
enum WindowAligner {
  /// A module with inputs `scale_0`, `scale_1` … (unsigned), output `largest`.
  static func largestScale(count: Int, width: Int) -> Module {
    var module = Module(
      "largest_of_\(count)_scales_\(width)", "The largest of \(count) unsigned numbers, by a tree.")
    var scales = (0..<count).map { module.input("scale_\($0)", width) }
    var level = 0
    while scales.count > 1 {
      level += 1
      var next: [Expression] = []
      for pair in 0..<(scales.count + 1) / 2 {
        guard 2 * pair + 1 < scales.count else {
          next.append(scales[2 * pair])
          continue
        }
        let (left, right) = (scales[2 * pair], scales[2 * pair + 1])
        next.append(
          module.wire(
            "larger_\(level)_\(pair)", left.isLess(than: right).select(right, else: left)))
      }
      scales = next
    }
    module.output("largest", scales[0])
    return module
  }

  /// A module with inputs `significand`, `scale`, `largest`, output `aligned`: the significand shifted to
  /// the right by the difference, the first `window` bits of it; the rest is cut off.
  ///
  /// Of the `integerBits` before the point the window has room for two.
  static func module(
    significandWidth: Int, integerBits: Int, scaleWidth: Int, window: Int, name: String
  ) -> Module {
    var module = Module(
      name,
      "The first \(window) bits of a term, aligned to the largest scale; the rest is cut off.")
    let input = module.input(
      "significand", significandWidth,
      unused: significandWidth > window ? "behind the window even if the term is the largest" : nil)
    let scale = module.input("scale", scaleWidth)
    let largest = module.input("largest", scaleWidth)
    let distance = module.wire("distance", largest - scale)
    let significand =
      integerBits == 2
      ? input
      : module.wire(
        "significand_with_room", .joined([.zeros(1), input]),
        unused: significandWidth + 1 > window
          ? "behind the window even if the term is the largest" : nil)
    let first = module.wire(
      "first_bits", significand.highest(window))
    let countWidth = min(SignedRange.unsignedWidth(window - 1), scaleWidth)
    let shifted = first >> distance.bits(countWidth - 1, 0)
    guard countWidth < scaleWidth else {
      module.output("aligned", shifted)
      return module
    }
    let kept = module.wire("shifted", shifted)
    let isFar = module.wire("far", distance.bits(scaleWidth - 1, countWidth).any)
    module.output("aligned", (~isFar).gating(kept))
    return module
  }
}
