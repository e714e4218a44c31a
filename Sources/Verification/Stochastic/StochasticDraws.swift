import PositJudge
import PositOracle

/// The numbers of a stochastic part, each of which is drawn many times, and what its draws must give.
///
/// Cases are draws: the first ``drawsPerNumber`` of them are of the first number, and so on. A block of
/// numbers is given out, shared out and judged as a whole.
struct StochasticDraws: Sendable {
  /// How often a number is drawn.
  static let drawsPerNumber: UInt64 = 4096

  /// The numbers of a block.
  static let numbersPerBlock: UInt64 = 16

  /// The cases of a block.
  static let block = drawsPerNumber * numbersPerBlock

  /// The probability that a right implementation is refused in a part, over all its numbers and the sums
  /// of all its shards.
  static let falseAlarmRate = 1e-9

  /// How results are judged, for certificates.
  static let judgeSummary =
    "\(drawsPerNumber) draws a number, counted against the exact probability of either neighbour, each number "
    + "and the sum of all (Bernstein); a right implementation fails in one of 10^9 parts at most"

  private let format: OracleElementFormat
  private let overflow: OracleOverflow
  private let reader: ElementReader

  init(_ setting: Setting) {
    format = setting.format
    overflow = setting.rounding.overflow
    reader = ElementReader(setting.format)
  }

  /// The judge of all numbers of a part, and of one sum for each shard, of which there are at most as many as
  /// blocks.
  static func judge(cases: UInt64) -> StochasticJudge {
    let blocks = cases / block
    return StochasticJudge(
      numbers: Int(max(1, blocks * (numbersPerBlock + 1))), falseAlarmRate: falseAlarmRate)
  }

  // MARK: - Operands

  /// The float32 word of a number: between two neighbours of the format, in the middle or next to one of
  /// them; below the least, above the largest; now and then a value of the format, zero, infinity or NaN.
  func word(number: UInt64, seed: UInt64) -> UInt64 {
    var random = CaseRandom(seed: seed, index: number)
    let binary32 = IEEEFormat.binary32
    let sign = random.word() & 1 << 31
    if random.oneIn(32) {
      return sign
        | random.element([0, binary32.infinity, binary32.quietNaN, 1, binary32.infinity - 1])
    }
    // A fourth at the ends.
    let magnitude =
      switch random.below(8) {
      case 0: UInt64(0)
      case 1: reader.largest
      default: UInt64(random.below(Int(reader.largest)))
      }
    let low = reader.value(ofMagnitude: magnitude).rounded(to: binary32)
    let high: UInt64
    if magnitude < reader.largest {
      high = reader.value(ofMagnitude: magnitude + 1).rounded(to: binary32)
    } else {
      // Above the largest number as far as to where the next would be, or a binade more.
      let half = reader.boundaryAbove(magnitude).rounded(to: binary32) - low
      high = min(low + (random.oneIn(2) ? 2 * half : 1 << 23), binary32.infinity)
    }
    let distance = Int(high - low)
    if distance == 0 { return sign | low }
    switch random.below(4) {
    case 0: return sign | (low + UInt64(random.below(min(17, distance))))
    case 1: return sign | (high - UInt64(random.below(min(17, distance))))
    default: return sign | (low + UInt64(random.below(distance)))
    }
  }

  // MARK: - Verdicts

  /// What the draws of a number must give.
  struct Expectation {
    /// The neighbours and the probability of the upper one.
    let choice: StochasticChoice
    /// The number; nil for infinity and NaN.
    let value: ExactRational?
  }

  /// What the draws of a float32 word must give.
  func expectation(_ word: UInt64) -> Expectation {
    let value = OracleElementFormat.binary32.value(word)
    if case .number(let number, _) = value, number.sign != 0 {
      // As the standard has it, posits do not go to zero.
      let choice = format.stochasticChoice(number, overflow: overflow, zeroIsNeighbor: false)
      return Expectation(choice: choice, value: number)
    }
    let right = format.rounded(value, overflow: overflow) ?? format.signBit
    return Expectation(choice: StochasticChoice(certain: right), value: nil)
  }
}

/// Sums over the numbers of a part, in units of 2^-20: integers, so that they do not depend on the order in
/// which batches are judged.
public struct StochasticSums: Codable, Hashable, Sendable {
  /// The number of numbers.
  public internal(set) var numbers: UInt64 = 0

  /// How often the upper neighbour came, less how often it is expected.
  public internal(set) var deviation: Int64 = 0

  /// The variance of that.
  public internal(set) var variance: Int64 = 0

  /// The deviation that thresholds of 32 bits explain.
  public internal(set) var allowance: Int64 = 0

  static let unit = 0x1p-20

  /// How far the mean of all draws is off, in standard deviations.
  public var standardDeviations: Double {
    variance > 0 ? Double(deviation) * Self.unit / (Double(variance) * Self.unit).squareRoot() : 0
  }

  /// Those of the numbers of both.
  static func + (left: StochasticSums, right: StochasticSums) -> StochasticSums {
    var sums = left
    sums.numbers &+= right.numbers
    sums.deviation &+= right.deviation
    sums.variance &+= right.variance
    sums.allowance &+= right.allowance
    return sums
  }

  /// Adds those of one number.
  mutating func add(_ sums: StochasticJudge.Sums) {
    numbers += 1
    deviation += Int64((sums.deviation / Self.unit).rounded())
    variance += Int64((sums.variance / Self.unit).rounded())
    allowance += Int64((sums.allowance / Self.unit).rounded(.up))
  }

  /// The sums as a judge takes them; one unit a number is room for their rounding.
  var judged: StochasticJudge.Sums {
    StochasticJudge.Sums(
      deviation: Double(deviation) * Self.unit, variance: Double(variance) * Self.unit,
      allowance: (Double(allowance) + Double(numbers)) * Self.unit)
  }
}
