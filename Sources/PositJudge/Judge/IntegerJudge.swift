import PositOracle

/// Judges by integers alone: the sign of the exact result less each end of the rounding interval.
///
/// Fast, and independent of ``Judge``: for every operation but the decimal ones and the functions
/// that MPFR computes. It shares nothing with the exact judge: words are read by counting leading
/// bits, sums are kept in fixed point of whatever width they need, products in 192 bits, powers
/// between two bounds. A campaign judges one of some thousand cases both ways.
package struct IntegerJudge: Sendable {
  /// Words for sums of products of posit(64,2), and two more.
  typealias Sum = FixedPointSum<20>
  private static let capacity = 18

  let rule: QuickRule
  let reader: PositReader
  let source: PositReader
  let shape: RegisterShape

  /// The words and the unit of a sum of values, of one of products, and of one of squares of
  /// boundaries: multiples of the square of the smallest boundary.
  let sumWords: Int
  let productWords: Int
  let sumUnit: Int

  /// The judge of a setting; nil for operations without a rule for integers, for formats that are not
  /// posit(n,es), and where a number is too wide for it.
  init?(_ setting: Setting) {
    guard setting.isStandard else { return nil }
    switch setting.operation.quickRule {
    case .none, .fromDecimal: return nil
    case let rule: self.init(rule, setting)
    }
  }

  /// A judge that is asked for roundings alone.
  init?(rounding setting: Setting) { self.init(.abs, setting) }

  private init?(_ rule: QuickRule, _ setting: Setting) {
    guard let format = setting.format.posit, let sourceFormat = setting.source.posit else {
      return nil
    }
    let (n, es) = (format.n, format.es)
    self.rule = rule
    reader = PositReader(format)
    source = PositReader(sourceFormat)
    shape = RegisterShape(format)
    // The posits of n+1 bits, boundaries among them, go from 2^-range to 2^range; 40 bits more for
    // the sign and the carries of up to 2^31 numbers.
    let range = (n - 1) << es
    sumUnit = -range
    sumWords = (2 * range + 40) / 64 + 1
    productWords = (4 * range + 40) / 64 + 1
    let widest = max(productWords, shape.sumWords + 1)
    if widest > Self.capacity { return nil }
  }

  /// How it judges, for certificates.
  var summary: String {
    switch rule {
    case .rootN, .compound:
      "integer bounds of powers against exact boundaries, MPFR where they overlap"
    default: "exact wide-integer comparison with the rounding interval"
    }
  }

  /// Whether the result of a row is right; nil where only the general judge can tell.
  ///
  /// `row` are the words of all rows, of which this one begins at `start` and has `width` words;
  /// `results` those of all results, of which this one begins at `place`.
  func isRight(
    _ row: Span<UInt64>, _ start: Int, _ width: Int, _ results: Span<UInt64>, _ place: Int
  ) -> Bool? {
    let result = results[place]
    switch rule {
    case .next: return result == (row[start] &+ 1) & reader.mask
    case .prior: return result == (row[start] &- 1) & reader.mask
    case .compare(let test):
      return result == (test(order(row[start], row[start + 1])) ? 1 : 0)
    case .negate, .abs, .sign, .nearestInt, .ceil, .floor, .sqrt, .rSqrt:
      return isRightOfOne(row[start], result)
    case .multiply, .divide:
      return isRightOfTwo(row[start], row[start + 1], result)
    case .fMM: return isRightProduct(row[start], row[start + 1], row[start + 2], result)
    case .add: return isRightSum(row[start], row[start + 1], isSubtracted: false, result)
    case .subtract: return isRightSum(row[start], row[start + 1], isSubtracted: true, result)
    case .fma: return isRightFMA(row[start], row[start + 1], row[start + 2], result)
    case .hypot: return isRightHypot(row[start], row[start + 1], result)
    case .dot: return isRightDot(row, start, width, result)
    case .qToP: return isRightRounding(row, start, result)
    case .rootN: return isRightRoot(row[start], Int64(bitPattern: row[start + 1]), result)
    case .compound: return isRightCompound(row[start], Int64(bitPattern: row[start + 1]), result)
    case .pToQ, .qNegate, .qAbs, .qAddP, .qAddQ, .qMulAdd:
      return isRightRegister(row, start, results, place)
    case .convert, .fromIEEE, .toIEEE, .fromInteger, .toInteger:
      return isRightConversion(row[start], result)
    case .none, .fromDecimal: return nil
    }
  }
}
