import RunRecords

/// A text to train on and one to test on, as numbers of words.
///
/// Words are what spaces and tabs separate; every line ends in the word `<eos>`. The vocabulary is that of
/// the training text. A word of the test text that it does not hold becomes `<unk>` where the training text
/// has that word (Penn Treebank's does), or a limit of the vocabulary brought it in; else it is an error.
public struct TextCorpus: Sendable {
  /// The training text.
  public let train: [Int32]
  /// The test text.
  public let test: [Int32]
  /// The words.
  public let vocabulary: Vocabulary
  /// Words of the test text that became `<unk>`.
  public let unknownCount: Int
  /// File names, and the SHA-256 of their uncompressed content.
  public let checksums: [String: String]

  /// A longer file is taken for a mistake.
  private static let largestFile = 1 << 30

  /// Reads the files of a data set of text.
  ///
  /// - Parameters:
  ///   - name: `pennTreebank` (ptb.train.txt, ptb.test.txt) or `text` (train.txt, test.txt); traps for
  ///     others. Files may be compressed by gzip.
  ///   - directory: the folder with the files; nil for the usual places.
  ///   - limit: the most words of the vocabulary, at least 2; nil for all.
  /// - Throws: `DatasetError` naming the file and line: missing, empty, not UTF-8, more words than numbers,
  ///   an unknown word where there is no `<unk>`.
  public init(
    _ name: DatasetName, directory: String? = nil, vocabularyLimit limit: Int? = nil
  ) throws(DatasetError) {
    precondition(name.content == .text, "\(name.rawValue) is no text")
    let folder = try name.directory(given: directory)
    let prefix = name == .pennTreebank ? "ptb." : ""
    var checksums: [String: String] = [:]
    func read(_ file: String) throws(DatasetError) -> (lines: [[String]], path: String) {
      let path = try name.path(ofFile: file, candidates: [file, file + ".gz"], in: folder)
      let (lines, checksum) = try Self.lines(of: path)
      checksums[file] = checksum
      return (lines, path)
    }
    let training = try read(prefix + "train.txt")
    let words = training.lines.flatMap { $0 + [Vocabulary.endOfLine] }
    vocabulary = Vocabulary(of: words, limit: limit)
    guard (2...Vocabulary.largestCount).contains(vocabulary.count) else {
      throw DatasetError(
        .malformed,
        "\(training.path): \(vocabulary.count) different words; allowed are 2 to "
          + "\(Vocabulary.largestCount)")
    }
    train = try Self.numbers(training, vocabulary).numbers
    let testing = try read(prefix + "test.txt")
    (test, unknownCount) = try Self.numbers(testing, vocabulary)
    self.checksums = checksums
  }

  private static func lines(
    of path: String
  ) throws(DatasetError) -> (lines: [[String]], checksum: String) {
    var stream = try DecompressedFile(path: path)
    let bytes = try stream.read(upTo: largestFile)
    guard bytes.count < largestFile else {
      throw DatasetError(.malformed, "\(path): longer than \(largestFile) bytes")
    }
    var rows = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if rows.last?.isEmpty == true { rows.removeLast() }
    var lines: [[String]] = []
    for (index, row) in rows.enumerated() {
      let separators: Set = [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")]
      var words: [String] = []
      for word in row.split(whereSeparator: separators.contains) {
        guard let text = String(validating: word, as: UTF8.self) else {
          throw DatasetError(.malformed, "\(path): line \(index + 1) is not UTF-8")
        }
        words.append(text)
      }
      lines.append(words)
    }
    guard lines.contains(where: { !$0.isEmpty }) else {
      throw DatasetError(.malformed, "\(path): there are no words in it")
    }
    return (lines, stream.checksum)
  }

  private static func numbers(
    _ text: (lines: [[String]], path: String), _ vocabulary: Vocabulary
  ) throws(DatasetError) -> (numbers: [Int32], unknown: Int) {
    var numbers: [Int32] = []
    var unknown = 0
    let unknownNumber = vocabulary.number(of: Vocabulary.unknown)
    for (index, line) in text.lines.enumerated() {
      for word in line + [Vocabulary.endOfLine] {
        guard let number = vocabulary.number(of: word) else {
          throw DatasetError(
            .malformed,
            "\(text.path): line \(index + 1): the training text does not hold the word "
              + "\(ShellWord.shown(word)), nor \(Vocabulary.unknown), which would stand for it")
        }
        numbers.append(number)
        if number == unknownNumber, word != Vocabulary.unknown { unknown += 1 }
      }
    }
    return (numbers, unknown)
  }
}
