import PositArithmetic
import PositArrays
import PositJudge

/// This project's operations over whole arrays as a subject: tables, lanes and their reference.
public struct ArraySubject: Subject {
  /// The name in certificates; says what the processor ran.
  public let name =
    "PositArrays" + (PositArray.usesLaneKernels ? " (lanes)" : " (one at a time)")

  private static let operations: Set<Operation> = [
    .add, .sub, .mul, .div, .sqrt, .fma, .fromFloat(.binary32), .fromFloat(.binary64),
    .toFloat(.binary32), .toFloat(.binary64),
  ]

  /// The operations over whole arrays.
  public init() {}

  /// Whether there is a kernel: for formats that fit 32 bits.
  public func supports(_ setting: Setting) -> Bool {
    setting.rounding == .usual && Self.operations.contains(setting.operation)
      && Self.format(setting) != nil
  }

  private static func format(_ setting: Setting) -> PositFormat? {
    PositFormat(setting.format).flatMap { $0.n <= 32 ? $0 : nil }
  }

  /// The results, from the narrowest storage that the format fits.
  ///
  /// - Throws: `SubjectFailure` for an operation that there is not.
  public func results(_ batch: CaseBatch) throws -> ResultBatch {
    guard supports(batch.setting), let format = Self.format(batch.setting) else {
      throw SubjectFailure("there is no array operation '\(batch.setting)'")
    }
    var results = ResultBatch(batch.setting)
    switch format.n {
    case ...8: results.words = words(batch, format, as: UInt8.self)
    case ...16: results.words = words(batch, format, as: UInt16.self)
    default: results.words = words(batch, format, as: UInt32.self)
    }
    return results
  }

  private func words<Storage: PatternStorage>(
    _ batch: CaseBatch, _ format: PositFormat, as type: Storage.Type
  ) -> [UInt64] {
    func column(_ index: Int) -> [Storage] {
      stride(from: index, to: batch.words.count, by: batch.rowWidth).map {
        Storage(truncatingIfNeeded: batch.words[$0])
      }
    }
    var patterns = [Storage](repeating: 0, count: batch.count)
    var result = patterns.mutableSpan
    switch batch.setting.operation {
    case .add: PositArray.add(column(0).span, column(1).span, into: &result, format: format)
    case .sub:
      PositArray.subtract(column(0).span, column(1).span, into: &result, format: format)
    case .mul:
      PositArray.multiply(column(0).span, column(1).span, into: &result, format: format)
    case .div:
      PositArray.divide(column(0).span, column(1).span, into: &result, format: format)
    case .fma:
      PositArray.fma(
        column(0).span, column(1).span, column(2).span, into: &result, format: format)
    case .sqrt: PositArray.sqrt(column(0).span, into: &result, format: format)
    case .fromFloat(.binary32):
      let floats = batch.words.map { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) }
      PositArray.convert(floats.span, into: &result, format: format)
    case .fromFloat(.binary64):
      let doubles = batch.words.map { Double(bitPattern: $0) }
      PositArray.convert(doubles.span, into: &result, format: format)
    case .toFloat(.binary32):
      var floats = [Float](repeating: 0, count: batch.count)
      var span = floats.mutableSpan
      PositArray.convert(column(0).span, into: &span, format: format)
      return floats.map { UInt64($0.bitPattern) }
    default:
      var doubles = [Double](repeating: 0, count: batch.count)
      var span = doubles.mutableSpan
      PositArray.convert(column(0).span, into: &span, format: format)
      return doubles.map(\.bitPattern)
    }
    return patterns.map { UInt64($0) }
  }
}
