import Quantization
import Testing

/// Values worked out by hand from the definitions.
@Suite struct QuantizerGoldenTests {
  @Test func positValues() throws {
    let quantizer = try Quantizer(format: .posit(n: 8, es: 1))
    // 0 01 0 0000 is 1, a step 1/16; the tie 1.03125 goes to the even pattern.
    #expect(quantizer.quantized(1.03125) == 1)
    #expect(quantizer.quantized(1.09375) == 1.125)
    #expect(quantizer.quantized(1.1) == 1.125)
    // maxpos 4096; its neighbour 1024, and the 9-bit posit between them is 2048.
    #expect(quantizer.quantized(2048) == 1024)
    #expect(quantizer.quantized(2049) == 4096)
    #expect(quantizer.quantized(1e30) == 4096)
    #expect(quantizer.quantized(-1e-30) == -0x1p-12)
    #expect(quantizer.quantized(-0.0).bitPattern == 0)
    for value in [Float.nan, -.nan, .infinity, -.infinity] {
      #expect(quantizer.quantized(value).bitPattern == 0x7FC0_0000)
    }
  }

  @Test func scaledValues() throws {
    let quantizer = try Quantizer(format: .posit(n: 8, es: 1))
    #expect(quantizer.quantized(1e30, scaleExponent: 10) == 4096 * 1024)
    #expect(quantizer.quantized(1.1 * 256, scaleExponent: 8) == 1.125 * 256)
    #expect(quantizer.scaleExponents == -114...115)
    let bfloat16 = try Quantizer(format: .bfloat16)
    #expect(bfloat16.scaleExponents == 0...0)
  }

  @Test func underflow() throws {
    // minpos is 2^-12, and 2^-12 / 2^(2^1) is 2^-14.
    let expected: [UnderflowPolicy: [Float]] = [
      .saturate: [1, 1, 1, 1, 1], .half: [0, 0, 0, 0, 1], .geometric: [0, 0, 1, 1, 1],
      .truncate: [0, 0, 0, 0, 0],
    ]
    for rounding in [RoundingMode.nearest, .towardZero] {
      for (policy, results) in expected {
        let quantizer = try Quantizer(
          format: .posit(n: 8, es: 1), rounding: rounding, underflow: policy)
        let inputs: [Float] = [0x1p-15, 0x1p-14, 0x1.000002p-14, 0x1p-13, 0x1.000002p-13]
        #expect(inputs.map { quantizer.quantized($0) * 4096 } == results, "\(policy)")
      }
    }
  }

  @Test func float8OverflowAndSpecials() throws {
    let saturating = try Quantizer(format: .float8e4m3)
    #expect(saturating.overflow == .saturate)
    #expect([464, 465, 1e30, .infinity].map { saturating.quantized($0) } == [448, 448, 448, 448])
    let strict = try Quantizer(format: .float8e4m3, overflow: .nonFinite)
    #expect(strict.quantized(464) == 448)
    #expect(strict.quantized(464.0001).bitPattern == 0x7FC0_0000)
    #expect(strict.quantized(-.infinity).bitPattern == 0x7FC0_0000)
    #expect(strict.quantized(0x1p-10) == 0 && strict.quantized(0x1.8p-10) == 0x1p-9)
    let e5m2 = try Quantizer(format: .float8e5m2, overflow: .nonFinite)
    #expect(e5m2.quantized(61439) == 57344 && e5m2.quantized(-61440) == -.infinity)
    let truncating = try Quantizer(
      format: .float8e5m2, rounding: .towardZero, overflow: .nonFinite)
    #expect(truncating.quantized(1e30) == 57344 && truncating.quantized(.infinity) == .infinity)
  }

  @Test func float16AndBfloat16() throws {
    let float16 = try Quantizer(format: .float16)
    #expect(float16.quantized(65519) == 65504 && float16.quantized(65520) == .infinity)
    #expect(float16.quantized(-0x1p-25).bitPattern == 0x8000_0000)
    #expect(float16.quantized(0x1.8p-25) == 0x1p-24)
    let bfloat16 = try Quantizer(format: .bfloat16)
    #expect(bfloat16.quantized(1.00390625) == 1 && bfloat16.quantized(1.01171875) == 1.015625)
    #expect(bfloat16.quantized(.greatestFiniteMagnitude) == .infinity)
    #expect(bfloat16.quantized(0x1p-133) == 0x1p-133 && bfloat16.quantized(0x1p-134) == 0)
  }

  @Test func float32LeavesEveryBit() throws {
    let quantizer = try Quantizer(format: .float32, rounding: .stochastic)
    let values = [0xFFC0_0001, 0x8000_0000, 1, 0x7F80_0000].map { Float(bitPattern: $0) }
    var copy = values
    var span = copy.mutableSpan
    quantizer.quantizeInPlace(&span)
    #expect(copy.map(\.bitPattern) == values.map(\.bitPattern))
  }

  @Test func ranges() {
    #expect(NumberFormat.posit(n: 16, es: 1).largestFinite == 0x1p28)
    #expect(NumberFormat.posit(n: 16, es: 1).smallestPositive == 0x1p-28)
    #expect(NumberFormat.float8e4m3.smallestPositive == 0x1p-9)
    #expect(NumberFormat.float8e5m2.smallestPositive == 0x1p-16)
    #expect(NumberFormat.bfloat16.smallestPositive == 0x1p-133)
    #expect(NumberFormat.float32.largestFinite == .greatestFiniteMagnitude)
    #expect(NumberFormat.float32.smallestPositive == .leastNonzeroMagnitude)
    #expect(NumberFormat.posit(n: 12, es: 2).bits == 12 && NumberFormat.float8e5m2.bits == 8)
  }
}
