import Foundation
import Quantization
import Randomness

/// What one contestant and the memcpy beside it reached, in million elements a second.
struct QuantizerTiming: CustomStringConvertible {
  let rate: Double
  let copyRate: Double

  var description: String {
    String(format: "%8.0f %8.0f  %5.2f", rate, copyRate, rate / copyRate)
  }
}

/// Arrays of one size, and the timing of contestants on them.
struct QuantizerBenchmark {
  static let seed: UInt64 = 1

  private let normal: [Float]
  private let wide: [Float]
  private let samples: Int
  private let clock: BenchmarkClock
  /// Passes a sample, so that a sample of a small block is long for the clock but shorter than the
  /// time that a busy machine gives a program at once.
  private let passes: Int

  init(count: Int, samples: Int, clock: BenchmarkClock) {
    let stream = RandomStream(seed: Self.seed)
    let normalStream = stream.child(0)
    let wideStream = stream.child(1)
    normal = (0..<UInt64(count)).map { Float(normalStream.normal(at: $0)) }
    wide = (0..<UInt64(count)).map { index in
      let bits = wideStream.wideWord(at: index)
      let exponent = Int(bits % 60) - 40
      return Float(
        sign: bits >> 63 == 0 ? .plus : .minus, exponent: exponent,
        significand: 1 + Float(UInt32(truncatingIfNeeded: bits >> 32) >> 9) * 0x1p-23)
    }
    self.samples = samples
    self.clock = clock
    passes = max(1, 500_000 / count)
  }

  /// Measures a contestant and memcpy in turn; the best sample of each counts.
  func run(_ contestant: QuantizerContestant) -> QuantizerTiming {
    let quantizer = contestant.quantizer
    let source = contestant.variant == .wide ? wide : normal
    let stream = RandomStream(seed: Self.seed).child(2)
    let scale = contestant.variant == .scaled ? 5 : 0
    var destination = source
    var best = Double.infinity
    var bestCopy = Double.infinity
    let isReference = contestant.variant == .reference
    for _ in 0..<(isReference ? min(samples, 5) : samples) {
      bestCopy = min(bestCopy, seconds { copy(source, to: &destination) })
      best = min(
        best,
        seconds {
          var span = destination.mutableSpan
          switch contestant.variant {
          case .bulk, .wide, .scaled:
            quantizer.quantize(
              source.span, into: &span, scaleExponent: scale, randomness: stream)
          case .columns:
            let layout = BlockLayout(outer: 1, length: source.count / 64, inner: 64)
            quantizer.quantize(source.span, into: &span, layout: layout, randomness: stream)
          case .inPlace:
            quantizer.quantizeInPlace(&span, randomness: stream)
          case .portable:
            quantizer.quantize(
              source.span, into: &span, scaleExponent: 0, randomness: stream, vectors: false)
          case .reference:
            for i in source.indices {
              span[i] = quantizer.quantized(source[i], randomWord: stream.word(at: UInt64(i)))
            }
          }
        })
    }
    let elements = Double(source.count) / 1e6
    return QuantizerTiming(rate: elements / best, copyRate: elements / bestCopy)
  }

  /// Seconds of one pass.
  private func seconds(_ pass: () -> Void) -> Double {
    let start = clock.now
    for _ in 0..<passes { pass() }
    return (clock.now - start) / Double(passes)
  }

  private func copy(_ source: [Float], to destination: inout [Float]) {
    source.withUnsafeBytes { from in
      destination.withUnsafeMutableBytes { to in
        if let from = from.baseAddress, let start = to.baseAddress {
          memcpy(start, from, to.count)
        }
      }
    }
  }
}
