/// Counts the zeros before the first one, by a tree: each level joins neighbours.
enum LeadingZeros {
  /// A module with input `word`, outputs `count` and `any`.
  ///
  /// Where there is no one, `any` is 0 and the count means nothing.
  static func module(width: Int) -> Module {
    var module = Module(
      "leading_zeros_\(width)",
      "The number of zeros before the first one of a word of \(width) bits, and whether there is a one.\n"
        + "Level by level, blocks of twice the size: zeros of the upper half, or those of the lower half\n"
        + "and the size of the upper one.")
    let word = module.input("word", width)
    var levels = 0
    while 1 << levels < width { levels += 1 }
    var padded = word
    if 1 << levels > width {
      padded = module.wire("padded", .joined([word, .zeros(1 << levels - width)]))
    }
    var any = padded
    var count: Expression?
    for level in 1..<max(levels + 1, 1) {
      let blocks = (0..<1 << (levels - level)).reversed()
      let earlierAny = any
      let earlierCount = count
      let bits = level - 1
      let nextAny = Expression.joined(
        blocks.map { earlierAny.bit(2 * $0 + 1) | earlierAny.bit(2 * $0) })
      let nextCount = Expression.joined(
        blocks.map { block in
          let upper = earlierAny.bit(2 * block + 1)
          guard let earlierCount else { return ~upper }
          let inUpper = earlierCount.bits((2 * block + 2) * bits - 1, (2 * block + 1) * bits)
          let inLower = earlierCount.bits((2 * block + 1) * bits - 1, 2 * block * bits)
          return .joined([~upper, upper.select(inUpper, else: inLower)])
        })
      any = module.wire("any_of_\(1 << level)", nextAny)
      count = module.wire("zeros_of_\(1 << level)", nextCount)
    }
    module.output("count", count ?? .zeros(1))
    module.output("any", any)
    return module
  }

  /// The width of the count.
  static func countWidth(_ width: Int) -> Int { max(1, SignedRange.unsignedWidth(width - 1)) }
}
