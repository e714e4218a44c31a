import Quantization
import Randomness
import Tensors
import Testing

@testable import NeuralNetworks

@Suite struct ImageAugmentationPropertyTests {
  private static let identity = PixelNormalization(mean: [0], deviation: [1 / 255.0])

  private static func samples(
    _ images: MadeUpImages, _ text: String, size: Int? = nil
  ) throws -> ImageSamples {
    ImageSamples(
      images, normalization: identity,
      augmentation: try #require(ImageAugmentation(parsing: text)),
      size: size.map { (height: $0, width: $0) })
  }

  @Test func spellings() {
    for text in ["none", "crop(4)", "flip", "crop(0)+flip", "crop(64)"] {
      #expect(ImageAugmentation(parsing: text)?.description == text)
    }
    #expect(ImageAugmentation(parsing: "flip + crop( 4 )")?.description == "crop(4)+flip")
    for text in [
      "", "crop", "crop()", "crop(-1)", "crop(65)", "flip+flip", "crop(4)+", "none+flip",
    ] {
      #expect(ImageAugmentation(parsing: text) == nil, "\(text)")
    }
  }

  /// What is shown is a piece of the image in black, perhaps mirrored, as the drawn window says; every
  /// window that is possible is drawn.
  @Test(arguments: [("crop(2)+flip", 8, 8), ("crop(0)", 8, 6), ("flip", 8, 8), ("none", 8, 6)])
  func whatIsShown(_ text: String, _ side: Int, _ size: Int) throws {
    let images = MadeUpImages(count: 40, height: side, width: side, seed: 3)
    let samples = try Self.samples(images, text, size: size)
    let augmentation = samples.augmentation
    let batch = Tensor([1, size, size, 3])
    var windows: Set<ImageAugmentation.Window> = []
    for epoch in 0..<40 {
      let stream = RandomStream(seed: 5).child(UInt64(epoch))
      for image in 0..<40 {
        try samples.read([Int32(image)], view: .augmented(stream), into: batch)
        let window = augmentation.window(
          of: (side, side), size: (size, size), stream: stream.child(UInt64(image)))
        windows.insert(window)
        for row in 0..<size {
          for column in 0..<size {
            let x = window.left + (window.isMirrored ? size - 1 - column : column)
            for channel in 0..<3 {
              let expected = images.byte(image, window.top + row, x, channel)
              let found = batch[(row * size + column) * 3 + channel]
              if found.rounded() != Float(expected) {
                Issue.record("epoch \(epoch), image \(image): \(found), not \(expected)")
                return
              }
            }
          }
        }
      }
    }
    let padding = augmentation.cropPadding
    let places = padding.map { side + 2 * $0 - size + 1 } ?? 1
    #expect(windows.count == places * places * (augmentation.flips ? 2 : 1))
    let least = padding.map { -$0 } ?? (side - size) / 2
    #expect(windows.map(\.top).min() == least && windows.map(\.left).min() == least)
  }

  @Test func aViewIsDecidedByEpochAndImageAlone() throws {
    let images = MadeUpImages(count: 12, height: 6, width: 6, seed: 1)
    let samples = try Self.samples(images, "crop(2)+flip")
    let stream = RandomStream(seed: 9).child(4)
    func batch(_ order: [Int32], _ stream: RandomStream) throws -> [[Float]] {
      let tensor = Tensor([order.count, 6, 6, 3])
      try samples.read(order[...], view: .augmented(stream), into: tensor)
      return order.indices.map { Array(tensor.values[($0 * 108)..<(($0 + 1) * 108)]) }
    }
    let all = try batch(Array(0..<12), stream)
    #expect(try batch(Array((0..<12).reversed()), stream) == all.reversed())
    for image in 0..<12 { #expect(try batch([Int32(image)], stream) == [all[image]]) }
    #expect(try batch(Array(0..<12), RandomStream(seed: 9).child(5)) != all)
    let plain = Tensor([12, 6, 6, 3])
    try samples.read(Array(0..<12)[...], view: .plain, into: plain)
    #expect(plain.values.map { UInt8($0.rounded()) } == images.pixels)
  }

  /// The numbers that whole sets were converted to before: the same bits.
  @Test func normalization() throws {
    let images = MadeUpImages(count: 4, height: 5, width: 3, seed: 2)
    for (mean, deviation) in [([0.2860], [0.3530]), ([0.4914, 0.4822, 0.4465], [0.2, 0.3, 0.4])] {
      let samples = ImageSamples(
        images, normalization: PixelNormalization(mean: mean, deviation: deviation))
      let batch = Tensor([4, 5, 3, 3])
      try samples.read([0, 1, 2, 3], view: .plain, into: batch)
      let expected = images.pixels.enumerated().map { index, byte in
        let channel = min(index % 3, mean.count - 1)
        return Float((Double(byte) / 255 - mean[channel]) / deviation[channel])
      }
      #expect(batch.values == expected)
    }
    #expect(ImageSamples(images, limit: 2, normalization: Self.identity).count == 2)
  }

  /// Bytes in memory, whatever the number of samples: no float32 copy of the set is made.
  @Test func imagesStayBytes() throws {
    let images = MadeUpImages(count: 50, height: 8, width: 8, seed: 2)
    let samples = ImageSamples(images, normalization: Self.identity)
    let address = images.pixels.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    let kept = try #require(samples.images as? MadeUpImages)
    #expect(kept.pixels.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) } == address)
  }

  /// A run on augmented images that is interrupted at any step gives the bytes of the unbroken one, with
  /// batch normalisation, dropout-free residuals, stochastic rounding, and epochs of other views.
  @Test func anInterruptedAugmentedRunGoesOn() throws {
    let images = MadeUpImages(count: 30, height: 8, width: 8, seed: 1)
    let tests = MadeUpImages(count: 20, height: 8, width: 8, seed: 2)
    var specification = TestRuns.specification(
      TestRuns.posit8(rounding: .stochastic),
      model: .residual(ResidualNetwork(blocksPerStage: 1, widths: [4, 6])), epochs: 2)
    specification.gradientClip = 1
    specification.weightDecay = 1e-3
    func trainer(_ augmentation: String) throws -> Trainer {
      try Trainer(
        specification: specification, training: try Self.samples(images, augmentation),
        test: try Self.samples(tests, "none"))
    }
    let unbroken = try trainer("crop(2)+flip")
    var checkpoints = [unbroken.checkpoint()]
    var metrics: [EpochMetrics] = []
    for _ in 0..<2 {
      metrics.append(try unbroken.runEpoch { _ in checkpoints.append(unbroken.checkpoint()) })
    }
    for (step, checkpoint) in checkpoints.enumerated() {
      let resumed = try trainer("crop(2)+flip")
      try resumed.restore(from: checkpoint)
      var last: EpochMetrics?
      while resumed.completedEpochs < 2 { last = try resumed.runEpoch() }
      #expect(last == nil || last == metrics.last, "from step \(step)")
      #expect(resumed.checkpoint() == unbroken.checkpoint(), "from step \(step)")
    }
    let plain = try trainer("none")
    _ = try plain.runEpoch()
    #expect(throws: TrainingError.self) { try plain.restore(from: checkpoints[0]) }
  }
}
