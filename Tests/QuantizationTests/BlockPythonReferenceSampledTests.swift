import Quantization
import Randomness
import TestSupport
import Testing

/// Element and scale bytes of the OCP's formats against a reference in Python.
///
/// `mx_reference.py` was written from the specification with numpy alone. 20,000 random blocks for
/// every format and rule; POSITLAB_TEST_EFFORT=50 makes a million.
@Suite(.enabled(if: PythonReference.isAvailable, "needs python3 with numpy"))
struct BlockPythonReferenceSampledTests {
  static let formats: [(name: String, element: ElementFormat)] = [
    ("e4m3", .float8e4m3), ("e5m2", .float8e5m2), ("e3m2", .float6e3m2), ("e2m3", .float6e2m3),
    ("e2m1", .float4e2m1),
  ]

  /// Every exponent of the largest magnitude with fractions at which a rule may change its mind, beside
  /// values over all of float32.
  @Test(arguments: formats)
  func everyExponentAndBoundary(name: String, element: ElementFormat) throws {
    let stream = RandomStream(seed: 0x3C)
    // All fractions of up to four bits, and those next to them.
    var fractions: Set<UInt32> = []
    for high in 0..<16 as Range<UInt32> {
      for low in [0, 1, 2, 0x3_FFFF, 0x4_0000, 0x4_0001, 0x7_FFFE, 0x7_FFFF] as [UInt32] {
        fractions.insert(high << 19 | low)
      }
    }
    var values: [Float] = []
    var index: UInt64 = 0
    for exponent in 0..<256 as Range<UInt32> {
      for fraction in fractions.sorted() {
        let amax = exponent << 23 | fraction
        for place in 0..<32 {
          index += 1
          let word = stream.word(at: index)
          // No larger magnitude: the largest one, or one of any smaller exponent, or a near one.
          let bits: UInt32
          switch place {
          case Int(fraction % 32): bits = amax
          case 0..<16: bits = amax - min(amax, (word & 0x7F) << 19 + (word >> 20))
          default: bits = UInt32((UInt64(word) * UInt64(amax)) >> 32)
          }
          values.append(Float(bitPattern: bits | (word << 31)))
        }
      }
    }
    try compare(values, name, element)
  }

  @Test(arguments: formats)
  func randomBlocks(name: String, element: ElementFormat) throws {
    for round in 0..<UInt64(samples(1)) {
      let stream = RandomStream(seed: 0x3D).child(round)
      let values = (0..<UInt64(20_000 * 32)).map { index -> Float in
        // One block in eight has any bits at all, the others are of one scale, as tensors are.
        let block = index / 32
        let word = stream.child(0).word(at: index)
        if block % 8 == 0 { return Float(bitPattern: word) }
        let scale = Int(stream.child(1).word(at: block) % 250) - 130
        return Float(
          stream.child(2).normal(at: index) * Double(sign: .plus, exponent: scale, significand: 1))
      }
      try compare(values, name, element)
    }
  }

  private func compare(_ values: [Float], _ name: String, _ element: ElementFormat) throws {
    for rule in BlockScaleRule.allCases {
      let quantizer = try Quantizer(format: .mx(element, rule: rule))
      let ours = quantizer.encoded(values)
      let theirs = try PythonReference.quantized(
        values, element: name, rule: rule.rawValue, size: 32)
      try #require(theirs.scales.count == ours.scales.count)
      let badScales = ours.scales.indices.filter { ours.scales[$0] != theirs.scales[$0] }
      let badElements = values.indices.filter { ours.elements[$0] != UInt32(theirs.elements[$0]) }
      let lines =
        badScales.prefix(3).map { block in
          "scale of \(values[block * 32..<block * 32 + 32].map(\.bitPattern)): "
            + "\(ours.scales[block]), the reference \(theirs.scales[block])"
        }
        + badElements.prefix(3).map { index in
          "\(values[index]) at the scale \(ours.scales[index / 32]): \(ours.elements[index]), "
            + "the reference \(theirs.elements[index])"
        }
      #expect(lines.isEmpty, "\(quantizer.format), \(badScales.count + badElements.count) wrong")
      // What training reads: the bulk kernel's values are those of the same bytes.
      var bulk = values
      var span = bulk.mutableSpan
      quantizer.quantizeInPlace(&span)
      let meant = ours.values
      let differing = values.indices.filter { bulk[$0].bitPattern != meant[$0].bitPattern }
      #expect(
        differing.isEmpty,
        "\(quantizer.format): \(differing.prefix(3).map { (values[$0], bulk[$0], meant[$0]) })")
    }
  }
}
