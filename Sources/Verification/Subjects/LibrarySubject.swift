import PositArithmetic
import PositJudge

/// This project's own arithmetic as a subject.
public struct LibrarySubject: Subject {
  /// The name in certificates.
  public let name = "PositArithmetic"

  /// This project's own arithmetic.
  public init() {}

  /// How one operation is called.
  enum Call: Sendable {
    case one(@Sendable (PositFormat, UInt64) -> UInt64)
    case two(@Sendable (PositFormat, UInt64, UInt64) -> UInt64)
    case three(@Sendable (PositFormat, UInt64, UInt64, UInt64) -> UInt64)
    case toText(@Sendable (PositFormat, UInt64) -> String)
    case convert
    case fromText(@Sendable (PositFormat, String) throws -> UInt64)
    case quire(@Sendable (PositFormat, ArraySlice<UInt64>) -> [UInt64])
  }

  static let calls: [Operation: Call] = scalarCalls.merging(conversionCalls) { first, _ in first }
    .merging(quireCalls) { first, _ in first }

  /// Whether the library has the operation.
  public func supports(_ setting: Setting) -> Bool {
    setting.rounding == .usual && Self.calls[setting.operation] != nil
      && PositFormat(setting.format) != nil
      && PositFormat(setting.source) != nil
  }

  /// The results of the library.
  ///
  /// - Throws: `SubjectFailure` for an operation that it does not have.
  public func results(_ batch: CaseBatch) throws -> ResultBatch {
    guard let format = PositFormat(batch.setting.format),
      let source = PositFormat(batch.setting.source)
    else { throw SubjectFailure("the library has no format of '\(batch.setting)'") }
    var results = ResultBatch(batch.setting)
    results.words.reserveCapacity(batch.count * results.width)
    let words = batch.words
    switch Self.calls[batch.setting.operation] {
    case .one(let function):
      for word in words { results.words.append(function(format, word)) }
    case .two(let function):
      results.words.append(contentsOf: repeatElement(0, count: batch.count))
      var found = results.words.mutableSpan
      let operands = words.span
      for index in 0..<batch.count {
        found[index] = function(format, operands[2 &* index], operands[2 &* index &+ 1])
      }
    case .three(let function):
      for index in 0..<batch.count {
        results.words.append(
          function(format, words[3 * index], words[3 * index + 1], words[3 * index + 2]))
      }
    case .toText(let function):
      for word in words { results.append(text: function(format, word)) }
    case .fromText(let function):
      for index in 0..<batch.count {
        results.words.append(try function(format, batch.text(index)))
      }
    case .convert:
      for word in words { results.words.append(source.convert(word, to: format)) }
    case .quire(let function):
      for index in 0..<batch.count {
        results.words.append(contentsOf: function(format, batch.row(index)))
      }
    case nil:
      throw SubjectFailure(
        "the library has no operation '\(batch.setting.operation.name)'; the oracle has")
    }
    return results
  }
}
