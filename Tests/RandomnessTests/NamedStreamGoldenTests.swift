import Randomness
import Testing

@Suite struct NamedStreamGoldenTests {
  /// Words that a Python script computed from the definition of Philox and of named children.
  @Test func firstWordsAreThoseOfTheDefinition() {
    let root = RandomStream(seed: 1)
    for (name, word) in [
      ("", 0x94f2_724c), ("a", 0xc886_6888), ("conv1.weight", 0xc98d_16b2),
      ("initialWeights", 0xe76c_f8ed), ("Größe", 0xae40_52df),
    ] as [(String, UInt32)] {
      #expect(root.child(named: name).word(at: 0) == word, "\(name)")
    }
  }

  @Test func namesThatAreAlikeHaveStreamsOfTheirOwn() {
    let root = RandomStream(seed: 1)
    let names = [
      "", "\0", "\0\0", "a", "a\0", "aaaaaaaa", "aaaaaaaaa", "aaaaaaaa\0", "conv1", "conv10",
      "conv1.weight", "conv1.weight.weightGradient",
    ]
    #expect(Set(names.map { root.child(named: $0) }).count == names.count)
    #expect(!(0..<100).map { root.child($0) }.contains(root.child(named: "a")))
  }
}
