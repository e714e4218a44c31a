import PositOracle

/// Sections 5.2 and 5.3: basic functions of one posit, and comparisons of two.
extension Operation {
  private static let exact: OperandRecipe = .none(because: "nothing is rounded")

  /// -x.
  public static let negate = Operation(
    "negate", "5.2", [.posit], .real1(ExactReal.negate), quick: .negate, recipe: exact)
  /// |x|.
  public static let abs = Operation(
    "abs", "5.2", [.posit], .real1(ExactReal.abs), quick: .abs, recipe: exact)
  /// -1, 0 or 1.
  public static let sign = Operation(
    "sign", "5.2", [.posit], .real1(ExactReal.sign), quick: .sign, recipe: exact)
  /// The nearest integer, ties to even.
  public static let nearestInt = Operation(
    "nearestInt", "5.2", [.posit], .real1(ExactReal.nearestInt), quick: .nearestInt,
    recipe: .halfIntegers)
  /// The least integer that is not less.
  public static let ceil = Operation(
    "ceil", "5.2", [.posit], .real1(ExactReal.ceil), quick: .ceil, recipe: .halfIntegers)
  /// The largest integer that is not larger.
  public static let floor = Operation(
    "floor", "5.2", [.posit], .real1(ExactReal.floor), quick: .floor, recipe: .halfIntegers)
  /// The next pattern.
  public static let next = Operation(
    "next", "5.2", [.posit], .word { $0.oracle.next($1[$1.startIndex]) }, quick: .next,
    recipe: exact)
  /// The pattern before.
  public static let prior = Operation(
    "prior", "5.2", [.posit], .word { $0.oracle.prior($1[$1.startIndex]) }, quick: .prior,
    recipe: exact)

  /// Section 5.2, in its order.
  public static let onePosit: [Operation] = [
    negate, abs, sign, nearestInt, ceil, floor, next, prior,
  ]

  /// x = y.
  public static let compareEqual = comparison("compareEqual") { $0 == 0 }
  /// x != y.
  public static let compareNotEqual = comparison("compareNotEqual") { $0 != 0 }
  /// x > y.
  public static let compareGreater = comparison("compareGreater") { $0 > 0 }
  /// x >= y.
  public static let compareGreaterEqual = comparison("compareGreaterEqual") { $0 >= 0 }
  /// x < y.
  public static let compareLess = comparison("compareLess") { $0 < 0 }
  /// x <= y.
  public static let compareLessEqual = comparison("compareLessEqual") { $0 <= 0 }

  /// Section 5.3, in its order.
  public static let comparisons: [Operation] = [
    compareEqual, compareNotEqual, compareGreater, compareGreaterEqual, compareLess,
    compareLessEqual,
  ]

  private static func comparison(
    _ name: String, _ test: @escaping @Sendable (Int) -> Bool
  ) -> Operation {
    Operation(
      name, "5.3", [.posit, .posit], to: .boolean,
      .word { test($0.oracle.order($1[$1.startIndex], $1[$1.startIndex + 1])) ? 1 : 0 },
      quick: .compare(test), recipe: exact)
  }
}

/// Sections 5.4, 5.7 and the fused multiply-add: rational results.
extension Operation {
  /// x + y.
  public static let add = Operation(
    "add", "5.4", standardName: "addition", [.posit, .posit], .real2(ExactReal.add), quick: .add,
    recipe: .sum, elements: .add)
  /// x - y.
  public static let sub = Operation(
    "sub", "5.4", standardName: "subtraction", [.posit, .posit], .real2(ExactReal.subtract),
    quick: .subtract, recipe: .difference, elements: .subtract)
  /// x y.
  public static let mul = Operation(
    "mul", "5.4", standardName: "multiplication", [.posit, .posit], .real2(ExactReal.multiply),
    quick: .multiply, recipe: .product, elements: .multiply)
  /// x / y.
  public static let div = Operation(
    "div", "5.4", standardName: "division", [.posit, .posit], .real2(ExactReal.divide),
    quick: .divide, recipe: .quotient, elements: .divide)
  /// x y + z, rounded once.
  public static let fma = Operation(
    "fma", nil, [.posit, .posit, .posit], .real3(ExactReal.fma), quick: .fma,
    recipe: .productAndSum, elements: .fma)
  /// x y z, rounded once.
  public static let fMM = Operation(
    "fMM", "5.7", [.posit, .posit, .posit], .real3(ExactReal.fMM), quick: .fMM,
    recipe: .tripleProduct)

  /// Sections 5.4 and 5.7.
  public static let arithmetic: [Operation] = [add, sub, mul, div, fma, fMM]
}

/// Sections 5.5, 5.6 and 5.8: roots, powers and the functions that MPFR computes.
extension Operation {
  /// The square root.
  public static let sqrt = Operation(
    "sqrt", "5.5", [.posit], .real1(ExactReal.sqrt), quick: .sqrt, recipe: .squareRoot,
    elements: .squareRoot)
  /// 1 / sqrt(x).
  public static let rSqrt = Operation(
    "rSqrt", "5.5", [.posit], .real1(ExactReal.rSqrt), quick: .rSqrt, recipe: .reciprocalRoot)
  /// sqrt(x x + y y).
  public static let hypot = Operation(
    "hypot", "5.6", [.posit, .posit], .real2(ExactReal.hypot), quick: .hypot, recipe: .hypotenuse)

  /// The operation of a function that MPFR computes.
  public static func elementary(_ function: ElementaryFunction) -> Operation {
    let isOfOne = function.arity == 1
    return Operation(
      function.rawValue, isOfOne ? "5.5" : "5.6", isOfOne ? [.posit] : [.posit, .posit],
      isOfOne
        ? .real1 { function.exactReal([$0]) } : .real2 { function.exactReal([$0, $1]) },
      quick: .none(because: "no comparison of integers decides: MPFR computes it"),
      recipe: .none(
        because: isOfOne
          ? "no construction is known: 'vectors --hardest' searches" : "no construction is known"))
  }

  /// Sections 5.5 and 5.6: functions of one posit, then of two.
  public static let elementary: [Operation] =
    [sqrt, rSqrt] + ElementaryFunction.allCases.filter { $0.arity == 1 }.map { elementary($0) }
    + [hypot] + ElementaryFunction.allCases.filter { $0.arity == 2 }.map { elementary($0) }

  private static let power: OperandRecipe = .none(
    because: "no construction of powers next to a tie is known")

  /// (1 + x)^n.
  public static let compound = Operation(
    "compound", "5.8", [.posit, .exponent], .realInteger(ExactReal.compound), quick: .compound,
    recipe: power)
  /// The n-th root.
  public static let rootN = Operation(
    "rootN", "5.8", [.posit, .exponent], .realInteger(ExactReal.rootN), quick: .rootN,
    recipe: power)

  /// Section 5.8: a posit and an integer.
  public static let withInteger: [Operation] = [compound, rootN]
}
