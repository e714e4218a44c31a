/// The fastest public library for an operation, as once measured with its native compiler flags on
/// another machine (AMD Zen 3, 3.0-3.2 GHz); recorded values, not measured in this run.
///
/// fp fast-posit 0.1.5 (2026-03, target-cpu=native, LTO), SP/SPx SoftPosit 0.4.1 (pX2), rs
/// softposit-rs 0.4.0, U Universal 4.9.2. Nanoseconds an operation, 65,536 fresh elements.
struct PeerTime {
  let nanoseconds: Double
  let library: String
}

enum PeerTimes {
  /// Columns: posit(8,2), posit(16,2), posit(32,2), each random then normal operands.
  private static let throughput: [String: [(Double, String)]] = [
    "add": [(13.7, "fp"), (11.8, "fp"), (12.6, "fp"), (11.5, "fp"), (10.4, "fp"), (10.3, "fp")],
    "sub": [(13.9, "fp"), (11.9, "fp"), (12.5, "fp"), (11.6, "fp"), (10.6, "fp"), (10.5, "fp")],
    "mul": [(0.9, "fp"), (0.9, "fp"), (1.7, "fp"), (1.7, "fp"), (8.5, "fp"), (8.6, "fp")],
    "div": [(8.5, "fp"), (8.6, "fp"), (6.5, "fp"), (6.5, "fp"), (12.3, "fp"), (12.3, "fp")],
    "sqrt": [(7.6, "fp"), (7.6, "fp"), (12.1, "fp"), (12.1, "fp"), (18.4, "fp"), (17.2, "SP")],
    "fma": [
      (49.3, "SPx"), (34.0, "SPx"), (52.3, "SPx"), (34.8, "SPx"), (49.0, "rs"), (32.7, "rs"),
    ],
    "f32_to_posit": [
      (8.7, "fp"), (8.7, "fp"), (8.2, "fp"), (8.4, "fp"), (3.7, "rs"), (3.7, "rs"),
    ],
    "f64_to_posit": [
      (8.4, "fp"), (8.4, "fp"), (8.3, "fp"), (8.4, "fp"), (5.0, "fp"), (7.9, "fp"),
    ],
    "posit_to_f32": [
      (1.2, "fp"), (1.2, "fp"), (1.4, "fp"), (1.4, "fp"), (1.2, "fp"), (1.2, "fp"),
    ],
    "posit_to_f64": [
      (4.7, "fp"), (4.0, "fp"), (3.4, "fp"), (3.4, "fp"), (3.1, "fp"), (3.1, "fp"),
    ],
    "quire_dot1024": [
      (6.1, "fp"), (6.0, "fp"), (7.6, "fp"), (6.8, "fp"), (8.2, "fp"), (7.0, "fp"),
    ],
  ]

  private static let latency: [String: [(Double, String)]] = [
    "add": [(14.8, "fp"), (14.5, "fp"), (14.3, "fp"), (13.8, "fp"), (13.0, "fp"), (12.9, "fp")],
    "sub": [(14.9, "fp"), (13.6, "fp"), (14.4, "fp"), (14.0, "fp"), (13.0, "fp"), (12.9, "fp")],
    "mul": [(10.3, "fp"), (10.2, "fp"), (11.1, "fp"), (11.1, "fp"), (10.5, "fp"), (10.5, "fp")],
    "div": [(20.6, "fp"), (20.6, "fp"), (19.7, "fp"), (19.7, "fp"), (19.9, "fp"), (19.9, "fp")],
    "sqrt": [(15.5, "fp"), (15.6, "fp"), (22.7, "fp"), (21.0, "SPx"), (24.2, "U"), (20.6, "rs")],
    "fma": [
      (49.5, "SPx"), (34.3, "SPx"), (52.8, "SPx"), (35.0, "SPx"), (49.0, "rs"), (32.7, "rs"),
    ],
    "f32_to_posit": [
      (12.1, "fp"), (11.6, "U"), (12.6, "fp"), (11.7, "U"), (5.9, "rs"), (5.9, "rs"),
    ],
    "posit_to_f32": [
      (9.1, "fp"), (8.7, "fp"), (8.2, "fp"), (8.2, "fp"), (7.5, "fp"), (7.5, "fp"),
    ],
  ]

  /// The peer's time, taken from the es = 2 column of the same width; nil where none was measured.
  static func find(
    _ operation: String, width: Int, distribution: Distribution, latency wantsLatency: Bool
  ) -> PeerTime? {
    let table = wantsLatency ? latency : throughput
    guard let column = [8, 16, 32].firstIndex(of: width), let row = table[operation] else {
      return nil
    }
    let (time, library) = row[2 * column + (distribution == .normal ? 1 : 0)]
    return PeerTime(nanoseconds: time, library: library)
  }
}

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
