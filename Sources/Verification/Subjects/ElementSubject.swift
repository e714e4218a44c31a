import PositJudge
import PositOracle
import Quantization

/// This project's own arithmetic in element formats as a subject: `ElementArithmetic`, which rounds by the
/// quantiser's reference.
public struct ElementSubject: Subject {
  /// The name in certificates.
  public let name = "ElementArithmetic"

  /// This project's own arithmetic in element formats.
  public init() {}

  /// Whether there is the operation, other than of posit(n,es) as the standard has it.
  ///
  /// In formats whose values float32 holds, rounded to nearest or toward zero; conversions also from posits.
  /// Decimal text is the oracle's alone.
  public func supports(_ setting: Setting) -> Bool {
    guard let rule = setting.elementRule, setting.problem == nil,
      setting.rounding.direction != .stochastic,
      Self.arithmetic(setting) != nil
    else { return false }
    switch rule {
    case .fromDecimal, .toDecimal: return false
    case .convert: return Self.element(setting.source) != nil
    default: return true
    }
  }

  /// The results of the library.
  ///
  /// - Throws: `SubjectFailure` for an operation or a format that it does not have.
  public func results(_ batch: CaseBatch) throws -> ResultBatch {
    let setting = batch.setting
    guard supports(setting), let rule = setting.elementRule,
      let arithmetic = Self.arithmetic(setting)
    else { throw SubjectFailure("ElementArithmetic has no '\(setting)'") }
    let format = arithmetic.format
    var results = ResultBatch(setting)
    results.words.reserveCapacity(batch.count)
    let words = batch.words
    func word(_ index: Int) -> UInt32 { UInt32(truncatingIfNeeded: words[index]) }
    /// A word of the result's format; the zero of a format in which there is no NaN to be given.
    func append(_ pattern: UInt32?) { results.words.append(UInt64(pattern ?? 0)) }
    switch rule {
    case .add:
      for i in 0..<batch.count { append(arithmetic.add(word(2 * i), word(2 * i + 1))) }
    case .subtract:
      for i in 0..<batch.count { append(arithmetic.subtract(word(2 * i), word(2 * i + 1))) }
    case .multiply:
      for i in 0..<batch.count { append(arithmetic.multiply(word(2 * i), word(2 * i + 1))) }
    case .divide:
      for i in 0..<batch.count { append(arithmetic.divide(word(2 * i), word(2 * i + 1))) }
    case .fma:
      for i in 0..<batch.count {
        append(arithmetic.fma(word(3 * i), word(3 * i + 1), word(3 * i + 2)))
      }
    case .squareRoot: for i in 0..<batch.count { append(arithmetic.squareRoot(word(i))) }
    case .convert:
      guard let source = Self.element(setting.source) else { break }
      for i in 0..<batch.count { append(arithmetic.pattern(rounding: source.value(word(i)))) }
    case .fromIEEE(let type):
      for word in words {
        let value =
          switch type.width {
          case 16: ElementFormat.float16.value(UInt32(truncatingIfNeeded: word))
          case 32: Double(Float(bitPattern: UInt32(truncatingIfNeeded: word)))
          default: Double(bitPattern: word)
          }
        append(arithmetic.pattern(rounding: value))
      }
    case .toIEEE(let type) where type.width == 64:
      // Every value is a double; infinities alone may have to saturate.
      let largest =
        setting.rounding.overflow == .saturate ? Double.greatestFiniteMagnitude : .infinity
      for i in 0..<batch.count {
        let value = format.value(word(i))
        let kept = min(max(value, -largest), largest)
        results.words.append(value.isNaN ? Double.nan.bitPattern : kept.bitPattern)
      }
    case .toIEEE:
      // The arithmetic is that of the IEEE format.
      guard let source = Self.element(setting.format) else { break }
      for i in 0..<batch.count { append(arithmetic.pattern(rounding: source.value(word(i)))) }
    case .fromDecimal, .toDecimal: break
    }
    return results
  }

  /// The arithmetic of the format in which results are; nil where there is none.
  private static func arithmetic(_ setting: Setting) -> ElementArithmetic? {
    guard let own = element(setting.format) else { return nil }
    var format = own
    if case .toIEEE(let type)? = setting.operation.elementRule {
      switch type.width {
      case 16: format = .float16
      case 32: format = .float32
      default: break
      }
    }
    let saturates =
      setting.rounding.overflow == .saturate
      || (format == own && setting.format.alwaysSaturates)
    return try? ElementArithmetic(
      format: format,
      rounding: setting.rounding.direction == .towardZero ? .towardZero : .nearest,
      overflow: saturates ? .saturate : .nonFinite)
  }

  /// The quantiser's format of a name; nil where it has none.
  static func element(_ format: OracleElementFormat) -> ElementFormat? {
    guard let element = try? ElementFormat(parsing: format.description),
      element.description == format.description, element.fitsFloat32
    else { return nil }
    return element
  }
}
