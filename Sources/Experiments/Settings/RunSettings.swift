import Datasets
import NeuralNetworks

/// Every setting of a run with its typed value; as it is made, it has the defaults.
///
/// Defaults of the training are those of `TrainingSpecification`, so that a study and a program that
/// uses the library begin alike.
struct RunSettings: Hashable, Sendable {
  /// How many samples of a set are used.
  enum SampleLimit: Hashable, Sendable {
    /// All there are.
    case all
    /// So many, from the first.
    case first(Int)

    /// The number; nil for all.
    var count: Int? {
      guard case .first(let count) = self else { return nil }
      return count
    }
  }

  /// The network, by name and what networks of that name have to be told.
  struct Model: Hashable, Sendable {
    var name = "lenet5"
    var settings = NetworkModel.Settings()

    /// LeNet-5; a perceptron, where one is named, with one hidden layer.
    init() { settings.hidden = [128] }
  }

  /// The data set, and what is taken of it.
  struct Data: Hashable, Sendable {
    var name = DatasetName.fashionMNIST
    /// Where its files are; nil where they are found by themselves.
    var directory: String?
    var trainingSamples = SampleLimit.all
    var testSamples = SampleLimit.all
    /// What is subtracted from pixels in 0...1, a channel or all; nil for the data set's own.
    var mean: [Double]?
    /// What they are divided by then; nil for the data set's own.
    var deviation: [Double]?
    /// What training changes in its images.
    var augmentation = ImageAugmentation.none
    /// Rows and columns that are shown of images of a folder.
    var imageSize = 224
    /// The length that the shorter side of an image of a folder is brought to first; nil for `imageSize`.
    var resize: Int?
    /// Words of a piece of text.
    var sequenceLength = 35
    /// The most words of a text.
    var vocabulary = SampleLimit.all
  }

  var model = Model()
  var data = Data()
  /// All that the trainer is told, its model and its seed apart.
  var training = TrainingSpecification(
    policy: PrecisionPolicy(
      network: .init(
        default: TensorRule(rounding: .nearest, underflow: .saturate, scaling: ScalingPolicy.none)))
  )

  /// Puts in what depends on other settings, and takes out what they make meaningless.
  mutating func complete() {
    data.mean = data.mean ?? data.name.pixelStatistics?.mean
    data.deviation = data.deviation ?? data.name.pixelStatistics?.deviation
    for key in SpecKey.table where !key.applies(to: owner) { key.reset(&self, nil) }
  }

  /// Whose settings these are.
  var owner: SpecKey.Owner { SpecKey.Owner(model: model.name, data: data.name.rawValue) }
}
