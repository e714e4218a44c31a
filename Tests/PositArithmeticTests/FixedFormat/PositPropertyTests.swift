import Foundation
import PositArithmetic
import TestSupport
import Testing

@Suite struct PositPropertyTests {
  private func agrees<Storage, let n: Int, let es: Int>(
    _ type: Posit<Storage, n, es>.Type, seed: UInt64
  ) -> [String] {
    let format = Posit<Storage, n, es>.format
    var operands = HardOperands(format, seed: seed)
    var bad: [String] = []
    for _ in 0..<samples(5_000) {
      let p = operands.draw(3)
      let (x, y, z) = (type.init(pattern: p[0]), type.init(pattern: p[1]), type.init(pattern: p[2]))
      let pairs: [(Posit<Storage, n, es>, UInt64)] = [
        (x + y, format.add(p[0], p[1])), (x - y, format.subtract(p[0], p[1])),
        (x * y, format.multiply(p[0], p[1])), (x / y, format.divide(p[0], p[1])),
        (x.squareRoot(), format.sqrt(p[0])), (.fma(x, y, z), format.fma(p[0], p[1], p[2])),
        (-x, format.negate(p[0])), (x.magnitude, format.abs(p[0])),
      ]
      if pairs.contains(where: { $0.0.pattern != $0.1 }) { bad.append("\(format) \(p)") }
      if (x < y) != format.compareLess(p[0], p[1]) { bad.append("\(format) \(p[0]) < \(p[1])") }
    }
    return bad
  }

  @Test func operatorsAgreeWithTheRunTimeFormat() {
    let bad =
      agrees(Posit8.self, seed: 1) + agrees(Posit8_0.self, seed: 2) + agrees(Posit16.self, seed: 3)
      + agrees(Posit16_1.self, seed: 4) + agrees(Posit32.self, seed: 5)
      + agrees(Posit64.self, seed: 6) + agrees(Posit<UInt32, 19, 3>.self, seed: 7)
      + agrees(Posit<UInt8, 2, 4>.self, seed: 8)
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  @Test func arraysHaveTheirTrueSize() {
    #expect(MemoryLayout<Posit8>.stride == 1 && MemoryLayout<Posit16_1>.stride == 2)
    #expect(MemoryLayout<Posit32>.stride == 4 && MemoryLayout<Posit64>.stride == 8)
  }

  @Test func literalsAndText() {
    let x: Posit16_1 = 1.5
    let y: Posit16_1 = -3
    #expect((x * y).description == "-4.5")
    #expect(Posit32("1.1")?.description == "1.1" && Posit32("1,1") == nil)
    #expect("\(Posit8.nar)" == "NaR" && Posit8("NaR") == .nar)
    #expect(Posit16_1.one.patternDescription == "1.0 = posit(16,1) 0x4000")
    #expect("\([Posit16_1.one, -2.5, .nar])" == "[1.0, -2.5, NaR]")
    #expect("\(Posit8.maxpos)" == "16777216.0" && "\(Posit8.minpos)" == "6e-08")
    #expect("\(Posit16_1(0x1p20)) \(Posit64(1e15))" == "1048576.0 1000000000000000.0")
    #expect("\(Posit64(1e17))" == "1e+17")
    #expect(Posit8(standard: Int8.min) == .nar && Posit8(Int8.min) == -128.0)
  }

  @Test func orderPutsNaRFirst() {
    let sorted = [Posit8.one, .nar, .maxpos, -.maxpos, .zero, -.minpos].sorted()
    #expect(sorted == [.nar, -.maxpos, -.minpos, .zero, .one, .maxpos])
    #expect(Posit8.nar == .nar && Set([Posit8.nar, .nar]).count == 1)
  }

  @Test func exactIntegers() {
    #expect(Posit8(exactly: 16) == 16 && Posit8(exactly: 17) == nil)
    #expect(Posit16(exactly: 1_024) == 1_024 && Posit16(exactly: -1_025) == nil)
    #expect(Posit32(exactly: 0) == .zero && Posit32(exactly: Int64.min)?.isNegative == true)
    #expect(Posit64(exactly: UInt128(1) << 100) == Posit64(0x1p100))
    #expect(Posit8(exactly: UInt64.max) == nil)
  }

  @Test func conversions() {
    #expect(Posit8(Posit32(1.125)) == 1.125 && Double(Posit16(2.5)) == 2.5)
    #expect(Float(Posit32.nar).isNaN && Int8(standard: Posit16(2.5)) == 2)
    #expect(Int8(standard: Posit16(200)) == Int8.min && UInt8(standard: Posit16(-0.25)) == 0)
    #expect(Posit16(Float16(0.5)) == 0.5 && Float16(Posit16(0.5)) == 0.5)
  }

  @Test func integersGoInAndOutByValue() {
    #expect(Posit16(UInt8(128)) == 128 && Posit16(UInt16(1) << 15) == 0x1p15)
    #expect(Posit64(Int64.min) == Posit64(-0x1p63) && Posit32(UInt64.max) == Posit32(0x1p64))
    #expect(Posit64(UInt128(1) << 100 + 1) == Posit64(0x1p100))
    #expect(Posit32(Int128.min) == Posit32(-0x1p127))
    #expect(Posit16(standard: UInt8(128)) == .nar)
    #expect(Int(Posit16(2.75)) == 2 && Int(Posit16(-2.75)) == -2 && UInt8(Posit16(-0.75)) == 0)
    #expect(Int8(exactly: Posit16(-128)) == -128 && Int8(exactly: Posit16(128)) == nil)
    #expect(Int(exactly: Posit16(2.5)) == nil && Int(exactly: Posit16.nar) == nil)
    #expect(UInt8(exactly: Posit16(-1)) == nil && UInt64(exactly: Posit64(0x1p63)) == 1 << 63)
    #expect(Int128(Posit64(0x1p100)) == Int128(1) << 100 && Int(exactly: Posit8.zero) == 0)
  }

  @Test func wideIntegersRoundAsTheirDecimalsDo() throws {
    // Around every tie of posit(64,2) that an integer of 128 bits can be: the bits below the
    // significand decide.
    var bad: [String] = []
    for scale in 60..<126 {
      let tie = UInt128(1) << UInt128(scale)
      for below in 0..<min(scale, 64) {
        for value in [tie + (1 << UInt128(below)), tie - (1 << UInt128(below)), tie | tie >> 59] {
          let reference = try Posit64.format.pattern(
            parsing: "\(value)")
          if Posit64(value).pattern != reference { bad.append("\(value)") }
        }
      }
    }
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }

  private func sumOfSquares<P: PositNumber>(_ values: [P]) -> P {
    var sum = P.Accumulator()
    for value in values { sum.addProduct(value, value) }
    return sum.toPosit()
  }

  @Test func genericCodeNeedsNoParameters() {
    #expect(sumOfSquares([Posit16(1), 2, 3]) == 14 && sumOfSquares([Posit8_1(0.5)]) == 0.25)
    #expect(Double(sumOfSquares([Posit64(1.5)])) == 2.25)
  }

  @Test func numbersDecode() throws {
    let decoded = try JSONDecoder().decode([Posit32].self, from: Data("[1, -2.5, 4e3]".utf8))
    #expect(decoded == [1, -2.5, 4000])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Posit32].self, from: Data("[true]".utf8))
    }
  }

