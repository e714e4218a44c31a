import Randomness
import Tensors

/// Labelled samples that a run reads batch by batch, wherever they are kept and in whatever form.
///
/// What `read` gives is decided by the samples that are asked for and the view of them alone: not by what
/// was read before, nor by threads.
public protocol SampleSource: Sendable {
  /// The sizes of a sample, and the classes.
  var shape: SampleShape { get }
  /// The number of samples.
  var count: Int { get }
  /// `shape.labelsPerSample` labels a sample, samples in order, each in 0 ..< classes.
  var labels: [Int32] { get }
  /// Where samples belong to texts that run on side by side, how many these are: then a batch is the
  /// next sample of every one, sample i following sample i - rows, and the order is never changed.
  var rows: Int? { get }
  /// What decides the values that are read beside the samples themselves, such as a normalisation; a
  /// checkpoint of a run belongs to it.
  var identity: String { get }

  /// Is told which samples are read next and in which order, so that they can be got ready meanwhile.
  func expect(_ samples: ArraySlice<Int32>)

  /// Writes samples to the first places of a batch.
  ///
  /// - Parameters:
  ///   - samples: which.
  ///   - view: how they are looked at.
  ///   - input: samples first, at least as many as are asked for.
  /// - Throws: where a sample cannot be had, such as that of a damaged file.
  func read(_ samples: ArraySlice<Int32>, view: SampleView, into input: Tensor) throws
}

/// How samples are looked at.
public enum SampleView: Sendable {
  /// As they are, for measurements.
  case plain
  /// Changed at random where the source does such a thing, by draws from a stream that belongs to one
  /// epoch: those for sample i come from its child i.
  case augmented(RandomStream)
}

extension SampleSource {
  /// Samples that stand alone.
  public var rows: Int? { nil }
  /// Nothing.
  public var identity: String { "" }
  /// Nothing is got ready.
  public func expect(_ samples: ArraySlice<Int32>) {}
}
