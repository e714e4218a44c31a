import NeuralNetworks
import Randomness

/// Images in memory whose bytes tell where they come from.
struct MadeUpImages: ByteImages {
  let height: Int
  let width: Int
  let channels: Int
  let labels: [Int32]
  let classes: Int
  let pixels: [UInt8]

  /// Noise around a level of each class; bytes 1...255, so that padding shows.
  init(count: Int, height: Int, width: Int, channels: Int = 3, classes: Int = 3, seed: UInt64) {
    self.height = height
    self.width = width
    self.channels = channels
    self.classes = classes
    let noise = RandomStream(seed: seed)
    let labels = (0..<count).map { Int32($0 % classes) }
    let size = height * width * channels
    pixels = (0..<(count * size)).map { index in
      let level = 40 + 60 * Int(labels[index / size]) + 10 * (index % channels)
      return UInt8(level + noise.below(50, at: UInt64(index)))
    }
    self.labels = labels
  }

  func expect(_ images: ArraySlice<Int32>) {}

  func withPixels(of image: Int, _ body: (Span<UInt8>) throws -> Void) throws {
    let size = height * width * channels
    try body(pixels.span.extracting((image * size)..<((image + 1) * size)))
  }

  func byte(_ image: Int, _ row: Int, _ column: Int, _ channel: Int) -> UInt8 {
    guard (0..<height).contains(row), (0..<width).contains(column) else { return 0 }
    return pixels[((image * height + row) * width + column) * channels + channel]
  }
}
