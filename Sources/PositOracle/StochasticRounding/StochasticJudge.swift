/// Judges counts of stochastic rounding against exact probabilities, with a stated rate of false alarms.
///
/// A right implementation goes up with probability p at a number, or with one that is off by at most
/// `probabilityError`, independently each time. By Bernstein's inequality the count of N draws is off
/// from N p by more than t with a probability of at most 2 exp(-t^2 / (2 N p (1 - p) + 2 t / 3)). The
/// judge refuses a count beyond the t for which that is 2 exp(-limit), where the limit is chosen so that
/// over all the judgements together a right implementation is refused with a probability of at most
/// `falseAlarmRate`. Besides single numbers it judges their sum, which finds a small bias that all
/// numbers share.
public struct StochasticJudge: Sendable {
  /// The probability that a right implementation is refused, at most, over all judgements.
  public let falseAlarmRate: Double
  /// How many numbers are judged.
  public let numbers: Int
  /// How far the probabilities of the implementation may be from the exact ones: 2^-32 where 32 random bits
  /// are compared with a threshold that is rounded to them.
  public let probabilityError: Double

  /// Sums over numbers: of some that were judged, or of all of them.
  public struct Sums: Sendable {
    /// How often the upper result came, less how often it is expected.
    public var deviation = 0.0
    /// The variance of that.
    public var variance = 0.0
    /// The deviation that the error of the probabilities explains.
    public var allowance = 0.0

    /// Sums of nothing, or such as were kept elsewhere.
    public init(deviation: Double = 0, variance: Double = 0, allowance: Double = 0) {
      self.deviation = deviation
      self.variance = variance
      self.allowance = allowance
    }
  }

  /// The sums over the numbers so far.
  public private(set) var sums = Sums()

  private let limit: Double
  private var judged = 0

  /// Prepares to judge a set of numbers.
  ///
  /// - Precondition: `numbers >= 1`, `0 < falseAlarmRate < 1`.
  public init(numbers: Int, falseAlarmRate: Double, probabilityError: Double = 0x1p-32) {
    precondition(numbers >= 1, "there must be a number to judge")
    precondition(falseAlarmRate > 0 && falseAlarmRate < 1, "a rate is between 0 and 1")
    self.numbers = numbers
    self.falseAlarmRate = falseAlarmRate
    self.probabilityError = probabilityError
    // Two-sided, the numbers and their sum: 2 (numbers + 1) exp(-limit) <= rate. The logarithm is
    // rounded up to a whole power of two, which only lowers the rate.
    let quotient = 2 * Double(numbers + 1) / falseAlarmRate
    limit = 0.693147180559946 * Double(quotient.exponent + 1)
  }

  /// Whether a count of the upper result is one that a right implementation gives.
  ///
  /// - Parameters:
  ///   - ups: how often the upper result came.
  ///   - draws: how often was drawn; the other results were the lower one.
  ///   - choice: the oracle's.
  /// - Returns: false for a count that is too far from the expected one.
  public mutating func accepts(ups: Int, of draws: Int, _ choice: StochasticChoice) -> Bool {
    judged += 1
    precondition(judged <= numbers, "\(numbers) judgements were announced")
    let probability = choice.probabilityOfUpper.approximation
    let count = Double(draws)
    let deviation = Double(ups) - count * probability
    let variance = count * probability * (1 - probability)
    // The error of the probability shifts the mean and changes the variance by at most this.
    let allowance = count * (probabilityError + 0x1p-50)
    sums.deviation += deviation
    sums.variance += variance + allowance
    sums.allowance += allowance
    if probability == 0 { return ups == 0 }
    return deviation.magnitude <= allowance + bound(variance: variance + allowance)
  }

  /// Whether the counts so far are right in sum.
  public var acceptsSum: Bool { accepts(sums) }

  /// Whether counts whose sums were kept elsewhere are right in sum: one of the judgements that were announced.
  public func accepts(_ sums: Sums) -> Bool {
    sums.deviation.magnitude <= sums.allowance + bound(variance: sums.variance)
  }

  /// How far the mean of all draws so far is off, in standard deviations, for a report.
  public var standardizedSum: Double {
    sums.variance > 0 ? sums.deviation / sums.variance.squareRoot() : 0
  }

  /// The t for which t^2 / (2 variance + 2 t / 3) is the limit.
  private func bound(variance: Double) -> Double {
    let third = limit / 3
    return third + (third * third + 2 * limit * variance).squareRoot()
  }
}

extension ExactRational {
  /// About the number, with a relative error of a few units of 2^-52.
  public var approximation: Double {
    if sign == 0 { return 0 }
    let (fraction, exponent) = approximateMagnitude
    let magnitude = Double(sign: .plus, exponent: max(exponent, -1000), significand: fraction)
    return sign < 0 ? -magnitude : magnitude
  }
}
