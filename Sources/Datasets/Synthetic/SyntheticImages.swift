import Randomness

/// A data set made by code, so that everything also runs with no files at all.
///
/// Each class has a smooth pattern of 7 x 7 random levels, enlarged to 20 x 20 pixels by linear
/// interpolation; a sample shows it at a random place of the 28 x 28 image, at a random contrast,
/// under noise. The same seed gives the same bytes on every machine: only sums and products of
/// doubles are used.
public enum SyntheticImages {
  /// The synthetic data set of the studies: 2,000 samples to train on, 500 to test on.
  public static let dataset = Dataset(
    train: images(count: 2000, seed: 1), test: images(count: 500, seed: 2), checksums: [:])

  private static let side = 28
  private static let patternSide = 20
  private static let levels = 7
  private static let classes = 10

  /// Makes labelled images; classes take turns.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - seed: of places, contrasts and noise; the patterns of the classes never change.
  /// - Returns: grey images of 28 x 28.
  public static func images(count: Int, seed: UInt64) -> ImageSet {
    let patterns = (0..<classes).map(pattern(of:))
    let samples = RandomStream(seed: seed).child(0x73_616D_706C)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(count * side * side)
    var labels: [Int32] = []
    for index in 0..<count {
      let label = index % classes
      let stream = samples.child(UInt64(index))
      let top = stream.child(0).below(side - patternSide + 1, at: 0)
      let left = stream.child(0).below(side - patternSide + 1, at: 1)
      let contrast = 0.6 + 0.4 * stream.child(1).uniform(at: 0)
      let noise = stream.child(2)
      for row in 0..<side {
        for column in 0..<side {
          let (r, c) = (row - top, column - left)
          let inside = (0..<patternSide).contains(r) && (0..<patternSide).contains(c)
          let signal = inside ? patterns[label][r * patternSide + c] * contrast : 0
          let level = signal * 200 + noise.uniform(at: UInt64(row * side + column)) * 55
          pixels.append(UInt8(min(max(level, 0), 255)))
        }
      }
      labels.append(Int32(label))
    }
    return ImageSet(
      pixels: pixels, labels: labels, height: side, width: side, channels: 1, classes: classes)
  }

  /// The pattern of a class, row-major, levels 0...1.
  private static func pattern(of label: Int) -> [Double] {
    let stream = RandomStream(seed: 0).child(0x7061_7474).child(UInt64(label))
    let coarse = (0..<(levels * levels)).map { stream.uniform(at: UInt64($0)) }
    let step = Double(levels - 1) / Double(patternSide - 1)
    return (0..<(patternSide * patternSide)).map { position in
      let y = Double(position / patternSide) * step
      let x = Double(position % patternSide) * step
      let (row, column) = (min(Int(y), levels - 2), min(Int(x), levels - 2))
      let (v, u) = (y - Double(row), x - Double(column))
      let corner = row * levels + column
      let upper = coarse[corner] * (1 - u) + coarse[corner + 1] * u
      let lower = coarse[corner + levels] * (1 - u) + coarse[corner + levels + 1] * u
      return upper * (1 - v) + lower * v
    }
  }
}
