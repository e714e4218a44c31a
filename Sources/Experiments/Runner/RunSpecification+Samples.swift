import Datasets
import NeuralNetworks

extension RunSpecification {
  /// The data set that the run asks for.
  ///
  /// - Parameter directory: where its files are; nil where they are found by themselves.
  /// - Returns: what to load.
  func dataRequest(in directory: String?) -> DataRequest {
    let data = values.data
    // Images are stored as large as they are resized, and cut to size when they are read.
    return DataRequest(
      data.name, directory: directory,
      imageSide: data.name.content == .imageFolder
        ? max(data.imageSize, data.resize ?? data.imageSize) : 1,
      vocabularyLimit: data.vocabulary.count)
  }

  /// Rows and columns that are shown of an image, where that is a choice.
  private var pieceSize: (height: Int, width: Int)? {
    guard values.data.name.content == .imageFolder else { return nil }
    return (values.data.imageSize, values.data.imageSize)
  }

  /// The sizes of the samples that the run shows its network.
  ///
  /// - Parameter outline: of the data set.
  /// - Returns: the sizes.
  func sampleShape(_ outline: DataOutline) -> SampleShape {
    switch outline {
    case .images(let height, let width, let channels, let classes):
      SampleShape(
        height: pieceSize?.height ?? height, width: pieceSize?.width ?? width, channels: channels,
        classes: classes)
    case .text(let vocabulary):
      SampleShape(tokens: values.data.sequenceLength, vocabulary: vocabulary)
    }
  }

  /// The samples that the run trains on and is tested with.
  func samples(from data: LoadedData) -> (training: any SampleSource, test: any SampleSource) {
    let settings = values.data
    func images(
      _ train: any ByteImages, _ test: any ByteImages
    ) -> (any SampleSource, any SampleSource) {
      let normalization = PixelNormalization(
        mean: settings.mean ?? [0], deviation: settings.deviation ?? [1])
      return (
        ImageSamples(
          train, limit: settings.trainingSamples.count, normalization: normalization,
          augmentation: settings.augmentation, size: pieceSize),
        ImageSamples(
          test, limit: settings.testSamples.count, normalization: normalization, size: pieceSize)
      )
    }
    switch data {
    case .images(let set): return images(set.train, set.test)
    case .folder(let folder): return images(folder.train, folder.test)
    case .text(let text):
      func pieces(_ words: [Int32], _ limit: RunSettings.SampleLimit) -> TokenSamples {
        TokenSamples(
          words, vocabulary: text.vocabulary.count, rows: values.training.batchSize,
          length: settings.sequenceLength, limit: limit.count)
      }
      return (pieces(text.train, settings.trainingSamples), pieces(text.test, settings.testSamples))
    }
  }

  /// Optimiser steps of the whole run.
  ///
  /// - Parameter trainingCount: images, or words of a text, to train on.
  /// - Returns: the number of steps.
  func stepCount(trainingCount: Int) -> Int {
    let batch = values.training.batchSize
    let limit = values.data.trainingSamples.count
    guard values.data.name.content == .text else {
      let samples = min(limit ?? .max, trainingCount)
      return values.training.epochs * ((samples + batch - 1) / batch)
    }
    let steps = max(0, trainingCount - 1) / batch / values.data.sequenceLength
    return values.training.epochs * min(steps, limit.map { max(1, $0 / batch) } ?? .max)
  }
}
