import PositArithmetic
import PositArrays
import TestSupport
import Testing

/// The public calls: every form gives the scalar results, for every count, and touches nothing else.
@Suite struct PositArrayPropertyTests {
  /// Runs every form of every operation over `count` elements.
  private func mismatches<Storage: PatternStorage>(
    _ storage: Storage.Type, count: Int, format: PositFormat
  ) -> [String] {
    var generator = SplitMix64(seed: UInt64(count))
    func patterns() -> [Storage] {
      (0..<count).map { _ in Storage(truncatingIfNeeded: generator.next() & format.patternMask) }
    }
    let (a, b, c) = (patterns(), patterns(), patterns())
    var bad: [String] = []
    func expect(_ name: String, _ got: [Storage], _ scalar: (Int) -> UInt64) {
      if got != (0..<count).map({ Storage(truncatingIfNeeded: scalar($0)) }) {
        bad.append("\(name) \(format) in \(Storage.self), \(count) elements")
      }
    }
    /// A result array, filled; and the array `start`, changed in place.
    func filled(_ body: (inout MutableSpan<Storage>) -> Void) -> [Storage] {
      changed(Array(repeating: 0, count: count), body)
    }
    func changed(_ start: [Storage], _ body: (inout MutableSpan<Storage>) -> Void) -> [Storage] {
      var result = start
      var span = result.mutableSpan
      body(&span)
      return result
    }
    func x(_ index: Int) -> UInt64 { UInt64(a[index]) }
    func y(_ index: Int) -> UInt64 { UInt64(b[index]) }
    func z(_ index: Int) -> UInt64 { UInt64(c[index]) }

    expect("add", filled { PositArray.add(a.span, b.span, into: &$0, format: format) }) {
      format.add(x($0), y($0))
    }
    expect("add in place", changed(a) { PositArray.add(b.span, to: &$0, format: format) }) {
      format.add(x($0), y($0))
    }
    expect("subtract", filled { PositArray.subtract(a.span, b.span, into: &$0, format: format) }) {
      format.subtract(x($0), y($0))
    }
    expect(
      "subtract in place", changed(a) { PositArray.subtract(b.span, from: &$0, format: format) }
    ) { format.subtract(x($0), y($0)) }
    expect("multiply", filled { PositArray.multiply(a.span, b.span, into: &$0, format: format) }) {
      format.multiply(x($0), y($0))
    }
    expect(
      "multiply in place", changed(a) { PositArray.multiply(&$0, by: b.span, format: format) }
    ) { format.multiply(x($0), y($0)) }
    expect("divide", filled { PositArray.divide(a.span, b.span, into: &$0, format: format) }) {
      format.divide(x($0), y($0))
    }
    expect("divide in place", changed(a) { PositArray.divide(&$0, by: b.span, format: format) }) {
      format.divide(x($0), y($0))
    }
    expect("sqrt", filled { PositArray.sqrt(a.span, into: &$0, format: format) }) {
      format.sqrt(x($0))
    }
    expect("sqrt in place", changed(a) { PositArray.sqrt(&$0, format: format) }) {
      format.sqrt(x($0))
    }
    expect("fma", filled { PositArray.fma(a.span, b.span, c.span, into: &$0, format: format) }) {
      format.fma(x($0), y($0), z($0))
    }
    expect(
      "fma in place",
      changed(c) { PositArray.fma(a.span, b.span, addedTo: &$0, format: format) }
    ) { format.fma(x($0), y($0), z($0)) }

    var floats = [Float](repeating: 0, count: count)
    var floatSpan = floats.mutableSpan
    PositArray.convert(a.span, into: &floatSpan, format: format)
    if floats.map(\.bitPattern) != a.map({ format.float(rounding: UInt64($0)).bitPattern }) {
      bad.append("to float32 \(format), \(count) elements")
    }
    var doubles = [Double](repeating: 0, count: count)
    var doubleSpan = doubles.mutableSpan
    PositArray.convert(a.span, into: &doubleSpan, format: format)
    if doubles.map(\.bitPattern) != a.map({ format.double(rounding: UInt64($0)).bitPattern }) {
      bad.append("to float64 \(format), \(count) elements")
    }
    expect("from float32", filled { PositArray.convert(floats.span, into: &$0, format: format) }) {
      format.pattern(rounding: floats[$0])
    }
    expect("from float64", filled { PositArray.convert(doubles.span, into: &$0, format: format) }) {
      format.pattern(rounding: doubles[$0])
    }
    return bad
  }

