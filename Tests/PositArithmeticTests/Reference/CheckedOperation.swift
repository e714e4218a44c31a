import PositArithmetic
import PositOracle

/// An operation of the library beside the oracle's definition of it.
struct CheckedOperation: Sendable {
  let name: String
  let arity: Int
  let ours: @Sendable (PositFormat, [UInt64]) -> UInt64
  let exact: @Sendable ([ExactRational]) -> ExactReal

  static let unary: [CheckedOperation] = [
    .init(name: "sqrt", arity: 1, ours: { $0.sqrt($1[0]) }, exact: { .sqrt($0[0]) }),
    .init(name: "rSqrt", arity: 1, ours: { $0.rSqrt($1[0]) }, exact: { .rSqrt($0[0]) }),
    .init(
      name: "nearestInt", arity: 1, ours: { $0.nearestInt($1[0]) },
      exact: { .nearestInt($0[0]) }),
    .init(name: "ceil", arity: 1, ours: { $0.ceil($1[0]) }, exact: { .ceil($0[0]) }),
    .init(name: "floor", arity: 1, ours: { $0.floor($1[0]) }, exact: { .floor($0[0]) }),
    .init(name: "sign", arity: 1, ours: { $0.sign($1[0]) }, exact: { .sign($0[0]) }),
    .init(name: "abs", arity: 1, ours: { $0.abs($1[0]) }, exact: { .abs($0[0]) }),
    .init(name: "negate", arity: 1, ours: { $0.negate($1[0]) }, exact: { .negate($0[0]) }),
  ]

  static let binary: [CheckedOperation] = [
    .init(name: "add", arity: 2, ours: { $0.add($1[0], $1[1]) }, exact: { .add($0[0], $0[1]) }),
    .init(
      name: "subtract", arity: 2, ours: { $0.subtract($1[0], $1[1]) },
      exact: { .subtract($0[0], $0[1]) }),
    .init(
      name: "multiply", arity: 2, ours: { $0.multiply($1[0], $1[1]) },
      exact: { .multiply($0[0], $0[1]) }),
    .init(
      name: "divide", arity: 2, ours: { $0.divide($1[0], $1[1]) },
      exact: { .divide($0[0], $0[1]) }),
    .init(
      name: "hypot", arity: 2, ours: { $0.hypot($1[0], $1[1]) },
      exact: { .hypot($0[0], $0[1]) }),
  ]

  static let ternary: [CheckedOperation] = [
    .init(
      name: "fma", arity: 3, ours: { $0.fma($1[0], $1[1], $1[2]) },
      exact: { .fma($0[0], $0[1], $0[2]) }),
    .init(
      name: "fMM", arity: 3, ours: { $0.fMM($1[0], $1[1], $1[2]) },
      exact: { .fMM($0[0], $0[1], $0[2]) }),
  ]

  /// One line that names the case if the library and the oracle differ, else nil.
  func mismatch(_ format: PositFormat, _ operands: [UInt64]) -> String? {
    let oracle = OracleFormat(n: format.n, es: format.es)
    return mismatch(format, operands, oracle, operands.map { oracle.exactValue($0) })
  }

  func mismatch(
    _ format: PositFormat, _ operands: [UInt64], _ oracle: OracleFormat,
    _ values: [ExactRational?]
  ) -> String? {
    let reals = values.compactMap { $0 }
    let right = reals.count == values.count ? oracle.rounded(exact(reals)) : oracle.nar
    let got = ours(format, operands)
    if got == right { return nil }
    let text = operands.map { format.hexadecimal($0) }.joined(separator: " ")
    return "\(format) \(name) \(text) -> \(format.hexadecimal(got)), "
      + "expected \(format.hexadecimal(right))"
  }
}
