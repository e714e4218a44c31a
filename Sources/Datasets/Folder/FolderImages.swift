/// The images of one part of an image folder: in memory, or decoded as they are needed.
public struct FolderImages: Sendable {
  /// One label an image, 0 ..< classes.
  public let labels: [Int32]
  /// Rows of an image.
  public let height: Int
  /// Columns of an image.
  public let width: Int
  /// Channels of an image.
  public let channels = 3
  /// The number of classes.
  public let classes: Int

  private let pixels: [UInt8]?
  private let ahead: DecodingAhead

  /// The number of images.
  public var count: Int { labels.count }

  /// Whether all images are in memory.
  public var isInMemory: Bool { pixels != nil }

  init(_ files: ImageFiles, side: Int, pixels: [UInt8]?, workers: Int) {
    labels = files.labels
    classes = files.classNames.count
    height = side
    width = side
    self.pixels = pixels
    ahead = DecodingAhead(files, side: side, workers: workers)
  }

  /// Begins to decode, in the background, the images that are asked for next.
  public func expect(_ images: ArraySlice<Int32>) {
    if pixels == nil { ahead.expect(images) }
  }

  /// Lends the bytes of an image: rows, columns, red, green and blue.
  ///
  /// - Throws: `DatasetError` where its file cannot be read or decoded; what the body throws.
  public func withPixels(of image: Int, _ body: (Span<UInt8>) throws -> Void) throws {
    let size = height * width * channels
    if let pixels {
      try Self.lend(pixels, (image * size)..<((image + 1) * size), to: body)
    } else {
      try Self.lend(try ahead.take(image), 0..<size, to: body)
    }
  }

  private static func lend(
    _ pixels: [UInt8], _ range: Range<Int>, to body: (Span<UInt8>) throws -> Void
  ) throws {
    try body(pixels.span.extracting(range))
  }
}
