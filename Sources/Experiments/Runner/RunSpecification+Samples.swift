import Datasets
import NeuralNetworks

extension RunSpecification {
  /// The data set that the run asks for.
  ///
  /// - Parameter directory: where its files are; nil where they are found by themselves.
  /// - Throws: `RunSpecificationError` where a setting is missing or makes no sense.
  func dataRequest(in directory: String?) throws(RunSpecificationError) -> DataRequest {
    var request = DataRequest(try datasetName, directory: directory)
    if let size = settings["data.imageSize"]?.integer {
      // Images are stored as large as they are resized, and cut to size when they are read.
      request.imageSide = max(size, settings["data.resize"]?.integer ?? size)
    }
    request.vocabularyLimit = settings["data.vocabulary"]?.integer
    return request
  }

  /// The sizes of the samples that the run shows its network.
  ///
  /// - Parameter outline: of the data set.
  func sampleShape(_ outline: DataOutline) -> SampleShape {
    switch outline {
    case .images(let height, let width, let channels, let classes):
      let size = settings["data.imageSize"]?.integer
      return SampleShape(
        height: size ?? height, width: size ?? width, channels: channels, classes: classes)
    case .text(let vocabulary):
      return SampleShape(tokens: sequenceLength, vocabulary: vocabulary)
    }
  }

  /// The samples that the run trains on and is tested with.
  func samples(
    from data: LoadedData
  ) throws(RunSpecificationError) -> (training: any SampleSource, test: any SampleSource) {
    let limits = (sampleLimit("data.trainingSamples"), sampleLimit("data.testSamples"))
    func images(
      _ train: any ByteImages, _ test: any ByteImages
    ) throws(RunSpecificationError) -> (any SampleSource, any SampleSource) {
      let normalization = PixelNormalization(
        mean: numbers("data.mean"), deviation: numbers("data.deviation"))
      let size = settings["data.imageSize"]?.integer.map { (height: $0, width: $0) }
      let augmentation = try augmentation
      return (
        ImageSamples(
          train, limit: limits.0, normalization: normalization, augmentation: augmentation,
          size: size),
        ImageSamples(test, limit: limits.1, normalization: normalization, size: size)
      )
    }
    switch data {
    case .images(let set): return try images(set.train, set.test)
    case .folder(let folder): return try images(folder.train, folder.test)
    case .text(let text):
      let rows = try value("batchSize", \.integer)
      func pieces(_ words: [Int32], _ limit: Int?) -> TokenSamples {
        TokenSamples(
          words, vocabulary: text.vocabulary.count, rows: rows, length: sequenceLength,
          limit: limit)
      }
      return (pieces(text.train, limits.0), pieces(text.test, limits.1))
    }
  }

  /// What training changes in its images.
  var augmentation: ImageAugmentation {
    get throws(RunSpecificationError) {
      try value("data.augmentation") { $0.string.flatMap(ImageAugmentation.init(parsing:)) }
    }
  }

  /// The words of a piece of text.
  private var sequenceLength: Int { max(1, settings["data.sequenceLength"]?.integer ?? 1) }

  /// Optimiser steps of the whole run.
  ///
  /// - Parameter trainingCount: images, or words of a text, to train on.
  func stepCount(trainingCount: Int) -> Int {
    let batch = max(1, settings["batchSize"]?.integer ?? 1)
    let limit = sampleLimit("data.trainingSamples")
    let epochs = settings["epochs"]?.integer ?? 0
    if settings["data.sequenceLength"] != nil {
      let steps = max(0, trainingCount - 1) / batch / sequenceLength
      return epochs * min(steps, limit.map { max(1, $0 / batch) } ?? .max)
    }
    let samples = min(limit ?? .max, trainingCount)
    return epochs * ((samples + batch - 1) / batch)
  }
}
