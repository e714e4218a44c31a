extension OracleElementFormat {
  /// The format of a name that ``description`` gives; nil for any other text.
  ///
  /// What the formats of quantisers and those of the oracle have in common is the name alone: each knows
  /// from its own definition what `float8(e4m3)` is.
  public init?(named name: String) {
    if let found = Self.named.first(where: { $0.value == name }) {
      self = found.key
      return
    }
    guard name.hasSuffix(")"), let open = name.firstIndex(of: "(") else { return nil }
    var words = name[name.index(after: open)...].dropLast()
      .split(separator: ",", omittingEmptySubsequences: false)[...]
    func number() -> Int? { words.popFirst().flatMap { Int($0) } }
    guard let first = number(), let second = number() else { return nil }
    switch name[..<open] {
    case "posit", "bposit":
      let limit = name.hasPrefix("b") ? number() : nil
      guard (2...64).contains(first), (0...5).contains(second), (limit ?? 2) >= 2 else {
        return nil
      }
      self = .posit(n: first, es: second, regimeLimit: limit)
    case "float":
      guard (2...11).contains(first), (1...52).contains(second) else { return nil }
      var specials = Specials.infinityAndNaN
      if words.first == "fn" { specials = .oneNaN }
      if words.first == "finite" { specials = .none }
      if specials != .infinityAndNaN { words.removeFirst() }
      var bias = 1 << (first - 1) - 1
      if let last = words.popFirst() {
        guard last.hasPrefix("bias="), let value = Int(last.dropFirst(5)) else { return nil }
        bias = value
      }
      self = .float(exponentBits: first, fractionBits: second, bias: bias, specials: specials)
    default: return nil
    }
    // One format has one name: what reads otherwise is none.
    guard words.isEmpty, description == name else { return nil }
  }
}

extension OracleElementFormat {
  /// IEEE 754 binary16.
  public static let float16 = OracleElementFormat(.binary16)
  /// The upper half of binary32.
  public static let bfloat16 = OracleElementFormat.float(exponentBits: 8, fractionBits: 7)
  /// OCP 8-bit Floating Point 1.0: no infinity, one NaN, largest number 448.
  public static let float8e4m3 = OracleElementFormat.float(
    exponentBits: 4, fractionBits: 3, specials: .oneNaN)
  /// OCP 8-bit Floating Point 1.0: largest number 57344.
  public static let float8e5m2 = OracleElementFormat.float(exponentBits: 5, fractionBits: 2)
}
