/// The results of a batch, in its order.
public struct ResultBatch: Sendable {
  /// The number of words of a result.
  public let width: Int

  /// The words, result by result; for decimal results they index ``texts``.
  public var words: [UInt64] = []

  /// The decimal results.
  public var texts: [String] = []

  /// The results that are no values, by their numbers, as they were written: digits x or z.
  public var unsettled: [Int: String] = [:]

  /// An empty batch of results of a setting.
  public init(_ setting: Setting) { width = setting.resultWidth }

  /// The number of results.
  public var count: Int { words.count / width }

  /// The words of one result.
  public func row(_ index: Int) -> ArraySlice<UInt64> {
    words[index * width..<(index + 1) * width]
  }

  /// Adds a decimal result.
  public mutating func append(text: String) {
    words.append(UInt64(texts.count))
    texts.append(text)
  }

  /// Adds a result that is no value; a zero takes its place among the words.
  public mutating func append(unsettled text: String) {
    unsettled[count] = text
    words.append(contentsOf: repeatElement(0, count: width))
  }
}
