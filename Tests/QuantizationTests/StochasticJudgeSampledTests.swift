import PositOracle
import Quantization
import Randomness
import TestSupport
import Testing

/// Stochastic rounding as a subject: its counts against the oracle's exact probabilities, with a stated
/// rate of false alarms; and subjects that are wrong, which the judge must refuse.
@Suite struct StochasticJudgeSampledTests {
  static let formats: [NumberFormat] = [
    .posit(n: 6, es: 2), .posit(n: 8, es: 1), .posit(n: 16, es: 1),
    .posit(n: 8, es: 2, regimeLimit: 6),
    .posit(n: 16, es: 2, regimeLimit: 6), .bfloat16, .float16, .float8e4m3, .float8e5m2,
    .float(exponentBits: 3, fractionBits: 2, specials: .finite),
  ]

  private struct Verdict {
    var refused = 0
    var strangers = 0
    var acceptsSum = true
  }

  /// Draws of a subject at random magnitudes of a format, judged.
  private func judge(
    _ format: NumberFormat, numbers: Int = 200, draws: Int = 4000, seed: UInt64,
    _ subject: (_ value: Float, _ stream: RandomStream) throws -> [Float]
  ) rethrows -> Verdict {
    let oracle = OracleElementFormat(format.element)
    let stream = RandomStream(seed: seed)
    var judge = StochasticJudge(numbers: numbers, falseAlarmRate: 1e-6)
    var verdict = Verdict()
    for number in 0..<UInt64(numbers) {
      let low = Double(format.smallestPositive.bitPattern) - 0x1p24
      let high = Double(format.largestFinite.bitPattern) + 0x1p22
      let share = stream.child(0).uniform(at: number)
      let magnitude = Float(bitPattern: UInt32(max(1, low) + share * (high - max(1, low))))
      let value = number % 2 == 0 ? magnitude : -magnitude
      guard let exact = OracleElementFormat.binary32.exactValue(UInt64(value.bitPattern)) else {
        continue
      }
      let choice = oracle.stochasticChoice(exact, overflow: .saturate)
      let (lower, upper) = (
        format.element.value(UInt32(choice.lower)), format.element.value(UInt32(choice.upper))
      )
      let results = try subject(value, stream.child(number + 1))
      let ups = results.count { Double($0) == upper && upper != lower }
      let downs = results.count { Double($0) == lower }
      verdict.strangers += results.count - ups - downs
      if !judge.accepts(ups: ups, of: results.count, choice) { verdict.refused += 1 }
    }
    verdict.acceptsSum = judge.acceptsSum
    return verdict
  }

  @Test(arguments: formats)
  func rightSubjectIsAccepted(format: NumberFormat) throws {
    let quantizer = try Quantizer(
      format: format, rounding: .stochastic, underflow: .half, overflow: .saturate)
    let verdict = judge(format, draws: samples(4000), seed: 0x6A) { value, stream in
      var results = [Float](repeating: value, count: samples(4000))
      var span = results.mutableSpan
      quantizer.quantizeInPlace(&span, randomness: stream)
      return results
    }
    #expect(verdict.refused == 0 && verdict.strangers == 0 && verdict.acceptsSum, "\(verdict)")
  }

  /// Rounding to nearest, and draws of six bits, which round down too often at each number and by a small
  /// amount in sum.
  @Test(arguments: formats)
  func wrongSubjectsAreRefused(format: NumberFormat) throws {
    let quantizer = try Quantizer(
      format: format, rounding: .stochastic, underflow: .half, overflow: .saturate)
    let nearest = try Quantizer(format: format, underflow: .half, overflow: .saturate)
    let toNearest = judge(format, seed: 0x6B) { value, _ in
      [Float](repeating: nearest.quantized(value), count: 4000)
    }
    #expect(toNearest.refused > 20, "\(toNearest)")
    let ofFewBits = judge(format, seed: 0x6C) { value, stream in
      (0..<4000 as Range<UInt64>).map { index in
        // Words of six random bits and ones below them: too large by almost 1/64 of a step.
        quantizer.quantized(value, randomWord: stream.word(at: index) | 0x03FF_FFFF)
      }
    }
    #expect(!ofFewBits.acceptsSum, "\(ofFewBits)")
  }

  /// Linear in the bits, not in the value, where a posit's neighbours are binades apart.
  @Test func straightLineAcrossBinadesIsRefused() throws {
    let format = NumberFormat.posit(n: 8, es: 2)
    let oracle = OracleElementFormat(format.element)
    // 2^20 and 2^24 are the last two posits; 2^22 is halfway in bits, a fifth of the way in value.
    let choice = oracle.stochasticChoice(ExactRational(1 << 22))
    #expect(choice.probabilityOfUpper == ExactRational(3, over: 15))
    var judge = StochasticJudge(numbers: 1, falseAlarmRate: 1e-9)
    let acceptsHalf = judge.accepts(ups: 2000, of: 4000, choice)
    var second = StochasticJudge(numbers: 1, falseAlarmRate: 1e-9)
    let acceptsFifth = second.accepts(ups: 800, of: 4000, choice)
    #expect(!acceptsHalf && acceptsFifth)
  }

  /// With a rate of one half, fewer than half of 400 judgements of an ideal subject are refused.
  @Test func falseAlarmsAreAsRareAsStated() {
    let stream = RandomStream(seed: 0x6D)
    var alarms = 0
    for trial in 0..<400 as Range<UInt64> {
      let share = Int(stream.child(0).word(at: trial) % 999) + 1
      let choice = OracleElementFormat.posit(n: 8, es: 0, regimeLimit: nil).stochasticChoice(
        ExactRational(32 * 1000 + share, over: 32 * 1000))
      let threshold = choice.probabilityOfUpper.approximation
      let ups = (0..<500 as Range<UInt64>).count {
        stream.child(trial + 1).uniform(at: $0) < threshold
      }
      var judge = StochasticJudge(numbers: 1, falseAlarmRate: 0.5)
      if !judge.accepts(ups: ups, of: 500, choice) || !judge.acceptsSum { alarms += 1 }
    }
    #expect(alarms < 200, "\(alarms) of 400")
  }
}
