import Datasets
import NeuralNetworks

extension SampleSet {
  /// The first images of a set as floats: pixels in 0...1, less the mean, divided by the deviation.
  ///
  /// - Parameters:
  ///   - images: the images.
  ///   - limit: how many of them at most; nil for all.
  ///   - mean: one number a channel, or one for all.
  ///   - deviation: as many numbers, above 0.
  init(_ images: ImageSet, limit: Int?, mean: [Double], deviation: [Double]) {
    let count = min(limit ?? .max, images.labels.count)
    let channels = images.channels
    let size = images.height * images.width * channels
    let tables = (0..<channels).map { channel in
      let mean = mean[min(channel, mean.count - 1)]
      let deviation = deviation[min(channel, deviation.count - 1)]
      return (0..<256).map { Float((Double($0) / 255 - mean) / deviation) }
    }
    var pixels: [Float] = []
    pixels.reserveCapacity(count * size)
    for index in 0..<(count * size) {
      pixels.append(tables[index % channels][Int(images.pixels[index])])
    }
    self.init(
      pixels: pixels, labels: images.labels[..<count].map { Int32($0) }, height: images.height,
      width: images.width, channels: channels, classes: images.classes)
  }
}
