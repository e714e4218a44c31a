/// Records as lines of hexadecimal patterns, and back.
enum OperandLines {
  private static let digits = Array("0123456789abcdef".utf8)

  /// The lines of packed records of operands.
  static func text(_ records: [UInt8], _ bench: Bench) -> [UInt8] {
    let widths = bench.module.inputs.map(\.width)
    var text: [UInt8] = []
    text.reserveCapacity(records.count * 4)
    var start = 0
    while start + bench.operandBytes <= records.count {
      for (index, width) in widths.enumerated() {
        if index > 0 { text.append(UInt8(ascii: " ")) }
        append(records[start..<start + Bench.byteCount(width)], width, to: &text)
        start += Bench.byteCount(width)
      }
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }

  /// Writes the bytes of a port, the lowest first, as a pattern.
  static func append(_ bytes: ArraySlice<UInt8>, _ width: Int, to text: inout [UInt8]) {
    text += [UInt8(ascii: "0"), UInt8(ascii: "x")]
    for digit in (0..<(width + 3) / 4).reversed() {
      let byte = bytes[bytes.startIndex + digit / 2]
      text.append(digits[Int(byte >> UInt8(4 * (digit % 2)) & 15)])
    }
  }

  /// The packed records of lines of results; a line with x or z is an undefined one.
  ///
  /// - Throws: ``ToolError`` where there are more or fewer lines, or other ones.
  static func results(_ text: [UInt8], count: Int, _ bench: Bench) throws -> SimulatedResults {
    let widths = bench.module.outputs.map(\.width)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * bench.resultBytes)
    var undefined: Set<Int> = []
    var record = 0
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let columns = line.split(separator: UInt8(ascii: " "))
      guard columns.count == widths.count else {
        throw ToolError.unexpected("vvp", "wrote '\(String(decoding: line, as: UTF8.self))'")
      }
      for (column, width) in zip(columns, widths) {
        var port = [UInt8](repeating: 0, count: Bench.byteCount(width))
        for (index, character) in column.dropFirst(2).reversed().enumerated() {
          guard index / 2 < port.count,
            let digit = digits.firstIndex(of: character).map({ UInt8($0) })
          else {
            undefined.insert(record)
            continue
          }
          port[index / 2] |= digit << UInt8(4 * (index % 2))
        }
        bytes += port
      }
      record += 1
    }
    guard record == count else {
      throw ToolError.unexpected("vvp", "\(record) results for \(count) operands")
    }
    return SimulatedResults(bench, bytes: bytes, undefined: undefined)
  }
}
