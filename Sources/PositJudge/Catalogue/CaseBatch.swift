/// Rows of operands of one setting, flat in memory.
public struct CaseBatch: Sendable {
  /// The operation and the format.
  public let setting: Setting

  /// The number of words of a row.
  public let rowWidth: Int

  /// The words, row by row; that of a decimal operand is an index into ``texts``.
  public var words: [UInt64] = []

  /// The decimal operands.
  public var texts: [String] = []

  /// The number of the first case in its campaign: what draws depend on.
  public var firstCase: UInt64 = 0

  /// The seed of the campaign: what draws depend on.
  public var seed: UInt64 = 0

  /// An empty batch; its row width is needed only where the operation leaves it open.
  public init(_ setting: Setting, rowWidth: Int? = nil) {
    self.setting = setting
    self.rowWidth = setting.rowWidth ?? rowWidth ?? 2
  }

  /// The number of rows.
  public var count: Int { words.count / rowWidth }

  /// The words of a row.
  public func row(_ index: Int) -> ArraySlice<UInt64> {
    words[index * rowWidth..<(index + 1) * rowWidth]
  }

  /// The decimal operand of a row that is one text.
  public func text(_ index: Int) -> String { texts[Int(words[index])] }
}
