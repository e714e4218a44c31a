/// How the values of a tensor in memory are dealt out to blocks: along one axis of a row-major tensor.
///
/// A tensor of shape (d0, d1, …) blocked along axis a is seen as (outer, length, inner), the products
/// of the sizes before the axis, of its own, and of those after it. Element (o, l, i) is number
/// (o length + l) inner + i. The blocks of every line (o, ·, i) begin at l = 0, size, 2 size, …; the last
/// one holds what is left and has a scale of its own.
public struct BlockLayout: Hashable, Sendable {
  /// The elements of the axes before the blocked one.
  public let outer: Int
  /// The elements along the blocked axis.
  public let length: Int
  /// The elements of the axes after the blocked one: how far neighbours in a block are apart in memory.
  public let inner: Int

  /// Describes the layout of outer * length * inner values; none may be negative.
  public init(outer: Int, length: Int, inner: Int) {
    precondition(
      outer >= 0 && length >= 0 && inner >= 0,
      "a layout of (\(outer), \(length), \(inner)) elements: none may be negative")
    self.outer = outer
    self.length = length
    self.inner = inner
  }

  /// The layout of a row-major tensor that is blocked along an axis.
  ///
  /// - Precondition: `axis` is one of the shape's.
  public init(shape: [Int], axis: Int) {
    precondition(shape.indices.contains(axis), "a tensor of shape \(shape) has no axis \(axis)")
    self.init(
      outer: shape[..<axis].reduce(1, *), length: shape[axis],
      inner: shape[(axis + 1)...].reduce(1, *))
  }

  /// Blocks of values that follow one another in memory.
  public static func line(_ count: Int) -> BlockLayout {
    BlockLayout(outer: 1, length: count, inner: 1)
  }

  /// The number of values.
  public var count: Int { outer * length * inner }

  /// The number of blocks of a size along one line.
  public func blocksPerLine(size: Int) -> Int { (length + size - 1) / size }

  /// The number of blocks, that is of scales; that of block b of line (o, ·, i) has number
  /// (o blocksPerLine + b) inner + i.
  public func blockCount(size: Int) -> Int { outer * blocksPerLine(size: size) * inner }

  /// The elements of every block, block by block in the order of the scales: the first one's number, how
  /// many there are, and how far apart.
  func forEachBlock(size: Int, _ body: (_ first: Int, _ count: Int) -> Void) {
    for o in 0..<outer {
      for start in stride(from: 0, to: length, by: size) {
        let first = (o * length + start) * inner
        for i in 0..<inner { body(first + i, min(size, length - start)) }
      }
    }
  }
}
