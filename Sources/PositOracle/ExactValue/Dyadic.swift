/// The exact value of a posit: `significand * 2^exponent`.
///
/// Not normalised: one number has many such forms, so two of them are not compared with `==`.
public struct Dyadic: Sendable {
  /// The signed integer that is scaled.
  public let significand: Int64

  /// The power of two that scales it.
  public let exponent: Int

  /// The number `significand * 2^exponent`.
  public init(significand: Int64, exponent: Int) {
    self.significand = significand
    self.exponent = exponent
  }
}
