import PositOracle
import Testing

/// Results of elementary functions of posits written down by hand, judged both ways.
@Suite struct ElementaryFunctionGoldenTests {
  /// A row that both judges must confirm: operands and result as numbers, nil for NaR.
  typealias Row = (function: ElementaryFunction, operands: [Double?], result: Double?)

  static func mismatches(_ format: OracleFormat, _ rows: [Row]) -> [String] {
    rows.compactMap { row in
      let operands = row.operands.map { $0.map { format.rounded($0) } ?? format.nar }
      let expected = row.result.map { format.rounded($0) } ?? format.nar
      let rounded = format.rounded(row.function, operands)
      let isAccepted = format.isCorrectlyRounded(expected, row.function, operands)
      let isStrict = !format.isCorrectlyRounded(format.next(expected), row.function, operands)
      return rounded == expected && isAccepted && isStrict ? nil : "\(format) \(row): \(rounded)"
    }
  }

  @Test func exactResults() {
    let rows: [Row] = [
      (.exp, [0], 1), (.expMinus1, [0], 0), (.exp2, [3], 8), (.exp2, [-4], 0.0625),
      (.exp2Minus1, [0], 0), (.exp2Minus1, [3], 7), (.exp2Minus1, [-1], -0.5), (.exp10, [2], 100),
      (.exp10Minus1, [2], 99), (.log, [1], 0), (.logPlus1, [0], 0), (.log2, [8], 3),
      (.log2, [0.25], -2), (.log2Plus1, [7], 3), (.log2Plus1, [-0.5], -1), (.log10, [1000], 3),
      (.log10Plus1, [9], 1), (.log10Plus1, [0], 0), (.sin, [0], 0), (.sinPi, [0.5], 1),
      (.sinPi, [-0.5], -1), (.sinPi, [1.5], -1), (.sinPi, [2.5], 1), (.sinPi, [7], 0),
      (.cos, [0], 1), (.cosPi, [0.5], 0), (.cosPi, [1], -1), (.cosPi, [1024], 1), (.tan, [0], 0),
      (.tanPi, [0.25], 1), (.tanPi, [-0.25], -1), (.tanPi, [0.75], -1), (.tanPi, [5], 0),
      (.arcSin, [0], 0), (.arcSinPi, [1], 0.5), (.arcSinPi, [-1], -0.5), (.arcCos, [1], 0),
      (.arcCosPi, [1], 0), (.arcCosPi, [0], 0.5), (.arcCosPi, [-1], 1), (.arcTan, [0], 0),
      (.arcTanPi, [1], 0.25), (.arcTanPi, [-1], -0.25), (.sinH, [0], 0), (.cosH, [0], 1),
      (.tanH, [0], 0), (.arcSinH, [0], 0), (.arcCosH, [1], 0), (.arcTanH, [0], 0),
      (.pow, [4, 0.5], 2), (.pow, [0.25, 1.5], 0.125), (.pow, [81, 0.25], 3), (.pow, [3, 4], 81),
      (.pow, [2, -3], 0.125), (.pow, [-2, 3], -8), (.pow, [-2, 2], 4), (.pow, [-1, -7], -1),
      (.pow, [1, 0.3], 1), (.pow, [7, 0], 1), (.pow, [-7, 0], 1), (.pow, [0, 0.5], 0),
      (.arcTan2, [3, 0], 0), (.arcTan2Pi, [1, 1], 0.25), (.arcTan2Pi, [-1, 1], 0.75),
      (.arcTan2Pi, [-1, -1], -0.75), (.arcTan2Pi, [1, -1], -0.25), (.arcTan2Pi, [0, 2], 0.5),
      (.arcTan2Pi, [0, -2], -0.5), (.arcTan2Pi, [-3, 0], 1), (.arcTan2Pi, [3, 0], 0),
    ]
    let bad = [(16, 1), (16, 2), (32, 2), (64, 3)].flatMap {
      Self.mismatches(OracleFormat(n: $0.0, es: $0.1), rows)
    }
    #expect(bad.isEmpty, "\(bad)")
  }

  /// Rational results that no posit holds, and the angle of the negative axis.
  @Test func inexactResults() {
    let rows: [Row] = [
      (.arcSinPi, [0.5], 1.0 / 6), (.arcCosPi, [0.5], 1.0 / 3), (.arcCosPi, [-0.5], 2.0 / 3),
      (.pow, [3, -1], 1.0 / 3), (.pow, [-3, -3], -1.0 / 27), (.arcTan2, [-1, 0], .pi),
      (.arcTan2, [0, 1], .pi / 2), (.arcTan2, [0, -1], -.pi / 2),
      (.arcTan2, [-1, -1], -.pi * 0.75),
      (.exp, [1], 2.718281828459045), (.exp, [-1], 0.36787944117144233), (.exp10, [-1], 0.1),
      (.log, [2], 0.6931471805599453), (.sin, [1], 0.8414709848078965),
      (.cos, [1], 0.5403023058681398), (.tan, [1], 1.5574077246549023),
    ]
    let bad = [(16, 1), (16, 2)].flatMap {
      Self.mismatches(OracleFormat(n: $0.0, es: $0.1), rows)
    }
    #expect(bad.isEmpty, "\(bad)")
  }

