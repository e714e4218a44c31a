import PositOracle

/// Section 5.11: the quire, and the sum of products that it is for.
extension Operation {
  /// A posit as a quire.
  public static let pToQ = quire("pToQ", [.posit], .pToQ) { OracleQuire.pToQ($0, $1.posit(0)) }
  /// -q.
  public static let qNegate = quire("qNegate", [.quire], .qNegate) { $1.quire($0).qNegate }
  /// |q|.
  public static let qAbs = quire("qAbs", [.quire], .qAbs) { $1.quire($0).qAbs }
  /// q + x.
  public static let qAddP = quire("qAddP", [.quire, .posit], .qAddP(isSubtracted: false)) {
    $1.quire($0).qAddP($1.afterQuire($0, 0))
  }
  /// q - x.
  public static let qSubP = quire("qSubP", [.quire, .posit], .qAddP(isSubtracted: true)) {
    $1.quire($0).qSubP($1.afterQuire($0, 0))
  }
  /// q + r.
  public static let qAddQ = quire("qAddQ", [.quire, .quire], .qAddQ(isSubtracted: false)) {
    $1.quire($0).qAddQ($1.secondQuire($0))
  }
  /// q - r.
  public static let qSubQ = quire("qSubQ", [.quire, .quire], .qAddQ(isSubtracted: true)) {
    $1.quire($0).qSubQ($1.secondQuire($0))
  }
  /// q + x y.
  public static let qMulAdd = quire(
    "qMulAdd", [.quire, .posit, .posit], .qMulAdd(isSubtracted: false)
  ) { $1.quire($0).qMulAdd($1.afterQuire($0, 0), $1.afterQuire($0, 1)) }
  /// q - x y.
  public static let qMulSub = quire(
    "qMulSub", [.quire, .posit, .posit], .qMulAdd(isSubtracted: true)
  ) { $1.quire($0).qMulSub($1.afterQuire($0, 0), $1.afterQuire($0, 1)) }
  /// A quire rounded to a posit.
  public static let qToP = Operation(
    "qToP", "5.11", [.quire], .roundedSum { $1.quire($0).value }, quick: .qToP, recipe: .register)
  /// A sum of products, rounded once.
  public static let dot = Operation(
    "dot", nil, [.pairs],
    .roundedSum { format, words in
      var sum: ExactRational? = .zero
      for pair in 0..<words.count / 2 {
        guard let left = format.exactValue(words.posit(2 * pair)),
          let right = format.exactValue(words.posit(2 * pair + 1))
        else { return nil }
        sum = sum.map { $0 + left * right }
      }
      return sum
    }, quick: .dot, recipe: .sumOfProducts)

  /// Section 5.11, in its order.
  public static let quireOperations: [Operation] = [
    pToQ, qNegate, qAbs, qAddP, qSubP, qAddQ, qSubQ, qMulAdd, qMulSub, qToP, dot,
  ]

  private static func quire(
    _ name: String, _ operands: [OperandKind], _ rule: QuickRule,
    _ function: @escaping @Sendable (OracleFormat, ArraySlice<UInt64>) -> OracleQuire
  ) -> Operation {
    Operation(
      name, "5.11", operands, to: .quire, .quire(function), quick: rule,
      recipe: .none(because: "nothing is rounded"))
  }
}

extension ArraySlice<UInt64> {
  /// The word of a column, where every column before it is one word wide.
  fileprivate func posit(_ column: Int) -> UInt64 { self[startIndex + column] }

  /// The quire in the first column.
  fileprivate func quire(_ format: OracleFormat) -> OracleQuire {
    OracleQuire(format, words: Array(prefix(OracleQuire.wordCount(of: format))))
  }

  /// The quire in the second column, after another one.
  fileprivate func secondQuire(_ format: OracleFormat) -> OracleQuire {
    OracleQuire(format, words: Array(dropFirst(OracleQuire.wordCount(of: format))))
  }

  /// The word of a column after a quire.
  fileprivate func afterQuire(_ format: OracleFormat, _ column: Int) -> UInt64 {
    self[startIndex + OracleQuire.wordCount(of: format) + column]
  }
}
