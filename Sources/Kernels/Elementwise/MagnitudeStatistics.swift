import CFloatKernels
import Foundation
import Tensors

/// Statistics of magnitudes, from which scales are chosen; one pass each.
///
/// Zeros and values that are not finite are left out.
public enum MagnitudeStatistics {
  /// The largest finite magnitude; 0 where there is none.
  public static func largest(_ values: Tensor) -> Float {
    guard vectorKernelsRun else { return referenceLargest(values) }
    return largest_magnitude(values.base, Int64(values.count))
  }

  /// The mean of log2 of the magnitudes, each first clipped to an interval.
  ///
  /// Exponents are summed exactly and significands multiplied, 120 at a time in float32, before their
  /// logarithm is taken: the result is within 2^-23 (plus a few float64 ulps) of the mean of the
  /// exact logarithms, and does not depend on threads.
  ///
  /// - Parameters:
  ///   - values: any float32 values.
  ///   - lowest: a normal number; smaller magnitudes count as this.
  ///   - highest: larger magnitudes count as this.
  /// - Returns: the mean, or nil where there is no finite value but 0.
  public static func meanLog2(_ values: Tensor, lowest: Float, highest: Float) -> Double? {
    guard vectorKernelsRun else {
      return referenceMeanLog2(values, lowest: lowest, highest: highest)
    }
    var exponents: Int64 = 0
    var logarithms = 0.0
    var counted: Int64 = 0
    magnitude_logarithms(
      values.base, Int64(values.count), lowest, highest, &exponents, &logarithms, &counted)
    return counted == 0 ? nil : (Double(exponents) + logarithms) / Double(counted)
  }

  /// The reference of `largest`.
  package static func referenceLargest(_ values: Tensor) -> Float {
    values.values.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
  }

  /// The reference of `meanLog2`: every logarithm in float64.
  package static func referenceMeanLog2(_ values: Tensor, lowest: Float, highest: Float) -> Double?
  {
    let logarithms = values.values.filter { $0.isFinite && $0 != 0 }.map {
      log2(Double(min(max($0.magnitude, lowest), highest)))
    }
    return logarithms.isEmpty ? nil : logarithms.reduce(0, +) / Double(logarithms.count)
  }
}
