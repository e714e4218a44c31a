import PositOracle

extension Operation {
  private init(
    _ name: String, _ standardName: String?, _ operands: [OperandKind],
    _ reference: Reference, _ result: ResultKind = .posit
  ) {
    self.init(
      name: name, standardName: standardName, operands: operands, result: result,
      reference: reference)
  }

  /// Section 5.2: basic functions of one posit.
  static let onePosit: [Operation] = [
    Operation("negate", "negate 5.2", [.posit], .real1(ExactReal.negate)),
    Operation("abs", "abs 5.2", [.posit], .real1(ExactReal.abs)),
    Operation("sign", "sign 5.2", [.posit], .real1(ExactReal.sign)),
    Operation("nearestInt", "nearestInt 5.2", [.posit], .real1(ExactReal.nearestInt)),
    Operation("ceil", "ceil 5.2", [.posit], .real1(ExactReal.ceil)),
    Operation("floor", "floor 5.2", [.posit], .real1(ExactReal.floor)),
    Operation("next", "next 5.2", [.posit], .word { $0.oracle.next($1[$1.startIndex]) }),
    Operation("prior", "prior 5.2", [.posit], .word { $0.oracle.prior($1[$1.startIndex]) }),
  ]

  /// Section 5.3: comparisons of two posits.
  static let comparisons: [Operation] = [
    comparison("compareEqual") { $0 == 0 },
    comparison("compareNotEqual") { $0 != 0 },
    comparison("compareGreater") { $0 > 0 },
    comparison("compareGreaterEqual") { $0 >= 0 },
    comparison("compareLess") { $0 < 0 },
    comparison("compareLessEqual") { $0 <= 0 },
  ]

  private static func comparison(
    _ name: String, _ test: @escaping @Sendable (Int) -> Bool
  ) -> Operation {
    Operation(
      name, name + " 5.3", [.posit, .posit],
      .word { test($0.oracle.order($1[$1.startIndex], $1[$1.startIndex + 1])) ? 1 : 0 }, .boolean)
  }

  /// Sections 5.4, 5.7 and the fused multiply-add: rational results.
  static let arithmetic: [Operation] = [
    Operation("add", "addition 5.4", [.posit, .posit], .real2(ExactReal.add)),
    Operation("sub", "subtraction 5.4", [.posit, .posit], .real2(ExactReal.subtract)),
    Operation("mul", "multiplication 5.4", [.posit, .posit], .real2(ExactReal.multiply)),
    Operation("div", "division 5.4", [.posit, .posit], .real2(ExactReal.divide)),
    Operation("fma", nil, [.posit, .posit, .posit], .real3(ExactReal.fma)),
    Operation("fMM", "fMM 5.7", [.posit, .posit, .posit], .real3(ExactReal.fMM)),
  ]

  /// Section 5.8: a posit and an integer.
  static let withInteger: [Operation] = [
    Operation("compound", "compound 5.8", [.posit, .exponent], .realInteger(ExactReal.compound)),
    Operation("rootN", "rootN 5.8", [.posit, .exponent], .realInteger(ExactReal.rootN)),
  ]

  /// Sections 5.5 and 5.6: elementary functions of one and two posits.
  static let elementary: [Operation] = {
    let one: [(String, @Sendable (ExactRational) -> ExactReal)] = [
      ("sqrt", ExactReal.sqrt), ("rSqrt", ExactReal.rSqrt), ("exp", ExactReal.exp),
      ("expMinus1", ExactReal.expMinus1), ("exp2", ExactReal.exp2),
      ("exp2Minus1", ExactReal.exp2Minus1), ("exp10", ExactReal.exp10),
      ("exp10Minus1", ExactReal.exp10Minus1), ("log", ExactReal.log),
      ("logPlus1", ExactReal.logPlus1), ("log2", ExactReal.log2),
      ("log2Plus1", ExactReal.log2Plus1), ("log10", ExactReal.log10),
      ("log10Plus1", ExactReal.log10Plus1), ("sin", ExactReal.sin), ("sinPi", ExactReal.sinPi),
      ("cos", ExactReal.cos), ("cosPi", ExactReal.cosPi), ("tan", ExactReal.tan),
      ("tanPi", ExactReal.tanPi), ("arcSin", ExactReal.arcSin), ("arcSinPi", ExactReal.arcSinPi),
      ("arcCos", ExactReal.arcCos), ("arcCosPi", ExactReal.arcCosPi),
      ("arcTan", ExactReal.arcTan), ("arcTanPi", ExactReal.arcTanPi), ("sinH", ExactReal.sinH),
      ("cosH", ExactReal.cosH), ("tanH", ExactReal.tanH), ("arcSinH", ExactReal.arcSinH),
      ("arcCosH", ExactReal.arcCosH), ("arcTanH", ExactReal.arcTanH),
    ]
    let two: [(String, @Sendable (ExactRational, ExactRational) -> ExactReal)] = [
      ("hypot", ExactReal.hypot), ("pow", ExactReal.pow), ("arcTan2", ExactReal.arcTan2),
      ("arcTan2Pi", ExactReal.arcTan2Pi),
    ]
    return one.map { Operation($0.0, $0.0 + " 5.5", [.posit], .real1($0.1)) }
      + two.map { Operation($0.0, $0.0 + " 5.6", [.posit, .posit], .real2($0.1)) }
  }()
}
