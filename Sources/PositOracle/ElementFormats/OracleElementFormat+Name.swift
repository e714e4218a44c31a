extension OracleElementFormat {
  /// posit8 of the standard: posit(8,2).
  public static let posit8 = OracleElementFormat.posit(n: 8, es: 2)
  /// posit16 of the standard: posit(16,2).
  public static let posit16 = OracleElementFormat.posit(n: 16, es: 2)
  /// posit32 of the standard: posit(32,2).
  public static let posit32 = OracleElementFormat.posit(n: 32, es: 2)
  /// posit64 of the standard: posit(64,2).
  public static let posit64 = OracleElementFormat.posit(n: 64, es: 2)

  /// posit(n,es) as the standard has it, without a limit of the regime.
  public static func posit(n: Int, es: Int) -> OracleElementFormat {
    .posit(n: n, es: es, regimeLimit: nil)
  }

  /// posit(n,es) among the element formats.
  public init(_ posit: OracleFormat) { self = .posit(n: posit.n, es: posit.es) }

  /// The posit format that this is; nil for floating-point formats and posits with a limited regime.
  public var posit: OracleFormat? {
    if case .posit(let n, let es, nil) = self { OracleFormat(n: n, es: es) } else { nil }
  }
}

extension OracleElementFormat: CustomStringConvertible {
  /// The floating-point formats with names of their own.
  static let named: [OracleElementFormat: String] = [
    .float(exponentBits: 8, fractionBits: 23): "float32",
    .float(exponentBits: 8, fractionBits: 7): "bfloat16",
    .float(exponentBits: 5, fractionBits: 10): "float16",
    .float(exponentBits: 4, fractionBits: 3, specials: .oneNaN): "float8(e4m3)",
    .float(exponentBits: 5, fractionBits: 2): "float8(e5m2)",
    .float(exponentBits: 3, fractionBits: 2, specials: .none): "float6(e3m2)",
    .float(exponentBits: 2, fractionBits: 3, specials: .none): "float6(e2m3)",
    .float(exponentBits: 2, fractionBits: 1, specials: .none): "float4(e2m1)",
  ]

  /// The format as it is written everywhere: `posit(16,1)`, `bposit(16,2,6)`, `float8(e4m3)`,
  /// `float(4,3,fn,bias=8)`.
  public var description: String {
    switch self {
    case .posit(let n, let es, let regimeLimit):
      return regimeLimit.map { "bposit(\(n),\(es),\($0))" } ?? "posit(\(n),\(es))"
    case .float(let exponentBits, let fractionBits, let bias, let specials):
      if let name = Self.named[self] { return name }
      let shape = "\(exponentBits),\(fractionBits)"
      let rest =
        switch specials {
        case .infinityAndNaN: ""
        case .oneNaN: ",fn"
        case .none: ",finite"
        }
      let isUsual = bias == 1 << (exponentBits - 1) - 1
      return "float(\(shape)\(rest)\(isUsual ? "" : ",bias=\(bias)"))"
    }
  }
}
