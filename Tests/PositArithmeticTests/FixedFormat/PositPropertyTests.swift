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
    #expect(String(reflecting: Posit16_1.one) == "1.0 = posit(16,1) 0x4000")
    #expect(Posit8(Int8.min) == .nar && Posit8(integerLiteral: -128) == -128.0)
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
    #expect(Float(Posit32.nar).isNaN && Int8(rounding: Posit16(2.5)) == 2)
    #expect(Int8(rounding: Posit16(200)) == Int8.min && UInt8(rounding: Posit16(-0.25)) == 0)
    #expect(Posit16(Float16(0.5)) == 0.5 && Float16(Posit16(0.5)) == 0.5)
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
}
