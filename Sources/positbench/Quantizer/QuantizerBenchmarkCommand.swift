import ArgumentParser
import Quantization

/// `positbench quantizer`: bulk quantisation beside a plain copy of the same memory.
struct QuantizerBenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quantizer",
    abstract: "Time the rounding of float32 tensors beside memcpy in the same run.",
    discussion: """
      Million elements a second, one thread, the best of the samples, for a block that stays in the
      second-level cache and for one that does not. The memcpy beside a line was measured in turn
      with that line, sample by sample. By default the time is what this thread spent on the
      processor, so that other programs disturb it only through the caches and the memory; --clock
      wall takes the time that passed. Values are standard normal, but 'wide' ones, whose magnitudes
      are spread evenly over the logarithms from 2^-40 to 2^20: in stochastic rounding of posits
      they take the longer way of regimes that push exponent bits out. 'reference' is the slow
      version that the tests hold the kernels against; 'portable' is the Swift version for
      processors without vector kernels. 'columns' are blocks along the first axis of a matrix of 64
      columns: sizes should be multiples of 64.
      """)

  @Option(help: "How often each contestant is measured at each size.")
  var samples = 40

  @Option(help: "Elements of the block that stays in the second-level cache.")
  var block = 32_768

  @Option(help: "Elements of the large array.")
  var large = 10_000_000

  @Option(help: "Only formats whose name contains this, such as 'posit(16,1)'.")
  var format = ""

  @Option(help: "thread (time of this thread on the processor) or wall (time that passed).")
  var clock = BenchmarkClock.thread

  func validate() throws {
    guard samples > 0, block > 0, large > 0 else {
      throw ValidationError("--samples, --block and --large want numbers of at least 1")
    }
  }

  func run() throws {
    let contestants = try Self.contestants.filter {
      format.isEmpty || $0.quantizer.format.description.contains(format)
    }
    guard !contestants.isEmpty else {
      throw ValidationError(
        "no format contains '\(format)'; there are "
          + Self.formats.map(\.description).joined(separator: ", "))
    }
    BenchmarkHeader.print("quantizer", repetitions: samples)
    print(
      """
      rounding float32 values; million elements a second, and the ratio to memcpy
      \(samples) samples, \(clock.rawValue) clock, seed \(QuantizerBenchmark.seed)
                                                         \
      ---- \(block) elements ----  ---- \(large) elements ---
      format            rounding    underflow  variant    \
       Melem/s  memcpy  ratio    Melem/s  memcpy  ratio
      """)
    let small = QuantizerBenchmark(count: block, samples: samples, clock: clock)
    let big = QuantizerBenchmark(count: large, samples: samples, clock: clock)
    for contestant in contestants {
      let first = small.run(contestant)
      // The reference takes half a second a pass over the large array and has nothing to show there.
      let second = contestant.variant == .reference ? nil : big.run(contestant)
      print(
        contestant.description.padded(54) + first.description + "  "
          + (second?.description ?? "        -"))
    }
  }

  static let formats: [NumberFormat] = [
    .posit(n: 8, es: 0), .posit(n: 8, es: 1), .posit(n: 8, es: 2), .posit(n: 16, es: 1),
    .posit(n: 16, es: 2), .posit(n: 16, es: 2, regimeLimit: 6), .bfloat16, .float16, .float8e4m3,
    .float8e5m2, .mx(.float8e4m3), .mx(.float8e5m2, rule: .rceil), .mx(.posit(n: 8, es: 1)),
  ]

  /// What is timed: every format and rounding, and of one format everything else.
  static var contestants: [QuantizerContestant] {
    get throws {
      var all: [QuantizerContestant] = []
      for format in formats {
        for rounding in RoundingMode.allCases {
          let quantizer = try Quantizer(format: format, rounding: rounding, underflow: .half)
          all.append(QuantizerContestant(quantizer: quantizer, variant: .bulk))
          if format.block != nil {
            all.append(QuantizerContestant(quantizer: quantizer, variant: .columns))
          } else if rounding == .stochastic {
            all.append(QuantizerContestant(quantizer: quantizer, variant: .wide))
          }
        }
      }
      let detailed = NumberFormat.posit(n: 8, es: 1)
      for underflow in UnderflowPolicy.allCases where underflow != .half {
        let quantizer = try Quantizer(format: detailed, underflow: underflow)
        all.append(QuantizerContestant(quantizer: quantizer, variant: .bulk))
      }
      for variant in [QuantizerVariant.inPlace, .scaled, .portable, .reference] {
        for rounding in RoundingMode.allCases {
          let quantizer = try Quantizer(format: detailed, rounding: rounding, underflow: .half)
          all.append(QuantizerContestant(quantizer: quantizer, variant: variant))
        }
      }
      return all
    }
  }
}
