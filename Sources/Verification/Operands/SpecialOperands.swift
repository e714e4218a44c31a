import PositJudge
import PositOracle

/// Zero, NaR, one and the ends of the range with their neighbours: where special rules meet.
///
/// Every combination of them in all operand positions is an operand of every hard-case campaign.
enum SpecialOperands {
  /// 0, NaR, 1 and its neighbours, the two least and the two largest numbers, and the negatives.
  static func posits(_ format: OracleFormat) -> [UInt64] {
    let one = format.one
    let positive = [
      1, 2, one &- 1, one, one &+ 1, format.maxPos &- 1, format.maxPos,
    ].map { $0 & format.maxPos }
    return Set([0, format.nar] + positive + positive.map { format.negated($0) }).sorted()
  }

  /// Registers: 0, NaR, one unit, the ends, runs of ones over so many words, through which a carry
  /// runs, the posits 1, minpos and maxpos, and the negatives of all.
  static func registers(_ format: OracleFormat) -> [[UInt64]] {
    let shape = RegisterShape(format)
    let zero = [UInt64](repeating: 0, count: shape.wordCount)
    func power(_ bit: Int) -> [UInt64] {
      var words = zero
      words[bit / 64] = 1 << UInt64(bit % 64)
      return words
    }
    func negated(_ words: [UInt64]) -> [UInt64] {
      var isCarried = true
      return words.enumerated().map { index, word in
        let (sum, carry) = (~word).addingReportingOverflow(isCarried ? 1 : 0)
        isCarried = carry
        return index == shape.wordCount - 1 ? sum & shape.topMask : sum
      }
    }
    let range = (format.n - 2) << format.es
    var positive = [
      power(0), power(-shape.unitExponent), power(-shape.unitExponent - range),
      power(-shape.unitExponent + range), power(-shape.unitExponent + 2 * range),
    ]
    for ones in 1...shape.wordCount {
      var words = zero
      for index in 0..<ones { words[index] = .max }
      words[shape.wordCount - 1] &= shape.topMask >> 1
      positive.append(words)
    }
    var nar = zero
    nar[shape.wordCount - 1] = shape.topOfNaR
    let all = [zero, nar] + positive + positive.map(negated)
    return Set(all).sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Sums of products: NaR in every position, alone and beside zeros.
  static func pairs(_ format: OracleFormat, count: Int) -> [[UInt64]] {
    let one = format.one
    return (0..<2 * count).flatMap { position in
      [UInt64(0), one].map { rest in
        var row = [UInt64](repeating: rest, count: 2 * count)
        row[position] = format.nar
        return row
      }
    }
  }
}
