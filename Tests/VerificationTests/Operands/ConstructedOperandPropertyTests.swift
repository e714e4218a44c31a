import PositOracle
import Testing

@testable import PositJudge
@testable import Verification

/// Constructed operands have the property that their construction promises, in every width.
@Suite struct ConstructedOperandPropertyTests {
  static let formats = [
    (6, 0), (8, 2), (13, 1), (16, 1), (16, 2), (24, 3), (32, 2), (48, 4), (63, 0), (64, 2), (64, 4),
  ]

  /// The distance of a positive number from the tie next to it, as a power of two of the guard bit's
  /// weight; nil where none is next to it.
  private static func closeness(_ value: ExactRational, _ format: OracleFormat) -> Int? {
    let magnitude = value.magnitude
    let pattern = format.rounded(magnitude)
    return [pattern &- 1, pattern].compactMap { below -> Int? in
      guard below > 0, below < format.maxPos, let boundary = format.boundaryAbove(below) else {
        return nil
      }
      let lowest = boundary.exponent + boundary.significand.trailingZeroBitCount
      let distance = (magnitude - ExactRational(boundary)).magnitude
      return distance.sign == 0 ? nil : distance.binaryExponent - lowest
    }.min()
  }

  @Test(arguments: formats)
  func productsLieOneUnitFromATie(n: Int, es: Int) {
    let oracle = OracleFormat(n: n, es: es)
    for factors in [2, 3] {
      let words = NearTieProducts(oracle, factors: factors).words
      #expect(words.count >= factors * 4 * (n - 5), "\(words.count / factors) rows")
      var far: [String] = []
      var closest = 0
      for start in stride(from: 0, to: words.count, by: factors * max(1, words.count / 20_000)) {
        let row = words[start..<start + factors]
        let values = row.compactMap { oracle.exactValue($0) }
        let product = values.reduce(ExactRational.one) { $0 * $1 }
        let found = Self.closeness(product, oracle)
        if let found { closest = min(closest, found) } else { far.append("\(Array(row))") }
      }
      #expect(far.isEmpty, "\(far.count) of no distance, first \(far.prefix(3))")
      // Two significands of p bits have a product of up to 2p, of which p - 1 lie behind the guard:
      // one unit is 2^(1-p) of it.
      let precision = n - 2 - es
      #expect(
        closest == 1 - precision || factors == 3 || precision < 6,
        "the closest is 2^\(closest) of the guard")
      #expect(closest <= 1 - precision || precision < 6, "2^\(closest) of the guard")
    }
  }

  @Test(arguments: formats)
  func quotientsHaveTheLeastRemainder(n: Int, es: Int) {
    let oracle = OracleFormat(n: n, es: es)
    let words = NearTieQuotients(oracle).words
    // Of the eight kinds of every pair of regimes one in eight at least.
    let pairs = PositReader(oracle).regimeScales(withPrecision: 2).count
    #expect(words.count / 2 >= pairs * pairs, "\(words.count / 2) rows of \(pairs) regimes")
    var bad: [String] = []
    for start in stride(from: 0, to: words.count, by: 2 * max(1, words.count / 20_000)) {
      guard let x = oracle.exactValue(words[start]), let y = oracle.exactValue(words[start + 1])
      else { continue }
      let quotient = (x / y).magnitude
      let pattern = oracle.rounded(quotient)
      // x = m y + rest with a rest of one unit of both: the product with 2^k is 1 or -1.
      let isNear = [pattern &- 1, pattern].contains { below in
        guard below > 0, below < oracle.maxPos, let boundary = oracle.boundaryAbove(below) else {
          return false
        }
        let rest = (x.magnitude - ExactRational(boundary) * y.magnitude).magnitude
        let unit = Self.lowestBit(ExactRational(boundary)) * Self.lowestBit(y)
        return rest == unit
      }
      if !isNear { bad.append("\(words[start]) / \(words[start + 1])") }
    }
    #expect(bad.isEmpty, "\(bad.count), first \(bad.prefix(3))")
  }

  @Test(arguments: formats)
  func squaresLieNextToATie(n: Int, es: Int) {
    let oracle = OracleFormat(n: n, es: es)
    let words = NearTieSquareRoots(oracle).words
    #expect(words.count >= n / 2)
    var bad: [UInt64] = []
    for word in words {
      guard let x = oracle.exactValue(word) else { continue }
      let pattern = oracle.rounded(.sqrt(x))
      let isNear = [pattern &- 1, pattern].contains { below in
        guard below > 0, below < oracle.maxPos, let dyadic = oracle.boundaryAbove(below) else {
          return false
        }
        let boundary = ExactRational(dyadic)
        let unit = Self.lowestBit(boundary)
        let rest = (x - boundary * boundary) / (unit * unit)
        return rest.magnitude <= ExactRational(8 * 512) && rest.sign != 0
      }
      if !isNear { bad.append(word) }
    }
    #expect(bad.isEmpty, "\(bad.count), first \(bad.prefix(3))")
  }

  /// The root of this one is a tie and 7 units of its square more.
  @Test func aKnownWitnessIsThere() {
    #expect(NearTieSquareRoots(.posit32).words.contains(0x4CC7_1534))
  }

  @Test(arguments: formats)
  func hypotenusesAreTies(n: Int, es: Int) {
    let oracle = OracleFormat(n: n, es: es)
    let words = HypotenuseTies(oracle).words
    #expect(n < 12 || words.count >= 12 * n)
    // Of every three pairs the first is the triangle.
    for start in stride(from: 0, to: words.count, by: 4 * 3) {
      guard let x = oracle.exactValue(words[start]), let y = oracle.exactValue(words[start + 1])
      else { continue }
      let pattern = oracle.rounded(.sqrt(x * x + y * y))
      let isTie = [pattern - 1, pattern].contains { below in
        oracle.boundaryAbove(below).map {
          ExactRational($0) * ExactRational($0) == x * x + y * y
        } ?? false
      }
      #expect(isTie, "\(words[start]) \(words[start + 1])")
    }
  }

  /// At regime 0 a product loses all but its last bits.
  @Test(arguments: formats)
  func cancellationIsDeep(n: Int, es: Int) {
    let oracle = OracleFormat(n: n, es: es)
    let words = DeepCancellation(oracle).words
    var deepest = 0
    for start in stride(from: 0, to: words.count, by: 3 * max(1, words.count / 60_000)) {
      guard let x = oracle.exactValue(words[start]), let y = oracle.exactValue(words[start + 1]),
        let z = oracle.exactValue(words[start + 2])
      else { continue }
      let sum = x * y + z
      if sum.sign == 0 { continue }
      deepest = max(deepest, (x * y).binaryExponent - sum.binaryExponent)
    }
    // The leading and the last bit of a product of 2p - 1 bits lie 2p - 2 apart.
    let precision = n - 2 - es
    #expect(deepest >= 2 * precision - 5 || precision < 7, "\(deepest) bits")
  }

  /// Every wire of every conversion: a tie above an even pattern and that bit alone.
  @Test func everyWireOfFloatsHasAnOperand() {
    for (type, format, guardBit) in [
      (IEEEFormat.binary64, OracleElementFormat.posit32, 24), (.binary32, .posit16, 11),
      (.binary16, .posit8, 6), (.binary64, .posit64, 0),
    ] {
      let words = Set(StickyWires(Setting(.fromFloat(type), format)).words)
      // The binade of 1: the exponent of 1.0, an even kept part, the guard bit and the wire.
      let bias = (1 << (type.exponentBits - 1)) - 1
      let one = UInt64(bias) << UInt64(type.fractionBits)
      for wire in 0..<guardBit {
        let word = one | 1 << UInt64(guardBit) | 1 << UInt64(wire)
        #expect(words.contains(word), "float\(type.width) to \(format), wire \(wire)")
      }
    }
    let witness = Set(StickyWires(Setting(.fromFloat(.binary64), .posit32)).words)
    #expect(witness.contains(0x3FF0_0000_0180_0000))
  }

  @Test func everyBitOfARegisterHasAnOperand() {
    for format in [OracleFormat.posit8, .posit16, .posit32, .posit64] {
      let registers = StickyRegisters(format)
      let unit = RegisterShape(format).unitExponent
      let bits = Set((0..<registers.count).map { registers.terms($0).bit.lowestBit - unit })
      // Up to the bits that are never behind a tie of two significant bits or more.
      let highest = (format.n - 4) << (format.es + 1)
      #expect(bits.isSuperset(of: 0..<highest), "\(format)")
    }
  }

  /// Every combination of special operands in every operation of two to four operands.
  @Test(arguments: ["add", "div", "fma", "fMM", "qMulAdd", "qAddP"])
  func combinationsOfSpecialsAreThere(name: String) throws {
    for format in [OracleElementFormat.posit8, .posit16, .posit32, .posit64] {
      let setting = Setting(try Operation.named(name), format)
      let source = try OperandSource(setting, .hardCases, seed: 1)
      let specials = Set(SpecialOperands.posits(setting.oracle))
      let posits = setting.operation.operands.filter { $0 == .posit }.count
      var missing = Set<[UInt64]>()
      var rows: [[UInt64]] = [[]]
      for _ in 0..<posits { rows = rows.flatMap { row in specials.map { row + [$0] } } }
      missing.formUnion(rows)
      var next: UInt64 = 0
      while next < source.count && !missing.isEmpty {
        var batch = source.emptyBatch
        let range = next..<min(source.count, next + 1 << 16)
        source.append(range, to: &batch)
        for index in 0..<batch.count {
          let row = batch.row(index).suffix(posits)
          if row.allSatisfy({ specials.contains($0) }) { missing.remove(Array(row)) }
        }
        next = range.upperBound
      }
      #expect(missing.isEmpty, "\(setting): \(missing.count), first \(missing.prefix(2))")
    }
  }

  private static func lowestBit(_ value: ExactRational) -> ExactRational {
    var unit = ExactRational(significand: 1, exponent: value.binaryExponent)
    while !(value / unit).isInteger { unit = unit.scaled(byPowerOfTwo: -1) }
    return unit
  }
}
