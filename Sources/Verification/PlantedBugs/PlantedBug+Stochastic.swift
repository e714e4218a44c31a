import PositJudge
import PositOracle

extension PlantedBug {
  /// Stochastic rounding: what draws too often, too seldom, from too few bits, or something else.
  static let stochastic: [PlantedBug] = [
    PlantedBug("draws-nothing", "rounds to nearest", drawing: .float8e4m3) { draw in
      draw.share + draw.share >= .one ? draw.choice.upper : draw.choice.lower
    },
    PlantedBug("draws-evenly", "either neighbour as often as the other", drawing: .float8e5m2) {
      draw in
      draw.word >> 31 == 1 ? draw.choice.upper : draw.choice.lower
    },
    PlantedBug(
      "draws-six-bits", "six random bits, so that a little too few go up", drawing: .float16
    ) { draw in
      // Six bits of the rest are compared, those below are cut off.
      let cut = (draw.share * ExactRational(64)).floor
      return ExactRational(draw.word >> 26) < cut ? draw.choice.upper : draw.choice.lower
    },
    PlantedBug(
      "draws-on-the-bit-string", "goes up by the share of the bits, not of the value",
      drawing: .posit(n: 8, es: 2, regimeLimit: nil)
    ) { draw in
      // Half a step of the bit string, at the boundary of rounding to nearest.
      let format = draw.setting.format
      let magnitude =
        draw.choice.lower < format.signBit ? draw.choice.lower : format.negated(draw.choice.lower)
      guard magnitude > 0, magnitude < format.largestPattern, let value = draw.value,
        let boundary = format.roundingEnds(magnitude).upper, let low = format.exactValue(magnitude),
        let high = format.exactValue(magnitude + 1)
      else { return draw.right }
      let place = value.magnitude
      let half = ExactRational(1, over: 2)
      let share =
        place < boundary
        ? (place - low) / (boundary - low) * half
        : half + (place - boundary) / (high - boundary) * half
      return draw.isBelow(share) ? draw.choice.upper : draw.choice.lower
    },
    PlantedBug(
      "draws-negative-numbers-down", "below zero the probabilities are exchanged",
      drawing: .bfloat16
    ) { draw in
      let isNegative = (draw.value?.sign ?? 0) < 0
      return draw.isBelow(isNegative ? .one - draw.share : draw.share)
        ? draw.choice.upper : draw.choice.lower
    },
    PlantedBug(
      "draws-at-numbers", "a number of the format goes up now and then", drawing: .float8e4m3
    ) { draw in
      guard draw.choice.lower == draw.choice.upper, draw.value != nil, draw.word < 1 << 22,
        draw.choice.lower & 0x7F < 0x7E
      else { return draw.right }
      return draw.choice.lower + 1
    },
    PlantedBug(
      "draws-no-subnormals",
      "between zero and the least normal number goes to either of them at random",
      drawing: .float8e5m2
    ) { draw in
      guard let value = draw.value, case .float(_, let fractionBits, _, _) = draw.setting.format,
        let least = draw.setting.format.exactValue(1 << UInt64(fractionBits)),
        value.magnitude < least
      else { return draw.right }
      let sign = value.sign < 0 ? draw.setting.format.signBit : 0
      return draw.isBelow(value.magnitude / least) ? sign | 1 << UInt64(fractionBits) : sign
    },
    PlantedBug(
      "draws-no-overflow", "beyond the largest number stays there until it is past all doubt",
      drawing: .float16
    ) { draw in
      draw.setting.format.exactValue(draw.choice.upper) == nil ? draw.choice.lower : draw.right
    },
    PlantedBug(
      "draws-posits-to-zero", "below minpos goes to zero at random",
      drawing: .posit(n: 8, es: 2, regimeLimit: nil)
    ) { draw in
      guard let value = draw.value, let least = draw.setting.format.exactValue(1),
        value.magnitude < least, !draw.isBelow(value.magnitude / least)
      else { return draw.right }
      return 0
    },
  ]

  /// The error in the drawing from float32 to an element format.
  private init(
    _ name: String, _ summary: String, drawing format: OracleElementFormat,
    _ word: @escaping @Sendable (MutantDraw) -> UInt64
  ) {
    let setting = Setting(
      .fromFloat(.binary32), format, rounding: ResultRounding(.stochastic))
    self.init(name, summary, CampaignPart(setting, .draws, samples: 1 << 20, seed: 1)) { item in
      [item.draw.map(word) ?? item.rightWord]
    }
  }
}

/// One draw of a mutant.
struct MutantDraw {
  let setting: Setting
  /// The number that is rounded; nil for infinity and NaN, and zero.
  let value: ExactRational?
  let choice: StochasticChoice
  /// 32 random bits.
  let word: UInt64

  /// The probability of the upper neighbour.
  var share: ExactRational { choice.probabilityOfUpper }

  /// True with a probability that is rounded up to a multiple of 2^-32.
  func isBelow(_ probability: ExactRational) -> Bool {
    ExactRational(word).scaled(byPowerOfTwo: -32) < probability
  }

  /// The right result of the draw.
  var right: UInt64 { isBelow(share) ? choice.upper : choice.lower }
}
