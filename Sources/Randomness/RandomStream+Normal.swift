extension RandomStream {
  /// A draw from the standard normal distribution, from words 2 index and 2 index + 1.
  ///
  /// The quantile function at the centre of one of 2^52 equal intervals of (0, 1): always finite,
  /// magnitude at most 8.21. Uses only `+ - * /` and the square root, which IEEE 754 rounds
  /// correctly, so the same bits come out on every machine. Source: Wichura, "Algorithm AS 241",
  /// Applied Statistics 37 (1988) 477, doi:10.2307/2347330, PPND16, relative error about 1e-16.
  /// The index must be less than 2^63.
  public func normal(at index: UInt64) -> Double {
    let cell = wideWord(at: index) &>> 12
    return normalQuantile(Double(2 * cell + 1) * 0x1p-53)
  }
}

/// The value that a standard normal variable stays below with a probability in (0, 1).
func normalQuantile(_ probability: Double) -> Double {
  let q = probability - 0.5
  if q.magnitude <= 0.425 {
    return q * ratio(centreNumerator, centreDenominator, at: 0.180625 - q * q)
  }
  let tail = q < 0 ? probability : 1 - probability
  let r = (-naturalLogarithm(tail)).squareRoot()
  let magnitude =
    r <= 5
    ? ratio(middleNumerator, middleDenominator, at: r - 1.6)
    : ratio(farNumerator, farDenominator, at: r - 5)
  return q < 0 ? -magnitude : magnitude
}

/// The natural logarithm of a normal positive number, to within a few ulps.
func naturalLogarithm(_ value: Double) -> Double {
  var exponent = Int(value.exponent)
  var significand = value.significand
  if significand > 1.4142135623730951 {
    significand *= 0.5
    exponent += 1
  }
  // log m = 2 atanh((m - 1) / (m + 1)), and that quotient is at most 0.172 in magnitude.
  let s = (significand - 1) / (significand + 1)
  let square = s * s
  var sum = 0.0
  for denominator in stride(from: 23.0, through: 3, by: -2) {
    sum = (sum + 1 / denominator) * square
  }
  return Double(exponent) * 0.6931471805599453 + 2 * (s + s * sum)
}

/// The quotient of two polynomials, coefficients in ascending order.
private func ratio(_ numerator: [Double], _ denominator: [Double], at x: Double) -> Double {
  func polynomial(_ coefficients: [Double]) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
  return polynomial(numerator) / polynomial(denominator)
}

// swift-format-ignore: GroupNumericLiterals
private let centreNumerator = [
  3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
  1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
  3.3430575583588128105e+4, 2.5090809287301226727e+3,
]
private let centreDenominator = [
  1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
  2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
  5.2264952788528545610e+3,
]
private let middleNumerator = [
  1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
  3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
  2.27238449892691845833e-2, 7.74545014278341407640e-4,
]
private let middleDenominator = [
  1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
  1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
  1.05075007164441684324e-9,
]
private let farNumerator = [
  6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
  2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
  2.71155556874348757815e-5, 2.01033439929228813265e-7,
]
private let farDenominator = [
  1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
  7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
  2.04426310338993978564e-15,
]
