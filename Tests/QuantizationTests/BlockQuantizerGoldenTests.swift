import Testing

@testable import Quantization

/// The published cases of MXFP8 (torchao 5d73a0c, torchao/testing/_mxfp8_test_utils.py: 18 blocks for the
/// rules floor and rceil, 18 patterns of scales), as facts: bits in, bytes out.
@Suite struct BlockQuantizerGoldenTests {
  /// A block of 32: one value, or a first value and 31 others; what floor and rceil make of it.
  struct Case: Sendable {
    let name: String
    let first: UInt32
    let others: UInt32
    let scales: (floor: UInt8, rceil: UInt8)
    let firstElement: (floor: UInt32, rceil: UInt32)
    let otherElements: (floor: UInt32, rceil: UInt32)

    init(
      _ name: String, _ first: UInt32, _ others: UInt32? = nil, scale: (UInt8, UInt8),
      _ element: (UInt32, UInt32), others otherElements: (UInt32, UInt32)? = nil
    ) {
      self.name = name
      self.first = first
      self.others = others ?? first
      scales = scale
      firstElement = element
      self.otherElements = otherElements ?? element
    }
  }

  static let one: UInt32 = 0x3F80_0000

  static let cases: [Case] = [
    Case("zero", 0, scale: (0, 0), (0x00, 0x00)),
    Case("smallest normal", 0x0080_0000, scale: (0, 0), (0x40, 0x40)),
    Case("infinity among ones", 0x7F80_0000, one, scale: (255, 255), (0x7F, 0x7F)),
    Case("NaN among ones", 0x7FC0_0000, one, scale: (255, 255), (0x7F, 0x7F)),
    Case("448", 0x43E0_0000, scale: (127, 127), (0x7E, 0x7E)),
    Case("-448", 0xC3E0_0000, scale: (127, 127), (0xFE, 0xFE)),
    Case("largest", 0x7F7F_FFFF, scale: (246, 247), (0x7E, 0x78)),
    Case("-largest", 0xFF7F_FFFF, scale: (246, 247), (0xFE, 0xF8)),
    Case("smallest subnormal", 0x0000_0001, scale: (0, 0), (0x00, 0x00)),
    Case("-smallest subnormal", 0x8000_0001, scale: (0, 0), (0x80, 0x80)),
    Case(
      "underflow beside ones", 0x0000_0001, one, scale: (119, 119), (0x00, 0x00),
      others: (0x78, 0x78)),
    Case(
      "negative underflow beside ones", 0x8000_0001, one, scale: (119, 119), (0x80, 0x80),
      others: (0x78, 0x78)),
    Case(
      "saturation and underflow", 0x7F7F_FFFF, one, scale: (246, 247), (0x7E, 0x78),
      others: (0x00, 0x00)),
    Case("just above 3.5", 0x4060_0001, scale: (120, 121), (0x7E, 0x76)),
    Case("just below 512", 0x43FF_FFFF, scale: (127, 128), (0x7E, 0x78)),
    Case("NaN", 0x7FC0_0000, scale: (255, 255), (0x7F, 0x7F)),
    Case("480", 0x43F0_0000, scale: (127, 128), (0x7E, 0x77)),
    Case("-480", 0xC3F0_0000, scale: (127, 128), (0xFE, 0xF7)),
  ]

