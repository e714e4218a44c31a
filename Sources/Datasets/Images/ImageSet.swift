/// Labelled images as their files hold them: one byte a channel.
public struct ImageSet: Hashable, Sendable {
  /// Pixels 0...255, sample-major NHWC: count * height * width * channels bytes.
  public let pixels: [UInt8]
  /// One label a sample, 0 ..< classes.
  public let labels: [Int32]
  /// Rows of an image.
  public let height: Int
  /// Columns of an image.
  public let width: Int
  /// Channels of an image.
  public let channels: Int
  /// The number of classes.
  public let classes: Int

  /// The number of samples.
  public var count: Int { labels.count }

  /// Creates a set; the caller has checked that pixels and labels agree.
  public init(
    pixels: [UInt8], labels: [Int32], height: Int, width: Int, channels: Int, classes: Int
  ) {
    precondition(
      pixels.count == labels.count * height * width * channels,
      "pixels must hold \(labels.count) images of \(height) x \(width) x \(channels)")
    self.pixels = pixels
    self.labels = labels
    self.height = height
    self.width = width
    self.channels = channels
    self.classes = classes
  }

  /// Nothing needs to be got ready.
  public func expect(_ images: ArraySlice<Int32>) {}

  /// Lends the bytes of an image: rows, columns, channels.
  public func withPixels(of image: Int, _ body: (Span<UInt8>) throws -> Void) rethrows {
    let size = height * width * channels
    try body(pixels.span.extracting((image * size)..<((image + 1) * size)))
  }

  /// Reads an images file and its labels file.
  ///
  /// - Throws: `DatasetError` where a file is damaged, the counts differ or a label is no class.
  init(images: IDXArray, labels: IDXArray, paths: (images: String, labels: String), classes: Int)
    throws(DatasetError)
  {
    guard images.dimensions[0] == labels.dimensions[0] else {
      throw DatasetError(
        .malformed,
        "\(paths.images) holds \(images.dimensions[0]) images, but \(paths.labels) holds "
          + "\(labels.dimensions[0]) labels")
    }
    if let index = labels.elements.firstIndex(where: { $0 >= classes }) {
      throw DatasetError(
        .malformed,
        "\(paths.labels): label \(labels.elements[index]) at index \(index); allowed are 0 to "
          + "\(classes - 1)")
    }
    self.init(
      pixels: images.elements, labels: labels.elements.map(Int32.init),
      height: images.dimensions[1],
      width: images.dimensions[2], channels: 1, classes: classes)
  }
}
