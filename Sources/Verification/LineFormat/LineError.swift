/// A line that is not in the line format.
public struct LineError: Error, CustomStringConvertible, Sendable {
  /// The number of the line, from 1.
  public let line: Int

  /// What is wrong with it and what is allowed.
  public let reason: String

  /// The line itself, cut after 120 characters.
  public let text: String

  /// The message: number, reason and the line.
  public var description: String { "line \(line): \(reason): '\(text)'" }

  init(line: Int, reason: String, bytes: ArraySlice<UInt8>) {
    self.line = line
    self.reason = reason
    // A control character must not reach the terminal as one.
    let shown = String(decoding: bytes.prefix(120), as: UTF8.self).unicodeScalars.map { scalar in
      let isControl = scalar.properties.generalCategory == .control
      return isControl ? "\\u{\(String(scalar.value, radix: 16))}" : "\(scalar)"
    }.joined()
    text = bytes.count > 120 ? shown + "..." : shown
  }
}