  @Test(arguments: [BlockScaleRule.floor, .rceil])
  func publishedBlocks(rule: BlockScaleRule) throws {
    #expect(Self.cases.count == 18)
    let quantizer = try Quantizer(format: .mx(.float8e4m3, rule: rule))
    for test in Self.cases {
      var values = [Float](repeating: Float(bitPattern: test.others), count: 32)
      values[0] = Float(bitPattern: test.first)
      let encoding = quantizer.encoded(values)
      let isFloor = rule == .floor
      #expect(encoding.scales == [isFloor ? test.scales.floor : test.scales.rceil], "\(test.name)")
      let first = isFloor ? test.firstElement.floor : test.firstElement.rceil
      let others = isFloor ? test.otherElements.floor : test.otherElements.rceil
      #expect(
        encoding.elements == [first] + [UInt32](repeating: others, count: 31), "\(test.name)")
    }
  }

  /// float32 to E8M0, rounded up.
  @Test func publishedScales() {
    let patterns: [(UInt32, UInt8)] = [
      (0x0000_0000, 0), (0x0000_0001, 0), (0x0040_0000, 0), (0x0040_0001, 1), (0x007F_FFFF, 1),
      (0x0080_0000, 1), (0x1F80_0000, 63), (0x1F80_0001, 64), (0x3F7F_FFFF, 127),
      (0x3F80_0000, 127), (0x3F80_0001, 128), (0x5F80_0000, 191), (0x5F80_0001, 192),
      (0x7F00_0000, 254), (0x7F00_0001, 255), (0x7F7F_FFFF, 255), (0x7F80_0000, 255),
      (0x7FC0_0000, 255),
    ]
    #expect(patterns.count == 18)
    for (bits, expected) in patterns {
      #expect(E8M0.pattern(roundingUp: Float(bitPattern: bits)) == expected, "\(bits)")
    }
  }

  /// The example of rivals-and-recipes: 150 in E4M3 has the byte 126 by rceil, 127 by ceil.
  @Test func rulesDiffer() throws {
    let expected: [BlockScaleRule: UInt8] = [.floor: 126, .ceil: 127, .even: 126, .rceil: 126]
    for (rule, scale) in expected {
      let quantizer = try Quantizer(format: .mx(.float8e4m3, rule: rule))
      #expect(quantizer.encoded([150, 1]).scales == [scale], "\(rule)")
    }
    // Half a last place of 256 + 7 * 32 = 480 is 16: 496 is where even leaves floor.
    let even = try Quantizer(format: .mx(.float8e4m3, rule: .even))
    #expect(even.encoded([495.9]).scales == [127] && even.encoded([496]).scales == [128])
  }

  /// The largest numbers would be 2^128 again, which float32 does not have.
  @Test func valuesBeyondFloat32() throws {
    let quantizer = try Quantizer(format: .mx(.float8e4m3, rule: .rceil))
    let largest = Float.greatestFiniteMagnitude
    #expect(quantizer.encoded([-largest]).values == [-largest])
    #expect(quantizer.quantized(largest) == largest)
    #expect(quantizer.quantized(.infinity).bitPattern == 0x7FC0_0000)
  }

  /// What of a matrix is a block: (2, 3) along each axis, in blocks of 2.
  @Test func layouts() throws {
    let quantizer = try Quantizer(format: .mx(.float8e4m3, size: 2))
    let matrix: [Float] = [1, 256, 1, 2, 1, 1]
    let rows = quantizer.encoded(matrix, layout: BlockLayout(shape: [2, 3], axis: 1))
    // (1, 256) (1) | (2, 1) (1)
    #expect(rows.scales == [127, 119, 120, 119])
    let columns = quantizer.encoded(matrix, layout: BlockLayout(shape: [2, 3], axis: 0))
    // (1, 2) (256, 1) (1, 1)
    #expect(columns.scales == [120, 127, 119])
    #expect(rows.values == matrix && columns.values == matrix)
  }

  /// rceil is defined by a float32 product; for the OCP's elements it is the exact quotient's power of two,
  /// whatever the fraction.
  @Test func productIsAsGoodAsTheQuotient() {
    for element: ElementFormat in [.float8e4m3, .float8e5m2, .float6e3m2, .float6e2m3, .float4e2m1]
    {
      let target = BlockScaleTarget(element)
      let significand = UInt32(Float(element.largest).significandBitPattern)
      var bad = 0
      for fraction in 0..<(1 << 23) as Range<UInt32> {
        let pattern = BlockScaleRule.rceil.pattern(
          amax: Float(bitPattern: 0x3F80_0000 | fraction), target: target)
        if Int(pattern) != 127 - target.exponent + (fraction > significand ? 1 : 0) { bad += 1 }
      }
      #expect(bad == 0, "\(element)")
    }
  }
}
