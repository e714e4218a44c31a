/// The words of a training text, numbered from the most frequent on.
public struct Vocabulary: Hashable, Sendable {
  /// The words; a word's number is its place.
  public let words: [String]
  private let numbers: [String: Int32]

  /// What stands for words that the vocabulary does not hold.
  public static let unknown = "<unk>"
  /// What stands for the end of a line.
  public static let endOfLine = "<eos>"
  /// The most words, so that float32 holds every number.
  public static let largestCount = 1 << 24

  /// Numbers the words of a text by how often they occur, and equally frequent ones by their bytes.
  ///
  /// - Parameters:
  ///   - text: the training text.
  ///   - limit: the most words; the rarer ones become `<unk>`, which then is one of them. Nil for all.
  public init(of text: [String], limit: Int? = nil) {
    var counts: [String: Int] = [:]
    for word in text { counts[word, default: 0] += 1 }
    var words = counts.sorted {
      $0.value != $1.value
        ? $0.value > $1.value : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }.map(\.key)
    if let limit, words.count > limit {
      words = Array(words.filter { $0 != Self.unknown }.prefix(max(0, limit - 1)))
      words.append(Self.unknown)
    }
    self.words = words
    numbers = Dictionary(
      uniqueKeysWithValues: words.enumerated().map { ($1, Int32($0)) })
  }

  /// The number of words.
  public var count: Int { words.count }

  /// The number of a word, or that of `<unk>`; nil where the vocabulary holds neither.
  public func number(of word: String) -> Int32? { numbers[word] ?? numbers[Self.unknown] }
}
