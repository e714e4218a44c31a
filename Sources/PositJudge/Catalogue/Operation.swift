import PositOracle

/// One operation that can be verified, and all that campaigns know of it: one row of a table.
public struct Operation: Sendable {
  /// The name on the command line and in lines of mismatches.
  public let name: String

  /// The name that the standard gives it, with the section; nil for extensions.
  public let standardName: String?

  /// The columns of a line of operands.
  public let operands: [OperandKind]

  /// The column of a line of results.
  public let result: ResultKind

  /// What the oracle says the result is.
  public let reference: Reference

  /// What the quick judge compares.
  public let quickRule: QuickRule

  /// How operands come close to a rounding boundary.
  public let recipe: OperandRecipe

  /// What it is in element formats that are not posit(n,es); nil where it is one of posits alone.
  public let elementRule: ElementRule?

  /// How the oracle knows the result.
  public enum Reference: Sendable {
    /// A real function of one posit, rounded; NaR for NaR.
    case real1(@Sendable (ExactRational) -> ExactReal)
    /// A real function of two posits, rounded; NaR for NaR.
    case real2(@Sendable (ExactRational, ExactRational) -> ExactReal)
    /// A real function of three posits, rounded; NaR for NaR.
    case real3(@Sendable (ExactRational, ExactRational, ExactRational) -> ExactReal)
    /// A real function of a posit and an integer, rounded; NaR for NaR.
    case realInteger(@Sendable (ExactRational, Int) -> ExactReal)
    /// One word that is right, from the words of the operands.
    case word(@Sendable (Setting, ArraySlice<UInt64>) -> UInt64)
    /// A quire, from the words of the operands.
    case quire(@Sendable (OracleFormat, ArraySlice<UInt64>) -> OracleQuire)
    /// A posit rounded from an exact number, from the words of the operands; nil for NaR.
    case roundedSum(@Sendable (OracleFormat, ArraySlice<UInt64>) -> ExactRational?)
    /// A posit rounded from decimal text.
    case fromDecimal
    /// Decimal text of a posit.
    case toDecimal
  }

  /// The row of an operation; `section` is that of the standard, whose name for it is `standardName`
  /// where it is another one than ours; nil for extensions.
  init(
    _ name: String, _ section: String?, standardName: String? = nil, _ operands: [OperandKind],
    to result: ResultKind = .posit, _ reference: Reference, quick quickRule: QuickRule,
    recipe: OperandRecipe, elements elementRule: ElementRule? = nil
  ) {
    self.name = name
    self.standardName = section.map { "\(standardName ?? name) \($0)" }
    self.operands = operands
    self.result = result
    self.reference = reference
    self.quickRule = quickRule
    self.recipe = recipe
    self.elementRule = elementRule
  }
}

extension Operation: Hashable {
  /// Whether both are the row of one name.
  public static func == (left: Operation, right: Operation) -> Bool { left.name == right.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// An operation name that the catalogue does not have.
public struct UnknownOperation: Error, CustomStringConvertible {
  /// The name that was asked for.
  public let name: String

  /// The message, with every known name.
  public var description: String {
    "unknown operation '\(name)'; known are: " + Operation.all.map(\.name).joined(separator: " ")
  }
}

extension Operation {
  /// Every operation, in the order of the standard.
  public static let all: [Operation] =
    onePosit + comparisons + arithmetic + elementary + withInteger + quireOperations + conversions

  /// The operation of a name, ours or the standard's.
  ///
  /// - Throws: `UnknownOperation`, whose message lists the known names.
  public static func named(_ name: String) throws(UnknownOperation) -> Operation {
    let found = all.first { $0.name == name || $0.nameInStandard == name }
    guard let found else { throw UnknownOperation(name: name) }
    return found
  }

  private var nameInStandard: String? {
    standardName?.split(separator: " ").first.map(String.init)
  }

  /// Whether an operand or the result is decimal text.
  public var isDecimal: Bool {
    operands.contains(.decimal) || result == .exactDecimal || result == .shortestDecimal
  }
}
