import PositJudge
import PositOracle

/// Writes vectors of one setting in a notation: header, cases, end.
public struct VectorWriter {
  /// How test vectors are written for whoever reads them.
  public enum Notation: String, CaseIterable, Sendable {
    /// One case a line as `eval` reads and writes them, columns separated by blanks.
    case lines
    /// One packed hexadecimal word a line, for Verilog's `$readmemh`.
    case readmemh
    /// An array of objects whose values are strings.
    case json
    /// A line of column names, then one case a line, columns separated by commas.
    case csv
  }

  private let setting: Setting
  private let notation: Notation
  private let hasResults: Bool
  private let format: LineFormat
  private let names: [String]
  private let widths: [Int]
  private var isFirst = true

  /// The writer of a setting, for rows of `rowWidth` words.
  ///
  /// - Throws: `NoPackedWord` for `readmemh` where a column is decimal text.
  public init(
    _ setting: Setting, _ notation: Notation, rowWidth: Int, hasResults: Bool
  ) throws(NoPackedWord) {
    self.setting = setting
    self.notation = notation
    self.hasResults = hasResults
    format = LineFormat(setting)
    names = setting.columnNames(rowWidth: rowWidth) + (hasResults ? ["result"] : [])
    let result = hasResults ? setting.resultColumnWidth : 0
    if let columns = setting.columnWidths(rowWidth: rowWidth), let result {
      widths = columns + (hasResults ? [result] : [])
    } else {
      widths = []
      if notation == .readmemh { throw NoPackedWord(setting: setting) }
    }
  }

  /// What comes before the first of `count` cases.
  public func header(count: UInt64) -> String {
    switch notation {
    case .lines: return ""
    case .json: return "["
    case .csv: return names.map(Self.quoted).joined(separator: ",") + "\n"
    case .readmemh:
      let bits = widths.reduce(0, +)
      let fields = zip(names, widths).map { "\($0)[\($1)]" }.joined(separator: " ")
      return """
        // positlab vectors, \(setting): \(count) words of \(bits) bits, from the highest: \(fields)
        // reg [\(bits - 1):0] vectors [0:\(count > 0 ? count - 1 : 0)];
        // initial $readmemh("THIS FILE", vectors);  // {\(names.joined(separator: ", "))} = vectors[i]

        """
    }
  }

  /// What comes behind the last case.
  public var end: String { notation == .json ? "\n]\n" : "" }

  /// Appends a case; `results` may be anything where there are none.
  public mutating func append(
    _ batch: CaseBatch, _ results: ResultBatch, _ index: Int, to bytes: inout [UInt8]
  ) {
    defer { isFirst = false }
    switch notation {
    case .lines:
      format.appendOperands(batch, index, to: &bytes)
      if hasResults {
        bytes.append(0x20)
        format.appendResult(results, index, to: &bytes)
      }
      bytes.append(0x0A)
    case .readmemh:
      appendPacked(batch, results, index, to: &bytes)
      bytes.append(0x0A)
    case .csv:
      bytes.append(
        contentsOf: columns(batch, results, index).map(Self.quoted)
          .joined(separator: ",").utf8)
      bytes.append(0x0A)
    case .json:
      bytes.append(contentsOf: (isFirst ? "\n  {" : ",\n  {").utf8)
      let members = zip(names, columns(batch, results, index)).map { "\"\($0)\": \"\($1)\"" }
      bytes.append(contentsOf: members.joined(separator: ", ").utf8)
      bytes.append(0x7D)
    }
  }

  /// The columns as the line format writes them; none of them holds a blank, a quote or a control
  /// character.
  private func columns(_ batch: CaseBatch, _ results: ResultBatch, _ index: Int) -> [String] {
    var line: [UInt8] = []
    format.appendOperands(batch, index, to: &line)
    if hasResults {
      line.append(0x20)
      format.appendResult(results, index, to: &line)
    }
    return line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A field of a line of CSV, in quotes where it needs them (RFC 4180).
  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { ",\"\r\n".contains($0) }) else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }

  /// Appends all columns side by side as one number, the first column highest.
  private func appendPacked(
    _ batch: CaseBatch, _ results: ResultBatch, _ index: Int, to bytes: inout [UInt8]
  ) {
    var values = Array(batch.row(index))
    if hasResults { values.append(contentsOf: results.row(index)) }
    let total = widths.reduce(0, +)
    var packed = [UInt64](repeating: 0, count: (total + 63) / 64 + 1)
    var shift = total
    var next = 0
    for width in widths {
      shift -= width
      for word in 0..<(width + 63) / 64 {
        let count = min(64, width - 64 * word)
        let value = values[next] & UInt64.max >> UInt64(64 - count)
        let place = shift + 64 * word
        packed[place / 64] |= value << UInt64(place % 64)
        if place % 64 != 0 { packed[place / 64 + 1] |= value >> UInt64(64 - place % 64) }
        next += 1
      }
    }
    bytes.appendDigits(ofRegister: packed[...], width: total)
  }
}

/// Vectors that have no packed word, since a column is decimal text.
public struct NoPackedWord: Error, CustomStringConvertible {
  fileprivate let setting: Setting

  /// The message, with what can be done instead.
  public var description: String {
    "'\(setting)' has a column of decimal text, which is no word for readmemh: use json or csv"
  }
}
