import Quantization

/// The ways of calling a quantiser that are timed.
enum QuantizerVariant: String {
  /// From one array to another, as most calls are.
  case bulk = "bulk"
  /// From one array to another, values over many binades.
  case wide = "wide"
  /// From one array to another, with blocks along the first axis of a matrix of 64 columns.
  case columns = "columns"
  /// In the same array.
  case inPlace = "in place"
  /// With a scale exponent of 5.
  case scaled = "scaled"
  /// The kernel for processors without vectors.
  case portable = "portable"
  /// Element by element with the slow reference.
  case reference = "reference"
}

/// A quantiser and a way to call it.
struct QuantizerContestant: CustomStringConvertible {
  let quantizer: Quantizer
  let variant: QuantizerVariant

  var description: String {
    let isPosit = quantizer.format.element.positShape != nil
    return quantizer.format.description.padded(18) + quantizer.rounding.rawValue.padded(12)
      + (isPosit ? quantizer.underflow.rawValue : "-").padded(11) + variant.rawValue.padded(10)
  }
}