  @Test func codableKeepsEveryPattern() throws {
    let all = (UInt8.min...UInt8.max).map { Posit8(bitPattern: $0) }
    let encoded = try JSONEncoder().encode(all)
    #expect(try JSONDecoder().decode([Posit8].self, from: encoded) == all)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Posit8].self, from: Data(#"["one"]"#.utf8))
    }
  }

  @Test func accumulator() {
    var q = Posit16.Accumulator(1)
    q.addProduct(.maxpos, .maxpos)
    q += .minpos
    q.subtractProduct(.maxpos, .maxpos)
    q -= 1
    #expect(q.toPosit() == .minpos)
    q -= Posit16.Accumulator(.minpos)
    #expect(q.toPosit() == .zero)
    q.negate()
    q.addProduct(.zero, .nar)
    #expect(q.isNaR && q.toPosit() == .nar)
  }

  /// Random sums, among them ones that leave the quire's range, against the quire step by step.
  private func accumulates<P: PositNumber>(_ type: P.Type, seed: UInt64) -> [String]
  where P.Accumulator: QuireHolder {
    var operands = HardOperands(P.format, seed: seed)
    var bad: [String] = []
    for trial in 0..<samples(300) {
      var fast = P.Accumulator()
      var slow = Quire(P.format)
      // Doubling takes a quire to the end of its range.
      for _ in 0..<(trial % 40) where trial % 3 == 0 {
        fast.addProduct(.maxpos, .maxpos)
        slow.addProduct(P.maxpos.pattern, P.maxpos.pattern)
        fast.double()
        slow.add(slow)
      }
      for step in 0..<12 {
        let p = operands.draw(2)
        let (x, y) = (P(pattern: p[0]), P(pattern: p[1]))
        if x.isNaR || y.isNaR { continue }
        switch step % 4 {
        case 0, 1:
          fast.addProduct(x, y)
          slow.addProduct(p[0], p[1])
        case 2:
          fast.subtractProduct(x, y)
          slow.subtractProduct(p[0], p[1])
        default:
          fast += x
          slow.add(p[0])
        }
        if fast.held != slow || fast.toPosit().pattern != slow.toPosit() {
          bad.append("\(P.format) trial \(trial) step \(step): \(p)")
        }
      }
    }
    return bad
  }

  @Test func accumulatorAgreesWithTheQuireStepByStep() {
    let bad =
      accumulates(Posit8.self, seed: 11) + accumulates(Posit8_0.self, seed: 12)
      + accumulates(Posit16.self, seed: 13) + accumulates(Posit32.self, seed: 14)
      + accumulates(Posit64.self, seed: 15)
    #expect(bad.isEmpty, "\(bad.count) wrong: \(bad.prefix(5))")
  }
}

/// An accumulator whose quire can be looked at.
private protocol QuireHolder {
  var held: Quire { get }
  mutating func double()
}

extension Posit.Accumulator: QuireHolder {
  fileprivate var held: Quire { quire }
  fileprivate mutating func double() { self += self }
}