  @Test("every form and every count from 0 to 100")
  func counts() {
    var bad: [String] = []
    for count in 0...100 {
      for format in formats([2, 6, 8], es: 0...2) {
        bad += mismatches(UInt8.self, count: count, format: format)
      }
      for format in formats([8, 13, 16], es: 1...3) {
        bad += mismatches(UInt16.self, count: count, format: format)
      }
      for format in formats([16, 29, 32], es: 2...4) {
        bad += mismatches(UInt32.self, count: count, format: format)
      }
    }
    #expect(bad.isEmpty, "\(bad.prefix(5))")
  }

  @Test("tables of results: all pairs of up to 8 bits", arguments: 2...8)
  func tables(n: Int) {
    var bad: [String] = []
    // All pairs of bytes: bits above n must not count.
    let a = (0..<65_536).map { UInt8(truncatingIfNeeded: $0 >> 8) }
    let b = (0..<65_536).map { UInt8(truncatingIfNeeded: $0) }
    var result = [UInt8](repeating: 0, count: a.count)
    for format in formats([n]) {
      func check(_ name: String, _ scalar: (UInt64, UInt64) -> UInt64) {
        for index in a.indices
        where UInt64(result[index]) != scalar(UInt64(a[index]), UInt64(b[index])) {
          bad.append("\(name) \(format) \(a[index]) \(b[index]) gave \(result[index])")
          return
        }
      }
      var span = result.mutableSpan
      PositArray.add(a.span, b.span, into: &span, format: format)
      check("add") { format.add($0, $1) }
      span = result.mutableSpan
      PositArray.subtract(a.span, b.span, into: &span, format: format)
      check("subtract") { format.subtract($0, $1) }
      span = result.mutableSpan
      PositArray.multiply(a.span, b.span, into: &span, format: format)
      check("multiply") { format.multiply($0, $1) }
      span = result.mutableSpan
      PositArray.divide(a.span, b.span, into: &span, format: format)
      check("divide") { format.divide($0, $1) }
      span = result.mutableSpan
      PositArray.sqrt(a.span, into: &span, format: format)
      check("sqrt") { x, _ in format.sqrt(x) }
    }
    #expect(bad.isEmpty, "\(bad.prefix(5))")
  }

  @Test("Posit elements give what patterns give")
  func positElements() {
    var generator = SplitMix64(seed: 11)
    let a = (0..<77).map { _ in Posit16_1(pattern: generator.next()) }
    let b = (0..<77).map { _ in Posit16_1(pattern: generator.next()) }
    var result = a
    var span = result.mutableSpan
    PositArray.add(a.span, b.span, into: &span)
    #expect(result == zip(a, b).map { $0 + $1 })
    span = result.mutableSpan
    PositArray.fma(a.span, b.span, a.span, into: &span)
    PositArray.divide(&span, by: b.span)
    #expect(result == zip(a, b).map { .fma($0, $1, $0) / $1 })
    var floats = [Float](repeating: 0, count: 77)
    var floatSpan = floats.mutableSpan
    PositArray.convert(a.span, into: &floatSpan)
    span = result.mutableSpan
    PositArray.convert(floats.span, into: &span)
    #expect(result == a)
  }

  @Test("differing counts and formats too wide stop the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      var result: [UInt16] = [0, 0]
      var span = result.mutableSpan
      PositArray.add([1].span, [1].span, into: &span, format: .posit16)
    }
    await #expect(processExitsWith: .failure) {
      var result: [UInt16] = [0]
      var span = result.mutableSpan
      PositArray.add([1].span, [1].span, into: &span, format: .posit32)
    }
  }
}
