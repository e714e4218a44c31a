import PositJudge

/// What one batch gave, to be added to the outcome of its part.
struct BatchFindings: Sendable {
  /// The sum of ``digest(_:firstCase:)``.
  let digest: UInt64

  /// The number of wrong results.
  var mismatches: UInt64 = 0

  /// The wrong results by kind, in the order in which the kinds came.
  var classes: [MismatchClass] = []

  /// What the wrong results look like as a whole, where they do: answers that come lines late.
  var hint: String?

  /// Of draws the sums over their numbers.
  var stochastic: StochasticSums?

  init(digest: UInt64) { self.digest = digest }

  /// Counts a wrong result of a kind, and keeps it as an example while the kind has fewer than so many.
  mutating func addMismatch(
    _ name: String, exampleLimit: Int, example: @autoclosure () -> String
  ) {
    mismatches += 1
    let known = classes.firstIndex { $0.name == name }
    let place = known ?? classes.count
    if known == nil { classes.append(MismatchClass(name: name)) }
    classes[place].count += 1
    if classes[place].examples.count < exampleLimit { classes[place].examples.append(example()) }
  }

  /// A sum over results, each mixed with its place: batches can be added up in any order.
  static func digest(_ results: ResultBatch, firstCase: UInt64) -> UInt64 {
    let step: UInt64 = 0x9E37_79B9_7F4A_7C15
    var place = (firstCase &* UInt64(results.width) &+ 1) &* step
    var digest: UInt64 = 0
    if results.texts.isEmpty {
      let words = results.words.span
      for index in words.indices {
        digest &+= CaseRandom.mixed(words[index] &+ place)
        place &+= step
      }
      // A result that is no value has a zero among the words, which is another result.
      for row in results.unsettled.keys.sorted() {
        digest &+= CaseRandom.mixed(UInt64(row) &+ place)
      }
    } else {
      for text in results.texts {
        var word: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { word = (word ^ UInt64(byte)) &* 0x100_0000_01B3 }
        digest &+= CaseRandom.mixed(word &+ place)
        place &+= step
      }
    }
    return digest
  }
}
