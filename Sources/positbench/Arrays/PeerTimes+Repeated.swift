extension PeerTimes {
  /// Columns: posit(8,2), posit(16,2), posit(32,2), normal operands, 4,096 elements: the branch
  /// predictor knows them by heart, which makes branching libraries (SP, rs, U1, the former fast
  /// specialisations of Universal) look faster than they are on fresh ones.
  private static let repeated: [String: [(Double, String)]] = [
    "add": [(9.8, "SPx"), (10.1, "U1"), (8.5, "rs")],
    "sub": [(10.4, "SPx"), (10.4, "SPx"), (8.2, "rs")],
    "mul": [(0.9, "fp"), (1.8, "fp"), (6.1, "U1")],
    "div": [(8.4, "U1"), (6.5, "fp"), (7.6, "rs")],
    "sqrt": [(7.6, "fp"), (8.5, "SPx"), (8.0, "U1")],
    "fma": [(23.5, "SPx"), (24.3, "SPx"), (19.6, "rs")],
    "f32_to_posit": [(4.9, "U"), (4.9, "U"), (3.7, "rs")],
    "f64_to_posit": [(4.9, "U"), (5.0, "U"), (4.3, "rs")],
    "posit_to_f32": [(1.2, "fp"), (1.4, "fp"), (1.2, "fp")],
    "posit_to_f64": [(3.7, "fp"), (3.4, "fp"), (2.3, "rs")],
  ]

  /// The fastest peer's loop over an array of `count` elements: repeated operands up to 4,096
  /// elements (known for normal ones), else fresh ones.
  static func findArray(
    _ operation: String, width: Int, distribution: Distribution, count: Int
  ) -> PeerTime? {
    if count <= 4_096, distribution == .normal, let row = repeated[operation],
      let column = [8, 16, 32].firstIndex(of: width)
    {
      return PeerTime(nanoseconds: row[column].0, library: row[column].1)
    }
    return find(operation, width: width, distribution: distribution, latency: false)
  }
}
