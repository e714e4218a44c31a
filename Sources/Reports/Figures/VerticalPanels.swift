import Foundation

/// The vertical axes of a figure's panels: everything, and above it an enlargement of what lies near the
/// baseline where that is a small part of everything.
enum VerticalPanels {
  /// A vertical axis.
  struct Axis: Hashable {
    /// What it shows.
    let range: ClosedRange<Double>
    /// The distance of its marks; nil to leave it to gnuplot.
    let step: Double?
    /// The height of the panel in pixels.
    let height: Double
  }

  /// How far below the baseline, in percentage points, the enlargement looks.
  static let reach = 5.0

  /// The axes from top to bottom.
  ///
  /// - Parameters:
  ///   - values: all numbers drawn, in printed units; not empty.
  ///   - near: how many things other than the baseline are to be seen near it.
  ///   - baseline: what the enlargement is about; nil for the best value.
  ///   - metric: losses get no enlargement.
  /// - Returns: one axis or two.
  static func axes(
    values: [Double], near: Int, baseline: Double?, metric: ReportMetric
  ) -> [Axis] {
    let low = values.min() ?? 0
    let high = values.max() ?? 1
    guard metric == .testAccuracy else {
      let margin = max((high - low) * 0.05, high.magnitude * 0.01, 1e-6)
      let range = max(0, low - margin)...(high + margin)
      return [Axis(range: range, step: nil, height: 330)]
    }
    let enlarged = values.filter { $0 >= (baseline ?? high) - reach }
    guard high - low > 4 * reach, near > 0, let bottom = enlarged.min() else {
      return [axis(low, high, height: 330)]
    }
    return [axis(bottom, high, height: 210), axis(low, high, height: 210)]
  }

  /// An axis of percentages that ends at its marks.
  private static func axis(_ low: Double, _ high: Double, height: Double) -> Axis {
    let spread = high - low
    let step = spread > 40 ? 20.0 : spread > 20 ? 10 : spread > 8 ? 2 : spread > 2 ? 1 : 0.5
    let bottom = max(0, ((low - step / 10) / step).rounded(.down) * step)
    let top = min(100, ((high + step / 20) / step).rounded(.up) * step)
    return Axis(range: bottom...max(top, bottom + step), step: step, height: height)
  }
}
