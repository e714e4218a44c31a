/// Why a training run cannot be set up or continued.
public enum TrainingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One thing that is wrong with a specification.
  public struct Problem: Hashable, Sendable, CustomStringConvertible {
    /// The key of the specification, for example `epochs` or `policy.layers.conv3`.
    public let key: String
    /// What is wrong and what is allowed.
    public let message: String

    /// Creates a problem.
    public init(_ key: String, _ message: String) {
      self.key = key
      self.message = message
    }

    /// The key and the message.
    public var description: String { "\(key): \(message)" }
  }

  /// The specification asks for what cannot be; every problem, not just the first.
  case specification([Problem])
  /// The samples do not fit the specification or one another.
  case samples(String)
  /// Given weights do not fit the network.
  case weights(String)
  /// A checkpoint is damaged or belongs to another run.
  case checkpoint(String)

  /// One clear message.
  public var description: String {
    switch self {
    case .specification(let problems): problems.map(\.description).joined(separator: "; ")
    case .samples(let message): "samples: \(message)"
    case .weights(let message): "weights: \(message)"
    case .checkpoint(let message): "checkpoint: \(message)"
    }
  }
}
