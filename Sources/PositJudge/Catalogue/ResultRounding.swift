import PositOracle

/// How results are rounded, and what becomes of those beyond the largest number.
///
/// Written as words, `towardZero saturate`, of which those are left out that say what is usual: to nearest, and
/// beyond the largest number infinity, or NaN where there is none, or the largest number where there is
/// neither (IEEE 754-2019, 4.3.1 and 7.4; OCP 8-bit Floating Point 1.0).
public struct ResultRounding: Hashable, Sendable {
  /// Which of the two neighbours.
  public enum Direction: String, Sendable, CaseIterable {
    /// The nearest, the even pattern of two.
    case nearest
    /// The one of smaller magnitude; posits do not go to zero.
    case towardZero
    /// One of both at random, so that the mean is the number.
    case stochastic
  }

  /// Which of the two neighbours.
  public let direction: Direction

  /// What is beyond the largest number.
  public let overflow: OracleOverflow

  /// What is usual.
  public static let usual = ResultRounding()

  /// A rounding.
  public init(_ direction: Direction = .nearest, overflow: OracleOverflow = .nonFinite) {
    self.direction = direction
    self.overflow = overflow
  }

  /// Reads ``description``; nil for another text.
  public init?(_ text: String) {
    var words = text.split(separator: " ", omittingEmptySubsequences: false).map { String($0) }[...]
    if words == [""] { words = [] }
    direction = words.first.flatMap { Direction(rawValue: $0) } ?? .nearest
    if direction != .nearest { words.removeFirst() }
    overflow = words.first == "saturate" ? .saturate : .nonFinite
    if overflow == .saturate { words.removeFirst() }
    guard words.isEmpty else { return nil }
  }

  /// The oracle's rounding; nil where it is drawn.
  var oracle: OracleRounding? {
    switch direction {
    case .nearest: .nearestEven
    case .towardZero: .towardZero
    case .stochastic: nil
    }
  }
}

extension ResultRounding: CustomStringConvertible {
  /// The words; empty for what is usual.
  public var description: String {
    [
      direction == .nearest ? nil : direction.rawValue, overflow == .saturate ? "saturate" : nil,
    ].compactMap { $0 }.joined(separator: " ")
  }
}

extension OracleElementFormat {
  /// Whether what is beyond the largest number becomes it whatever is asked for: in posits, and where every
  /// pattern is a number.
  public var alwaysSaturates: Bool { isPosit || (infinity == nil && notANumber == nil) }
}
