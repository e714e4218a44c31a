import PositOracle

/// An operation in a format: what one campaign or one run of `eval` is about.
public struct Setting: Hashable, Sendable {
  /// The operation.
  public let operation: Operation

  /// The format of operands and results.
  public let format: OracleElementFormat

  /// The format that `convert` starts from; equal to ``format`` for every other operation.
  public let source: OracleElementFormat

  /// How results are rounded.
  public let rounding: ResultRounding

  /// The operation in a format; saturation is not told from what is usual where nothing else is possible.
  public init(
    _ operation: Operation, _ format: OracleElementFormat, from source: OracleElementFormat? = nil,
    rounding: ResultRounding = .usual
  ) {
    self.operation = operation
    self.format = format
    self.source = source ?? format
    let saturatesAnyway = operation.result == .posit && format.alwaysSaturates
    self.rounding = ResultRounding(
      rounding.direction, overflow: saturatesAnyway ? .nonFinite : rounding.overflow)
  }

  /// Whether the formats are posit(n,es), rounded as the standard has it.
  public var isStandard: Bool {
    format.posit != nil && source.posit != nil && rounding == .usual
  }

  /// What the operation is where the setting is not one of the standard's; nil where it is, and where the
  /// operation is one of posits alone.
  public var elementRule: ElementRule? { isStandard ? nil : operation.elementRule }

  /// Why there is no such setting; nil where there is.
  public var problem: String? {
    if isStandard { return nil }
    let names = Operation.all.filter { $0.elementRule != nil }.map(\.name)
    guard let rule = operation.elementRule else {
      let what =
        format.posit == nil ? "\(format)" : source.posit == nil ? "\(source)" : "\(rounding)"
      return
        "'\(operation.name)' is one of posit(n,es) rounded to nearest, not of \(what); there are "
        + names.joined(separator: " ")
    }
    if rounding.direction == .stochastic, rule != .fromIEEE(.binary32) {
      return "'\(operation.name)' is not drawn: stochastic rounding is that of fromFloat32"
    }
    if rounding != .usual, rule == .toDecimal {
      return "'\(operation.name)' rounds nothing: its rounding is not to be chosen"
    }
    return nil
  }

  /// The format, where it is one of posits.
  ///
  /// - Precondition: it is posit(n,es).
  public var oracle: OracleFormat { Self.posit(format) }

  /// The source format, where it is one of posits.
  ///
  /// - Precondition: it is posit(n,es).
  public var oracleSource: OracleFormat { Self.posit(source) }

  private static func posit(_ format: OracleElementFormat) -> OracleFormat {
    guard let posit = format.posit else { preconditionFailure("\(format) is not posit(n,es)") }
    return posit
  }

  /// Whether the operation takes patterns of a second format.
  public var isConversion: Bool { operation.operands.contains(.sourcePosit) }

  /// The number of words in a quire of the format.
  public var quireWords: Int { OracleQuire.wordCount(of: oracle) }

  /// The number of words that an operand takes in a row; nil where lines decide.
  public func wordCount(_ kind: OperandKind) -> Int? {
    switch kind {
    case .quire: quireWords
    case .pairs: nil
    default: 1
    }
  }

  /// The number of words of a row of operands; nil where lines decide.
  public var rowWidth: Int? {
    var sum = 0
    for kind in operation.operands {
      guard let count = wordCount(kind) else { return nil }
      sum += count
    }
    return sum
  }

  /// The number of words of a result.
  public var resultWidth: Int { operation.result == .quire ? quireWords : 1 }
}

extension Setting: CustomStringConvertible {
  /// The operation and the format: `add posit(16,1)`.
  public var description: String {
    (isConversion ? "\(operation.name) \(source) -> \(format)" : "\(operation.name) \(format)")
      + (rounding == .usual ? "" : " \(rounding)")
  }
}

extension HardCaseSearch {
  /// The search for the hardest operands of a setting; nil unless it is an elementary function of
  /// one posit in a format of up to 32 bits.
  public init?(_ setting: Setting) {
    guard let function = ElementaryFunction(rawValue: setting.operation.name), function.arity == 1,
      let format = setting.format.posit, format.n <= 32
    else { return nil }
    // What is further from a boundary than 2^-12 of the distance of two posits is nothing hard.
    self.init(function, format, closeness: 12)
  }
}
