/// How a value between two representable neighbours is rounded.
public enum RoundingMode: String, CaseIterable, Codable, Hashable, Sendable {
  /// To the nearest representable value, ties to the even pattern (Posit Standard 2022, 4.1).
  case nearest
  /// To the representable neighbour of smaller magnitude, as Lu et al. truncate.
  case towardZero
  /// To either neighbour, with probabilities that make the mean of many draws the input.
  case stochastic
}
