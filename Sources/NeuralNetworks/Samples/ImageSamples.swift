import Kernels
import Tensors

/// Images that are kept as bytes and become numbers a batch at a time, augmented where a run wants it.
public struct ImageSamples: SampleSource {
  /// Where the bytes come from.
  public let images: any ByteImages
  /// How bytes become numbers.
  public let normalization: PixelNormalization
  /// What training changes at random.
  public let augmentation: ImageAugmentation
  /// The sizes of the pieces that are shown, and the classes.
  public let shape: SampleShape
  /// One label a sample.
  public let labels: [Int32]

  private let size: (height: Int, width: Int)
  private let conversion: PixelConversion

  /// Prepares images for a run.
  ///
  /// - Parameters:
  ///   - images: all there are.
  ///   - limit: how many of them are used at most, from the first; nil for all.
  ///   - normalization: how bytes become numbers.
  ///   - augmentation: what views that are augmented change; `cropPadding` moves the piece.
  ///   - size: rows and columns of the piece of an image that is shown; nil for whole images. Traps
  ///     where images are smaller.
  public init(
    _ images: any ByteImages, limit: Int? = nil, normalization: PixelNormalization,
    augmentation: ImageAugmentation = .none, size: (height: Int, width: Int)? = nil
  ) {
    let size = size ?? (images.height, images.width)
    precondition(
      (1...images.height).contains(size.height) && (1...images.width).contains(size.width),
      "pieces of \(size.height) x \(size.width) of images of \(images.height) x \(images.width)")
    self.images = images
    self.normalization = normalization
    self.augmentation = augmentation
    self.size = size
    shape = SampleShape(
      height: size.height, width: size.width, channels: images.channels, classes: images.classes)
    labels = Array(images.labels.prefix(limit ?? .max))
    conversion = PixelConversion(tables: normalization.tables(channels: images.channels))
  }

  /// The number of samples.
  public var count: Int { labels.count }

  /// Normalisation, augmentation and size.
  public var identity: String {
    "mean \(normalization.mean) deviation \(normalization.deviation) augmentation \(augmentation) "
      + "of \(images.height) x \(images.width)"
  }

  /// Passes it on.
  public func expect(_ samples: ArraySlice<Int32>) { images.expect(samples) }

  /// Converts images; traps where the batch is smaller.
  public func read(_ samples: ArraySlice<Int32>, view: SampleView, into input: Tensor) throws {
    let whole = (height: images.height, width: images.width)
    let count = size.height * size.width * images.channels
    for (place, sample) in samples.enumerated() {
      let window =
        switch view {
        case .plain: ImageAugmentation.middle(of: whole, size: size)
        case .augmented(let stream):
          augmentation.window(of: whole, size: size, stream: stream.child(UInt64(sample)))
        }
      try images.withPixels(of: Int(sample)) { pixels in
        conversion.convert(
          pixels, height: whole.height, width: whole.width, top: window.top, left: window.left,
          mirrored: window.isMirrored, into: input, first: place * count, rows: size.height,
          columns: size.width)
      }
    }
  }
}
