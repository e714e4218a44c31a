import PositArithmetic
import PositArrays

/// One line of the array table: nanoseconds an element.
struct ArrayTiming {
  let operation: String
  let kernel: RepeatedTimes
  let copy: RepeatedTimes
  let reference: RepeatedTimes
}

/// Times the array operations of one format, each beside a plain copy and its scalar reference.
///
/// The copy moves one operand to the result and nothing else: what no kernel can beat. The reference is
/// a loop over the run-time format's scalar operation.
struct ArraysBenchmark<Storage: PatternStorage, let n: Int, let es: Int> {
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

  @inline(never)
  func run() -> [ArrayTiming] {
    let positive = a.map { $0.magnitude }
    let floats = a.map { Float($0) * 1.007 }
    let doubles = a.map { Double($0) * 1.007 }
    return [
      arithmetic("add", .add, a) { PositArray.add($0, b.span, into: &$1) },
      arithmetic("sub", .subtract, a) { PositArray.subtract($0, b.span, into: &$1) },
      arithmetic("mul", .multiply, a) { PositArray.multiply($0, b.span, into: &$1) },
      arithmetic("div", .divide, a) { PositArray.divide($0, b.span, into: &$1) },
      arithmetic("sqrt", .sqrt, positive) { PositArray.sqrt($0, into: &$1) },
      arithmetic("fma", .fma, a) { PositArray.fma($0, b.span, c.span, into: &$1) },
      conversion("f32_to_posit", .fromFloat32, floats, Number.zero) {
        PositArray.convert($0, into: &$1)
      },
      conversion("f64_to_posit", .fromFloat64, doubles, Number.zero) {
        PositArray.convert($0, into: &$1)
      },
      conversion("posit_to_f32", .toFloat32, a, Float(0)) { PositArray.convert($0, into: &$1) },
      conversion("posit_to_f64", .toFloat64, a, Double(0)) { PositArray.convert($0, into: &$1) },
    ]
  }

  private func arithmetic(
    _ name: String, _ operation: ArrayOperation, _ first: [Number],
    _ kernel: (Span<Number>, inout MutableSpan<Number>) -> Void
  ) -> ArrayTiming {
    timing(name, first, Number.zero, kernel) { from, to, count in
      b.withUnsafeBytes { b in
        c.withUnsafeBytes { c in
          guard let second = b.baseAddress, let third = c.baseAddress else { return }
          ScalarReference.compute(
            operation, storageBytes: MemoryLayout<Storage>.size, from, second, third, into: to,
            count: count, format: Number.format)
        }
      }
    }
  }

  private func conversion<Source: BitwiseCopyable, Result: BitwiseCopyable>(
    _ name: String, _ conversion: ArrayConversion, _ source: [Source], _ zero: Result,
    _ kernel: (Span<Source>, inout MutableSpan<Result>) -> Void
  ) -> ArrayTiming {
    timing(name, source, zero, kernel) { from, to, count in
      ScalarReference.convert(
        conversion, storageBytes: MemoryLayout<Storage>.size, from, into: to, count: count,
        format: Number.format)
    }
  }

  private func timing<Source: BitwiseCopyable, Result: BitwiseCopyable>(
    _ name: String, _ source: [Source], _ zero: Result,
    _ kernel: (Span<Source>, inout MutableSpan<Result>) -> Void,
    _ reference: (UnsafeRawPointer, UnsafeMutableRawPointer, Int) -> Void
  ) -> ArrayTiming {
    let count = source.count
    var result = [Result](repeating: zero, count: count)
    let kernelTime = repeatedTimes(elements: count, repetitions: repetitions) {
      var target = result.mutableSpan
      kernel(source.span, &target)
    }
    func overBytes(
      _ repetitions: Int, _ body: (UnsafeRawPointer, UnsafeMutableRawPointer, Int) -> Void
    ) -> RepeatedTimes {
      source.withUnsafeBytes { from in
        result.withUnsafeMutableBytes { to in
          repeatedTimes(elements: count, repetitions: repetitions) {
            guard let from = from.baseAddress, let to = to.baseAddress else { return }
            body(from, to, count)
          }
        }
      }
    }
    let bytes = min(MemoryLayout<Source>.size, MemoryLayout<Result>.size)
    let copyTime = overBytes(repetitions) { from, to, count in
      to.copyMemory(from: from, byteCount: count * bytes)
    }
    let referenceTime = overBytes(max(3, repetitions / 8), reference)
    consume(result)
    return ArrayTiming(
      operation: name, kernel: kernelTime, copy: copyTime, reference: referenceTime)
  }
}
