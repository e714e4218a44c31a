/// The mean and the standard deviation of pixels in 0...1, channel by channel.
public struct PixelStatistics: Hashable, Sendable {
  /// One number a channel.
  public let mean: [Double]
  /// One number a channel: the square root of the mean squared distance from the mean.
  public let deviation: [Double]

  /// States statistics.
  public init(mean: [Double], deviation: [Double]) {
    self.mean = mean
    self.deviation = deviation
  }

  /// Finds the statistics of images, exactly up to the last division and root.
  public init(of images: ImageSet) {
    var counts = [[Int]](repeating: [Int](repeating: 0, count: 256), count: images.channels)
    var channel = 0
    for pixel in images.pixels {
      counts[channel][Int(pixel)] += 1
      channel = channel + 1 == images.channels ? 0 : channel + 1
    }
    var mean: [Double] = []
    var deviation: [Double] = []
    for counts in counts {
      let total = Double(counts.reduce(0, +))
      let sum = Double(counts.enumerated().reduce(0) { $0 + $1.offset * $1.element })
      let squares = Double(
        counts.enumerated().reduce(0) { $0 + $1.offset * $1.offset * $1.element })
      let average = sum / total
      mean.append(average / 255)
      deviation.append(max(0, squares / total - average * average).squareRoot() / 255)
    }
    self.init(mean: mean, deviation: deviation)
  }
}

extension DatasetName {
  /// The statistics of the training images, to four decimals; tests hold them to the files where these
  /// are installed.
  ///
  /// Those of folders of images are ImageNet's, as they are usually given; a folder of other images has
  /// others. Those of the synthetic images are round numbers and not their own. Text has none. (PositNN
  /// divides Fashion-MNIST by 0.3300, which is not its deviation.)
  public var pixelStatistics: PixelStatistics? {
    switch self {
    case .fashionMNIST: PixelStatistics(mean: [0.2860], deviation: [0.3530])
    case .mnist: PixelStatistics(mean: [0.1307], deviation: [0.3081])
    case .cifar10:
      PixelStatistics(mean: [0.4914, 0.4822, 0.4465], deviation: [0.2470, 0.2435, 0.2616])
    case .cifar100:
      PixelStatistics(mean: [0.5071, 0.4865, 0.4409], deviation: [0.2673, 0.2564, 0.2762])
    case .imageFolder:
      PixelStatistics(mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225])
    case .synthetic: PixelStatistics(mean: [0.5], deviation: [0.25])
    case .pennTreebank, .text: nil
    }
  }
}
