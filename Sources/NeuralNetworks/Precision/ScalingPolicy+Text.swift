/// A text that names no scaling policy.
public struct ScalingPolicyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text as it was given.
  public let text: String

  /// One message that says what was given and what is allowed.
  public var description: String {
    "'\(text)' is not a scaling policy; known are none, layerwise, layerwise(sigma), amax and "
      + "fixed(k) with integers sigma and k in -126...127, each but none optionally followed by "
      + "'frozen' or 'every N' (steps)"
  }
}

extension ScalingPolicy: CustomStringConvertible {
  /// The policy as studies write it, for example `layerwise(2) frozen`.
  public var description: String {
    let name =
      switch method {
      case .none: "none"
      case .layerwise(let sigma): "layerwise(\(sigma))"
      case .amax: "amax"
      case .fixed(let exponent): "fixed(\(exponent))"
      }
    switch (method, refresh) {
    case (.none, _), (.fixed, _), (_, .every(steps: 1)): return name
    case (_, .frozen): return name + " frozen"
    case (_, .every(let steps)): return name + " every \(steps)"
    }
  }

  /// Reads a policy: a method, then optionally `frozen` or `every N`.
  ///
  /// - Parameter text: for example `layerwise`, `layerwise(2) frozen`, `amax every 100`.
  /// - Throws: `ScalingPolicyError` where the text names no policy.
  public init(parsing text: String) throws(ScalingPolicyError) {
    let error = ScalingPolicyError(text: text)
    let words = text.split(separator: " ")
    guard let name = words.first else { throw error }
    let refresh: Refresh
    switch words.dropFirst() {
    case []: refresh = .every(steps: 1)
    case ["frozen"]: refresh = .frozen
    case let rest where rest.count == 2 && rest.first == "every":
      guard let steps = rest.last.flatMap({ Int($0) }), steps >= 1 else { throw error }
      refresh = .every(steps: steps)
    default: throw error
    }
    func argument(of method: String) -> Int? {
      guard name.hasPrefix(method + "("), name.hasSuffix(")") else { return nil }
      return Int(name.dropFirst(method.count + 1).dropLast()).flatMap {
        (-126...127).contains($0) ? $0 : nil
      }
    }
    if name == "none", words.count == 1 {
      self.init(.none)
    } else if name == "amax" {
      self.init(.amax, refresh: refresh)
    } else if name == "layerwise" {
      self.init(.layerwise(sigma: ScalingPolicy.publishedSigma), refresh: refresh)
    } else if let sigma = argument(of: "layerwise") {
      self.init(.layerwise(sigma: sigma), refresh: refresh)
    } else if let exponent = argument(of: "fixed"), words.count == 1 {
      self.init(.fixed(exponent: exponent))
    } else {
      throw error
    }
  }

  /// The published sigma: the centre of the tensor goes to 2^-2.
  ///
  /// Source: arXiv 1909.03831.
  public static let publishedSigma = 2
}

extension ScalingPolicy: Codable {
  /// Decodes the text of a policy.
  public init(from decoder: any Decoder) throws {
    try self.init(parsing: decoder.singleValueContainer().decode(String.self))
  }

  /// Encodes the text of the policy.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
