import PositJudge
import PositOracle

/// The text form of operands and results: one case a line, columns separated by a blank.
///
/// Patterns are hexadecimal with `0x` and padded with zeros to ceil(n/4) digits, IEEE numbers are
/// bit patterns of their own width, integers and decimal numbers are decimal, comparisons give 0
/// or 1, quires are hexadecimal registers of their width.
public struct LineFormat: Sendable {
  /// The operation and the format.
  public let setting: Setting

  private let quireBits: Int

  /// The number of characters that a decimal operand may have: what is exact costs what it holds.
  public static let longestDecimal = 100_000

  /// The line format of a setting.
  public init(_ setting: Setting) {
    self.setting = setting
    quireBits = setting.format.posit.map { OracleQuire.bits(of: $0) } ?? 0
  }

  /// The number of words that the operands of a line take; a line of pairs decides for itself.
  public func rowWidth(_ bytes: ArraySlice<UInt8>) -> Int {
    setting.rowWidth ?? LineReader.columnCount(bytes)
  }

  /// Reads a line of operands and appends it to a batch.
  ///
  /// - Throws: `LineError` with the number of the line; the batch is then unchanged.
  public func parseOperands(
    _ bytes: ArraySlice<UInt8>, line: Int, into batch: inout CaseBatch
  ) throws(LineError) {
    let count = batch.words.count
    let textCount = batch.texts.count
    do throws(LineError) {
      var reader = LineReader(bytes, line: line)
      for kind in setting.operation.operands { try parse(kind, &reader, &batch) }
      try reader.end()
    } catch {
      batch.words.removeSubrange(count...)
      batch.texts.removeSubrange(textCount...)
      throw error
    }
  }

  private func parse(
    _ kind: OperandKind, _ reader: inout LineReader, _ batch: inout CaseBatch
  ) throws(LineError) {
    switch kind {
    case .posit: batch.words.append(try reader.pattern(width: setting.format.width))
    case .sourcePosit: batch.words.append(try reader.pattern(width: setting.source.width))
    case .exponent: batch.words.append(try reader.integer(.int64))
    case .integer(let type): batch.words.append(try reader.integer(type))
    case .ieee(let type): batch.words.append(try reader.pattern(width: type.width))
    case .quire: batch.words.append(contentsOf: try reader.register(width: quireBits))
    case .decimal:
      let token = try reader.token()
      guard token.count <= Self.longestDecimal else {
        throw reader.failure("a decimal number has at most \(Self.longestDecimal) characters")
      }
      let text = String(decoding: token, as: UTF8.self)
      // Infinities are texts of element formats alone.
      switch OracleElementFormat.Value(text: text) {
      case .number?: break
      case .notANumber? where !setting.isStandard || text.lowercased() == "nar": break
      case .infinity? where !setting.isStandard: break
      default: throw reader.failure("expected a decimal number such as -1.25e-3")
      }
      batch.words.append(UInt64(batch.texts.count))
      batch.texts.append(text)
    case .pairs:
      guard batch.rowWidth > 0, batch.rowWidth % 2 == 0 else {
        throw reader.failure("expected pairs of patterns")
      }
      for _ in 0..<batch.rowWidth {
        batch.words.append(try reader.pattern(width: setting.format.width))
      }
    }
  }

  /// Reads a line of results and appends it to a batch.
  ///
  /// A result with digits x or z, as simulators write for what has no value, is taken as unsettled.
  ///
  /// - Throws: `LineError` with the number of the line; the batch is then unchanged.
  public func parseResult(
    _ bytes: ArraySlice<UInt8>, line: Int, into results: inout ResultBatch
  ) throws(LineError) {
    do throws(LineError) {
      try parseSettled(bytes, line: line, into: &results)
    } catch {
      var reader = LineReader(bytes, line: line)
      guard let unsettled = reader.unsettledResult() else { throw error }
      results.append(unsettled: unsettled)
    }
  }

  private func parseSettled(
    _ bytes: ArraySlice<UInt8>, line: Int, into results: inout ResultBatch
  ) throws(LineError) {
    var reader = LineReader(bytes, line: line)
    var words: [UInt64] = []
    var word: UInt64 = 0
    switch setting.operation.result {
    case .posit: word = try reader.pattern(width: setting.format.width)
    case .boolean:
      let token = try reader.token()
      guard token.count == 1, token.first == 0x30 || token.first == 0x31 else {
        throw reader.failure("expected 0 or 1")
      }
      word = token.first == 0x31 ? 1 : 0
    case .integer(let type): word = try reader.integer(type)
    case .ieee(let type): word = try reader.pattern(width: type.width)
    case .quire: words = try reader.register(width: quireBits)
    case .exactDecimal, .shortestDecimal:
      let token = try reader.token()
      try reader.end()
      return results.append(text: String(decoding: token, as: UTF8.self))
    }
    try reader.end()
    if words.isEmpty { results.words.append(word) } else { results.words.append(contentsOf: words) }
  }

  /// Appends the operands of a row, without a line feed.
  public func appendOperands(_ batch: CaseBatch, _ index: Int, to bytes: inout [UInt8]) {
    var position = index * batch.rowWidth
    var isFirst = true
    for kind in setting.operation.operands {
      if !isFirst { bytes.append(0x20) }
      isFirst = false
      switch kind {
      case .posit: bytes.appendPattern(batch.words[position], width: setting.format.width)
      case .sourcePosit: bytes.appendPattern(batch.words[position], width: setting.source.width)
      case .exponent: bytes.appendInteger(batch.words[position], .int64)
      case .integer(let type): bytes.appendInteger(batch.words[position], type)
      case .ieee(let type): bytes.appendPattern(batch.words[position], width: type.width)
      case .quire: bytes.appendRegister(batch.words[position...], width: quireBits)
      case .decimal: bytes.append(contentsOf: batch.texts[Int(batch.words[position])].utf8)
      case .pairs:
        for column in 0..<batch.rowWidth {
          if column > 0 { bytes.append(0x20) }
          bytes.appendPattern(batch.words[position + column], width: setting.format.width)
        }
      }
      position += setting.wordCount(kind) ?? batch.rowWidth
    }
  }

  /// Appends a result, without a line feed.
  public func appendResult(_ results: ResultBatch, _ index: Int, to bytes: inout [UInt8]) {
    if let text = results.unsettled[index] {
      bytes.append(contentsOf: text.utf8)
      return
    }
    let position = index * results.width
    let word = results.words[position]
    switch setting.operation.result {
    case .posit: bytes.appendPattern(word, width: setting.format.width)
    case .boolean: bytes.append(word == 0 ? 0x30 : 0x31)
    case .integer(let type): bytes.appendInteger(word, type)
    case .ieee(let type): bytes.appendPattern(word, width: type.width)
    case .quire: bytes.appendRegister(results.words[position...], width: quireBits)
    case .exactDecimal, .shortestDecimal: bytes.append(contentsOf: results.texts[Int(word)].utf8)
    }
  }
}