  @Test func notReal() {
    var rows: [Row] = [
      (.log, [0], nil), (.log, [-1], nil), (.log2, [0], nil), (.log2, [-4], nil),
      (.log10, [0], nil), (.log10, [-10], nil), (.logPlus1, [-1], nil), (.log2Plus1, [-1], nil),
      (.log2Plus1, [-2], nil), (.log10Plus1, [-1], nil), (.arcSin, [1.5], nil),
      (.arcSinPi, [-2], nil), (.arcCos, [-1.5], nil), (.arcCosPi, [2], nil),
      (.arcCosH, [0.5], nil), (.arcCosH, [-1], nil), (.arcTanH, [1], nil), (.arcTanH, [-1], nil),
      (.arcTanH, [2], nil), (.tanPi, [0.5], nil), (.tanPi, [-1.5], nil), (.pow, [0, 0], nil),
      (.pow, [0, -1], nil), (.pow, [-2, 0.5], nil), (.pow, [-1, -1.5], nil), (.pow, [nil, 0], nil),
      (.pow, [1, nil], nil), (.pow, [nil, nil], nil), (.arcTan2, [0, 0], nil),
      (.arcTan2Pi, [0, 0], nil), (.arcTan2, [nil, 1], nil), (.arcTan2Pi, [1, nil], nil),
    ]
    for function in ElementaryFunction.allCases where function.arity == 1 {
      rows.append((function, [nil], nil))
    }
    let bad = [(8, 0), (16, 2), (32, 2)].flatMap {
      Self.mismatches(OracleFormat(n: $0.0, es: $0.1), rows)
    }
    #expect(bad.isEmpty, "\(bad)")
  }

  /// Never zero, never NaR, whatever the size of the operand: the ends of the range at (32,2).
  @Test func saturation() {
    let huge = 0x1p120
    let tiny = 0x1p-120
    let least = tiny
    let rows: [Row] = [
      (.exp, [huge], huge), (.exp, [-huge], least), (.exp, [84], huge), (.exp, [-84], least),
      (.exp2, [huge], huge), (.exp2, [-huge], least), (.exp2, [121], huge),
      (.exp2, [-121], least), (.exp10, [37], huge), (.exp10, [-huge], least),
      (.expMinus1, [huge], huge), (.expMinus1, [-huge], -1), (.expMinus1, [tiny], tiny),
      (.exp2Minus1, [-huge], -1), (.exp2Minus1, [tiny], tiny), (.exp2Minus1, [-tiny], -tiny),
      (.exp10Minus1, [-huge], -1), (.exp10Minus1, [-tiny], -tiny), (.logPlus1, [tiny], tiny),
      (.log2Plus1, [-tiny], -tiny), (.log10Plus1, [tiny], tiny), (.sin, [tiny], tiny),
      (.sinPi, [-tiny], -tiny), (.cos, [tiny], 1), (.cosPi, [tiny], 1), (.tan, [tiny], tiny),
      (.sinH, [huge], huge), (.sinH, [-huge], -huge), (.cosH, [-huge], huge), (.cosH, [tiny], 1),
      (.tanH, [huge], 1), (.tanH, [-100], -1), (.tanH, [tiny], tiny), (.arcTanPi, [huge], 0.5),
      (.arcTan, [huge], .pi / 2), (.arcTan2, [huge, tiny], tiny), (.arcTan2, [-huge, -tiny], -.pi),
      (.arcTan2Pi, [huge, -tiny], -tiny), (.arcTan2Pi, [tiny, huge], 0.5),
      (.pow, [huge, huge], huge), (.pow, [huge, -huge], least), (.pow, [tiny, huge], least),
      (.pow, [-huge, 3], -huge), (.pow, [-huge, -3], -least), (.pow, [2, tiny], 1),
      (.pow, [1 + 0x1p-27, huge], huge), (.pow, [1 - 0x1p-28, huge], least),
      (.pow, [huge, tiny], 1),
    ]
    let bad = Self.mismatches(OracleFormat(n: 32, es: 2), rows)
    #expect(bad.isEmpty, "\(bad)")
  }
}
