/// What the label of a cell says about its number format.
struct FormatLabel: Hashable, Sendable {
  /// The width in bits.
  let bits: Int
  /// The exponent size where the label is that of one posit format; nil for rivals and mixtures.
  let es: Int?

  /// Names a posit format.
  init(bits: Int, es: Int) {
    self.bits = bits
    self.es = es
  }

  /// Reads a label such as `posit(8,1)`, `bfloat16`, `float8(e4m3)`, or a mixture that begins with a
  /// posit, such as `posit(8,1)/(8,2)`; nil where it names no format.
  init?(parsing label: String) {
    if label.hasPrefix("posit("), let close = label.firstIndex(of: ")") {
      let parameters = label[label.index(label.startIndex, offsetBy: 6)..<close].split(
        separator: ",", omittingEmptySubsequences: false)
      guard parameters.count == 2, let n = Int(parameters[0]), let es = Int(parameters[1])
      else { return nil }
      bits = n
      self.es = label.index(after: close) == label.endIndex ? es : nil
      return
    }
    for (prefix, width) in [("bfloat16", 16), ("float32", 32), ("float16", 16), ("float8(", 8)]
    where label.hasPrefix(prefix) {
      bits = width
      es = nil
      return
    }
    return nil
  }
}
