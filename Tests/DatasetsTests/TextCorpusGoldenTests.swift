import Datasets
import TestSupport
import Testing

@Suite struct TextCorpusGoldenTests {
  private func corpus(
    _ train: String, _ test: String, limit: Int? = nil
  ) throws -> TextCorpus {
    let folder = try TemporaryDirectory()
    try folder.write(train, to: "train.txt")
    try folder.write(test, to: "test.txt")
    return try TextCorpus(.text, directory: folder.path, vocabularyLimit: limit)
  }

  private func message(_ train: String, _ test: String) -> String {
    do {
      _ = try corpus(train, test)
      return "no error"
    } catch {
      let text = "\(error)"
      return ((error as? DatasetError).map { "\($0.exitStatus) " } ?? "")
        + (text.split(separator: "/").last.map(String.init) ?? text)
    }
  }

  @Test func wordsAreNumberedByFrequency() throws {
    let text = try corpus(" b a b \n\nc a\tb\r\n", "a c\nb")
    #expect(text.vocabulary.words == ["<eos>", "b", "a", "c"])
    #expect(text.train == [1, 2, 1, 0, 0, 3, 2, 1, 0])
    #expect(text.test == [2, 3, 0, 1, 0])
    #expect(text.unknownCount == 0)
    #expect(Set(text.checksums.keys) == ["train.txt", "test.txt"])
  }

  @Test func unknownWords() throws {
    let text = try corpus("a b <unk> a", "a zebra <unk> gnu")
    let unknown = try #require(text.vocabulary.number(of: "<unk>"))
    #expect(text.vocabulary.words[Int(unknown)] == "<unk>")
    #expect(text.test.filter { $0 == unknown }.count == 3)
    #expect(text.unknownCount == 2)
    #expect(
      message("a b c", "a b\nb zebra").hasSuffix(
        "test.txt: line 2: the training text does not hold the word zebra, nor <unk>, which would stand for it"
      ))
  }

  @Test func aLimitMakesRareWordsUnknown() throws {
    let text = try corpus("a a a b b c d", "c a", limit: 4)
    #expect(text.vocabulary.words == ["a", "b", "<eos>", "<unk>"])
    #expect(text.train == [0, 0, 0, 1, 1, 3, 3, 2])
    #expect(text.test == [3, 0, 2])
    #expect(try corpus("a b", "a", limit: 3).vocabulary.words == ["<eos>", "a", "b"])
  }

  @Test func badFiles() throws {
    #expect(message("", "a").hasSuffix("train.txt: there are no words in it"))
    #expect(message("a b", " \n \n").hasSuffix("test.txt: there are no words in it"))
    let folder = try TemporaryDirectory()
    try folder.write("a b\n", to: "train.txt")
    #expect {
      _ = try TextCorpus(.text, directory: folder.path)
    } throws: {
      "\($0)".contains("test.txt[.gz]: no such file") && "\($0)".contains("train.txt and test.txt")
    }
    try folder.write([0x61, 0x0a, 0x62, 0xff, 0x0a], to: "test.txt")
    #expect {
      _ = try TextCorpus(.text, directory: folder.path)
    } throws: { "\($0)".contains("test.txt: line 2 is not UTF-8") }
  }
}
