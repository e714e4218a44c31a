import Tensors

/// The squares of a pooling.
public struct PoolingWindow: Hashable, Sendable {
  /// Rows and columns of a square.
  public let size: Int
  /// Pixels from one square to the next.
  public let stride: Int
  /// How far squares reach over the edges; nothing there counts.
  public let padding: Int

  /// Squares of 2 x 2 side by side.
  public static let pairs = PoolingWindow(size: 2, stride: 2, padding: 0)

  /// Describes squares; traps where a square could lie outside of the image.
  public init(size: Int, stride: Int, padding: Int) {
    precondition(size >= 1 && stride >= 1 && padding >= 0 && 2 * padding <= size)
    self.size = size
    self.stride = stride
    self.padding = padding
  }

  /// How many squares fit into so many pixels; what is left over at the far end is left out.
  func count(along pixels: Int) -> Int { (pixels + 2 * padding - size) / stride + 1 }

  /// The pixels of a square that are in the image.
  func pixels(of square: Int, along pixels: Int) -> Range<Int> {
    let first = square * stride - padding
    return max(0, first)..<min(pixels, first + size)
  }
}
