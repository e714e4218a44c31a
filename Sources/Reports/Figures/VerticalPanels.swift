import Foundation

/// The vertical ranges of a figure's panels: everything, and above it an enlargement of what lies near
/// the baseline where that is a small part of everything.
enum VerticalPanels {
  /// How far below the baseline, in percentage points, the enlargement looks.
  private static let reach = 5.0

  /// The ranges and heights, from top to bottom.
  ///
  /// - Parameters:
  ///   - values: all numbers drawn, in printed units; not empty.
  ///   - baseline: what the enlargement is about; nil for the best value.
  ///   - metric: losses get no enlargement.
  /// - Returns: one panel or two.
  static func ranges(
    values: [Double], baseline: Double?, metric: ReportMetric
  ) -> [(range: ClosedRange<Double>, height: Int)] {
    let low = values.min() ?? 0
    let high = values.max() ?? 1
    let whole = padded(low, high, metric)
    guard metric == .testAccuracy, high - low > 4 * reach else { return [(whole, 330)] }
    let near = values.filter { $0 >= (baseline ?? high) - reach }
    guard near.count > 2, let nearLow = near.min() else { return [(whole, 330)] }
    let step = high - nearLow > 2 ? 1.0 : 0.5
    let bottom = ((nearLow - step / 2) / step).rounded(.down) * step
    let top = min(100, ((high + step / 4) / step).rounded(.up) * step)
    return [(bottom...top, 210), (whole, 210)]
  }

  /// A little more than the values need, within what a metric can be.
  private static func padded(
    _ low: Double, _ high: Double, _ metric: ReportMetric
  ) -> ClosedRange<Double> {
    guard metric == .testAccuracy else {
      let margin = max((high - low) * 0.05, high.magnitude * 0.01, 1e-6)
      return max(0, low - margin)...(high + margin)
    }
    let step = high - low > 20 ? 10.0 : high - low > 4 ? 1.0 : 0.5
    let bottom = max(0, ((low - step / 5) / step).rounded(.down) * step)
    return bottom...min(100, max(bottom + step, ((high + step / 5) / step).rounded(.up) * step))
  }
}
