import PositArithmetic
import PositArrays

/// Times the array operations of one format, in nanoseconds an element.
struct ArrayBenchmark<Storage, let n: Int, let es: Int>
where Storage: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable {
  typealias Number = Posit<Storage, n, es>

  let a: [Number]
  let b: [Number]
  let c: [Number]
  let repetitions: Int

  init(count: Int, distribution: Distribution, repetitions: Int, seed: UInt64) {
    var generator = OperandGenerator(state: seed)
    a = generator.posits(count, distribution, of: Number.self)
    b = generator.posits(count, distribution, of: Number.self)
    c = generator.posits(count, distribution, of: Number.self)
    self.repetitions = repetitions
  }

  private func time<Output>(_ zero: Output, _ body: (inout MutableSpan<Output>) -> Void) -> Double {
    var results = [Output](repeating: zero, count: a.count)
    let time = bestTime(elements: a.count, repetitions: repetitions) {
      var target = results.mutableSpan
      body(&target)
    }
    consume(results)
    return time
  }

  func run() -> [(operation: String, nanoseconds: Double)] {
    let positive = a.map { $0.magnitude }
    let floats = a.map { Float($0) * 1.007 }
    let doubles = a.map { Double($0) * 1.007 }
    let nar = Number.nar
    return [
      ("add", time(nar) { Number.add(a.span, b.span, into: &$0) }),
      ("sub", time(nar) { Number.subtract(a.span, b.span, into: &$0) }),
      ("mul", time(nar) { Number.multiply(a.span, b.span, into: &$0) }),
      ("div", time(nar) { Number.divide(a.span, b.span, into: &$0) }),
      ("sqrt", time(nar) { Number.squareRoot(positive.span, into: &$0) }),
      ("fma", time(nar) { Number.fma(a.span, b.span, c.span, into: &$0) }),
      ("f32_to_posit", time(nar) { Number.convert(floats.span, into: &$0) }),
      ("f64_to_posit", time(nar) { Number.convert(doubles.span, into: &$0) }),
      ("posit_to_f32", time(Float(0)) { Number.convert(a.span, into: &$0) }),
      ("posit_to_f64", time(Double(0)) { Number.convert(a.span, into: &$0) }),
    ]
  }
}
