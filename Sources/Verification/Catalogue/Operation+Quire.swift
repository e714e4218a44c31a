import PositOracle

extension Operation {
  /// Section 5.11: the quire, and the sum of products that it is for.
  static let quireOperations: [Operation] = [
    quire("pToQ", [.posit]) { OracleQuire.pToQ($0, $1.posit(0)) },
    quire("qNegate", [.quire]) { $1.quire($0).qNegate },
    quire("qAbs", [.quire]) { $1.quire($0).qAbs },
    quire("qAddP", [.quire, .posit]) { $1.quire($0).qAddP($1.afterQuire($0, 0)) },
    quire("qSubP", [.quire, .posit]) { $1.quire($0).qSubP($1.afterQuire($0, 0)) },
    quire("qAddQ", [.quire, .quire]) { $1.quire($0).qAddQ($1.secondQuire($0)) },
    quire("qSubQ", [.quire, .quire]) { $1.quire($0).qSubQ($1.secondQuire($0)) },
    quire("qMulAdd", [.quire, .posit, .posit]) {
      $1.quire($0).qMulAdd($1.afterQuire($0, 0), $1.afterQuire($0, 1))
    },
    quire("qMulSub", [.quire, .posit, .posit]) {
      $1.quire($0).qMulSub($1.afterQuire($0, 0), $1.afterQuire($0, 1))
    },
    Operation(
      name: "qToP", standardName: "qToP 5.11", operands: [.quire], result: .posit,
      reference: .roundedSum { $1.quire($0).value }),
    Operation(
      name: "dot", standardName: nil, operands: [.pairs], result: .posit,
      reference: .roundedSum { format, words in
        var sum: ExactRational? = .zero
        for pair in 0..<words.count / 2 {
          guard let left = format.exactValue(words.posit(2 * pair)),
            let right = format.exactValue(words.posit(2 * pair + 1))
          else { return nil }
          sum = sum.map { $0 + left * right }
        }
        return sum
      }),
  ]

  private static func quire(
    _ name: String, _ operands: [OperandKind],
    _ function: @escaping @Sendable (OracleFormat, ArraySlice<UInt64>) -> OracleQuire
  ) -> Operation {
    Operation(
      name: name, standardName: name + " 5.11", operands: operands, result: .quire,
      reference: .quire(function))
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
