import Tensors

/// Labelled images in memory, ready to be trained on.
public struct SampleSet: SampleSource {
  /// Pixel values after normalisation, sample-major NHWC, count * height * width * channels floats.
  public let pixels: [Float]
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

  /// The sizes of a sample, and the classes.
  public var shape: SampleShape {
    SampleShape(height: height, width: width, channels: channels, classes: classes)
  }

  /// The number of samples.
  public var count: Int { labels.count }

  /// Creates a set; traps when the counts do not agree, since readers of files check them first.
  public init(
    pixels: [Float], labels: [Int32], height: Int, width: Int, channels: Int, classes: Int
  ) {
    precondition(
      pixels.count == labels.count * height * width * channels,
      "pixels must hold \(labels.count) samples of \(height) x \(width) x \(channels)")
    self.pixels = pixels
    self.labels = labels
    self.height = height
    self.width = width
    self.channels = channels
    self.classes = classes
  }

  /// Copies samples; every view is the same.
  public func read(_ samples: ArraySlice<Int32>, view: SampleView, into input: Tensor) {
    let size = height * width * channels
    for (place, sample) in samples.enumerated() {
      let first = Int(sample) * size
      input.overwrite(
        elements: place * size, from: pixels.span.extracting(first..<(first + size)))
    }
  }
}
