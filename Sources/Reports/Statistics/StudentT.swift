import Foundation

/// Student's t distribution with a whole number of degrees of freedom.
enum StudentT {
  /// The t that encloses a share of the distribution symmetrically: P(|T| <= t) = `confidence`.
  ///
  /// Found by bisection on the angle atan(t / sqrt(degrees)), to the last bits of a `Double`.
  ///
  /// - Parameters:
  ///   - confidence: the share, above 0 and below 1; 0.95 for a 95 % interval.
  ///   - degreesOfFreedom: at least 1.
  /// - Returns: the two-sided quantile.
  static func twoSidedQuantile(confidence: Double, degreesOfFreedom: Int) -> Double {
    precondition(confidence > 0 && confidence < 1 && degreesOfFreedom >= 1)
    var low = 0.0
    var high = Double.pi / 2
    for _ in 0..<200 {
      let middle = (low + high) / 2
      let isBelow = share(within: middle, degreesOfFreedom) < confidence
      (low, high) = isBelow ? (middle, high) : (low, middle)
    }
    return tan((low + high) / 2) * Double(degreesOfFreedom).squareRoot()
  }

  /// P(|T| <= t) for t = sqrt(degrees) tan(angle), the closed form for whole degrees of freedom.
  ///
  /// Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4.
  static func share(within angle: Double, _ degreesOfFreedom: Int) -> Double {
    let (sine, cosine) = (sin(angle), cos(angle))
    let odd = degreesOfFreedom % 2 == 1
    var term = odd ? cosine : 1
    var sum = 0.0
    var power = odd ? 1 : 0
    while power <= degreesOfFreedom - 2 {
      sum += term
      power += 2
      term *= cosine * cosine * Double(power - 1) / Double(power)
    }
    return odd ? 2 / Double.pi * (angle + sine * sum) : sine * sum
  }
}
