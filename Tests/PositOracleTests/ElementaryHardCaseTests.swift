import PositOracle
import Testing

/// Operands of posit(32,2) whose results lie nearest a rounding boundary, and exact ties.
///
/// Found by evaluating every word of the format; a binary64 evaluation rounds many of them wrongly.
@Suite struct ElementaryHardCaseTests {
  static let posit32 = OracleFormat(n: 32, es: 2)

  /// The operand, and -log2 of the relative distance of the result to the boundary.
  static let hardest: [(function: ElementaryFunction, x: Double, bits: Double)] = [
    (.exp, -0x1.0036abp-10, 59.77), (.exp2, -0x1.e55902cp-6, 59.10),
    (.exp10, -0x1.fd909ap-15, 62.33), (.expMinus1, -0x1.64407cep+3, 61.09),
    (.log, 0x1.4882fbp+1, 59.20), (.log2, 0x1.df016aap+1, 59.96),
    (.log10, 0x1.2716e48p-11, 58.44), (.logPlus1, 0x1.9105f6p+0, 59.20),
    (.sin, 0x1.edb4696p+2, 60.33), (.cos, 0x1.adf1048p+4, 62.74), (.tan, 0x1.83b0f1ep-1, 59.76),
    (.arcSin, 0x1.9a3def8p-2, 60.21), (.arcCos, -0x1.5308f9cp-5, 61.95),
    (.arcTan, 0x1.af6e554p-1, 61.04), (.sinH, 0x1.bb1f658p-7, 56.72),
    (.cosH, 0x1.83d0728p-9, 57.74), (.tanH, 0x1.7b699c2p-3, 63.16),
    (.arcSinH, 0x1.7df86dp+6, 64.44), (.arcCosH, 0x1.757061cp+7, 58.43),
    (.arcTanH, 0x1.a36edf2p-2, 58.75),
  ]

  @Test func hardestOperandsOfPosit32() {
    var bad: [String] = []
    for row in Self.hardest {
      let format = Self.posit32
      let x = format.rounded(row.x)
      guard let value = format.exactValue(x),
        value == IEEEFormat.binary64.exactValue(row.x.bitPattern)
      else {
        bad.append("\(row.x) is no posit")
        continue
      }
      let rounded = format.rounded(row.function, [x])
      bad += ElementaryTwoJudgesExhaustiveTests.disagreements(
        format, row.function, [x],
        candidates: ElementaryTwoJudgesExhaustiveTests.suspects(format, rounded))
      guard let precise = row.function.exactReal([value]).truncated(toBits: 400),
        let interval = format.roundingInterval(rounded)
      else {
        bad.append("\(row)")
        continue
      }
      if format.rounded(precise) != rounded { bad.append("\(row): 400 bits round elsewhere") }
      let ends = [interval.lower, interval.upper].compactMap { $0 }.map { ExactRational($0) }
      let distances = ends.map { ((precise - $0) / precise).magnitude }
      let bits = Int(row.bits)
      let isAsHard = distances.contains {
        $0 > ExactRational(significand: 1, exponent: -bits - 1)
          && $0 < ExactRational(significand: 1, exponent: -bits)
      }
      if !isAsHard { bad.append("\(row): not at the stated distance") }
    }
    #expect(bad.isEmpty, "\(bad)")
  }

  /// How many results are exactly a rounding boundary, of all operands.
  static func ties(_ format: OracleFormat, _ function: ElementaryFunction) -> Int {
    (0...format.mask).count { x in
      guard let value = format.exactValue(x),
        case .rational(let result) = function.exactReal([value]),
        let interval = format.roundingInterval(format.rounded(result))
      else { return false }
      return [interval.lower, interval.upper].contains { end in
        end.map { ExactRational($0) == result && result.sign != 0 } ?? false
      }
    }
  }

  @Test func exactTiesAreWhereTheyShouldBe() {
    var bad: [String] = []
    let posit8 = OracleFormat(n: 8, es: 2)
    let posit16 = OracleFormat(n: 16, es: 2)
    for function in ElementaryFunction.allCases where function.arity == 1 {
      let found = [Self.ties(posit8, function), Self.ties(posit16, function)]
      let expected =
        switch function {
        case .exp2: [0, 6]
        // 2^-5 - 1 in 8 bits; 2^-13 - 1 and 2^11 - 1 in 16 bits.
        case .exp2Minus1: [1, 2]
        case .exp10: [0, 1]
        case .log2: [2, 0]
        default: [0, 0]
        }
      if found != expected { bad.append("\(function): \(found)") }
    }
    #expect(bad.isEmpty, "\(bad)")
  }

  /// 2^x of posit(32,2) is a tie where the word is cut inside the exponent bits.
  @Test func tiesOfExp2InPosit32() {
    let exponents = (-130...130).filter { exponent in
      let power = ExactRational(significand: 1, exponent: exponent)
      let word = Self.posit32.rounded(power)
      guard let interval = Self.posit32.roundingInterval(word) else { return false }
      return [interval.lower, interval.upper].contains { end in
        end.map { ExactRational($0) == power } ?? false
      }
    }
    #expect(exponents == [-118, -115, -113, 113, 115, 118])
    for exponent in exponents {
      let x = Self.posit32.rounded(ExactRational(exponent))
      let word = Self.posit32.rounded(.exp2, [x])
      #expect(word % 2 == 0, "2^\(exponent) goes to the even word")
      #expect(Self.posit32.isCorrectlyRounded(word, .exp2, [x]))
      #expect(!Self.posit32.isCorrectlyRounded(word + 1, .exp2, [x]))
      #expect(!Self.posit32.isCorrectlyRounded(word - 1, .exp2, [x]))
    }
  }
}
