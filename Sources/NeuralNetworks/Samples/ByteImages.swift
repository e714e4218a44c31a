/// Labelled images of one size, one byte a channel, wherever they are kept.
public protocol ByteImages: Sendable {
  /// Rows of an image.
  var height: Int { get }
  /// Columns of an image.
  var width: Int { get }
  /// Channels of an image.
  var channels: Int { get }
  /// One label an image, 0 ..< classes.
  var labels: [Int32] { get }
  /// The number of classes.
  var classes: Int { get }

  /// Is told which images are read next and in which order.
  func expect(_ images: ArraySlice<Int32>)

  /// Lends the bytes of an image: rows, columns, channels.
  ///
  /// - Throws: where the image cannot be had, such as that of a damaged file; or what the body throws.
  func withPixels(of image: Int, _ body: (Span<UInt8>) throws -> Void) throws
}
