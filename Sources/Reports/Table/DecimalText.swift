import Foundation

/// Numbers as tables print them.
enum DecimalText {
  /// A number with a fixed number of digits after the point; never a negative zero.
  static func fixed(_ value: Double, decimals: Int, signed: Bool = false) -> String {
    let text = String(format: "%.\(decimals)f", value)
    let isZero = !text.contains { ("1"..."9").contains($0) }
    let magnitude = text.hasPrefix("-") ? String(text.dropFirst()) : text
    if isZero { return magnitude }
    return value < 0 ? "-" + magnitude : (signed ? "+" : "") + magnitude
  }

  /// A number without a point where it is whole.
  static func plain(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? value.description
  }

  /// A recorded number times a power of ten: all its digits, at least two after the point.
  static func exact(_ value: Double, scale: Double) -> String {
    guard scale != 1 else { return value.description }
    var text = String(format: "%.8f", value * scale)
    while text.hasSuffix("0"), text.split(separator: ".").last?.count ?? 0 > 2 { text.removeLast() }
    return text
  }
}
