import PositArithmetic

/// One line of the scalar table: nanoseconds an operation.
struct ScalarTiming {
  let operation: String
  let throughput: Double
  let latency: Double?

  /// The best of two measurements of one row.
  func best(with other: ScalarTiming) -> ScalarTiming {
    ScalarTiming(
      operation: operation, throughput: min(throughput, other.throughput),
      latency: latency.map { min($0, other.latency ?? $0) })
  }
}

/// Times the operators of one format over arrays, as a user's own loop would run them.
///
/// Throughput: c[i] = a[i] op b[i]. Latency: r = op(a[i] ^ (r & 0), b[i]), where the compiler cannot
/// see the 0, so that each operation waits for the one before while the operands keep their
/// distribution; it includes about two cycles for the mask.
struct ScalarBenchmark<Storage, let n: Int, let es: Int>
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

  // The operations below are functions that are always inlined, which closures cannot be: the loops
  // must be those that a user gets who writes the operator into them.

  @inline(__always)
  private func throughput<Input, Output>(
    _ input: [Input], _ zero: Output, _ operation: (Input) -> Output
  ) -> Double {
    var results = [Output](repeating: zero, count: input.count)
    let time = bestTime(elements: input.count, repetitions: repetitions) {
      let source = input.span
      var target = results.mutableSpan
      for index in 0..<source.count { target[index] = operation(source[index]) }
    }
    consume(results)
    return time
  }

  /// Both times of an operation on a, b and c, whichever it takes.
  @inline(__always)
  private func timing(
    _ name: String, _ operation: (Number, Number, Number) -> Number
  ) -> ScalarTiming {
    var results = [Number](repeating: .zero, count: a.count)
    let throughput = bestTime(elements: a.count, repetitions: repetitions) {
      let (first, second, third) = (a.span, b.span, c.span)
      var target = results.mutableSpan
      for index in 0..<first.count {
        target[index] = operation(first[index], second[index], third[index])
      }
    }
    consume(results)
    let zero = Storage(truncatingIfNeeded: opaqueZero)
    let latency = bestTime(elements: a.count, repetitions: repetitions) {
      let (first, second, third) = (a.span, b.span, c.span)
      var result = Number.zero
      for index in 0..<first.count {
        let operand = Number(bitPattern: first[index].bitPattern ^ (result.bitPattern & zero))
        result = operation(operand, second[index], third[index])
      }
      results[0] = result
    }
    consume(results)
    return ScalarTiming(operation: name, throughput: throughput, latency: latency)
  }

  /// The chain goes through the posit's bits into those of the next float.
  private func latencyFromFloat(_ floats: [Float]) -> Double {
    let zero = UInt32(truncatingIfNeeded: opaqueZero)
    var last = Number.zero
    let time = bestTime(elements: floats.count, repetitions: repetitions) {
      let source = floats.span
      var result = Number.zero
      for index in 0..<source.count {
        let mask = UInt32(truncatingIfNeeded: result.bitPattern) & zero
        result = Number(Float(bitPattern: source[index].bitPattern ^ mask))
      }
      last = result
    }
    consume(last)
    return time
  }

  /// The chain goes through the float's bits into those of the next posit.
  private func latencyToFloat() -> Double {
    let zero = UInt32(truncatingIfNeeded: opaqueZero)
    var last = Float(0)
    let time = bestTime(elements: a.count, repetitions: repetitions) {
      let source = a.span
      var result = Float(0)
      for index in 0..<source.count {
        let mask = Storage(truncatingIfNeeded: result.bitPattern & zero)
        result = Float(Number(bitPattern: source[index].bitPattern ^ mask))
      }
      last = result
    }
    consume(last)
    return time
  }

  @inline(never)
  func run() -> [ScalarTiming] {
    @inline(__always) func sum(_ x: Number, _ y: Number, _: Number) -> Number { x + y }
    @inline(__always) func difference(_ x: Number, _ y: Number, _: Number) -> Number { x - y }
    @inline(__always) func product(_ x: Number, _ y: Number, _: Number) -> Number { x * y }
    @inline(__always) func quotient(_ x: Number, _ y: Number, _: Number) -> Number { x / y }
    @inline(__always) func fused(_ x: Number, _ y: Number, _ z: Number) -> Number {
      .fma(x, y, z)
    }
    @inline(__always) func root(_ x: Number) -> Number { x.squareRoot() }
    @inline(__always) func rootOfMagnitude(_ x: Number, _: Number, _: Number) -> Number {
      x.magnitude.squareRoot()
    }
    @inline(__always) func fromFloat(_ x: Float) -> Number { Number(x) }
    @inline(__always) func fromDouble(_ x: Double) -> Number { Number(x) }
    @inline(__always) func toFloat(_ x: Number) -> Float { Float(x) }
    @inline(__always) func toDouble(_ x: Number) -> Double { Double(x) }
    let positive = a.map { $0.magnitude }
    let floats = a.map { Float($0) * 1.007 }
    let doubles = a.map { Double($0) * 1.007 }
    return [
      timing("add", sum), timing("sub", difference), timing("mul", product),
      timing("div", quotient),
      ScalarTiming(
        operation: "sqrt", throughput: throughput(positive, Number.zero, root),
        latency: timing("sqrt", rootOfMagnitude).latency),
      timing("fma", fused),
      ScalarTiming(
        operation: "f32_to_posit", throughput: throughput(floats, Number.zero, fromFloat),
        latency: latencyFromFloat(floats)),
      ScalarTiming(
        operation: "f64_to_posit", throughput: throughput(doubles, Number.zero, fromDouble),
        latency: nil),
      ScalarTiming(
        operation: "posit_to_f32", throughput: throughput(a, Float(0), toFloat),
        latency: latencyToFloat()),
      ScalarTiming(
        operation: "posit_to_f64", throughput: throughput(a, Double(0), toDouble), latency: nil),
      ScalarTiming(operation: "quire_dot1024", throughput: dotProducts(), latency: nil),
      ScalarTiming(operation: "quire_add1024", throughput: accumulatedProducts(), latency: nil),
    ]
  }

  /// Nanoseconds an element of dot products of length 1024, clearing and rounding included.
  private func dotProducts() -> Double {
    let x = a.map { $0.isNaR ? .one : $0 }
    let y = b.map { $0.isNaR ? .one : $0 }
    let length = min(1_024, x.count)
    var sum = Number.zero
    let time = bestTime(elements: x.count / length * length, repetitions: repetitions) {
      for start in stride(from: 0, through: x.count - length, by: length) {
        let range = start..<(start + length)
        let dot = Number.dotProduct(x.span.extracting(range), y.span.extracting(range))
        sum = Number(bitPattern: sum.bitPattern ^ dot.bitPattern)
      }
    }
    consume(sum)
    return time
  }

  /// Nanoseconds a product of an accumulator that takes 1024 of them, one at a time.
  private func accumulatedProducts() -> Double {
    let x = a.map { $0.isNaR ? .one : $0 }
    let y = b.map { $0.isNaR ? .one : $0 }
    let length = min(1_024, x.count)
    var sum = Number.zero
    let time = bestTime(elements: x.count / length * length, repetitions: repetitions) {
      let (left, right) = (x.span, y.span)
      for start in stride(from: 0, through: x.count - length, by: length) {
        var accumulator = Number.Accumulator()
        for index in start..<(start + length) { accumulator.addProduct(left[index], right[index]) }
        sum = Number(bitPattern: sum.bitPattern ^ accumulator.toPosit().bitPattern)
      }
    }
    consume(sum)
    return time
  }
}
