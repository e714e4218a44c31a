import ArgumentParser
import PositArithmetic
import PositArrays

/// `positbench arrays`: operations over arrays beside a plain copy, the scalar reference and the fastest
/// public libraries.
struct ArraysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arrays",
    abstract:
      "Time posit operations over arrays beside a copy, the scalar reference, other libraries.",
    discussion: """
      Nanoseconds an element: best and median of the repetitions; a median far above the best says \
      that the machine was busy. 'copy' is a plain copy of an operand, 'reference' the scalar loop that \
      gives the same bits, both measured in this run. 'peer' is a recorded value of the fastest \
      public library's loop, measured elsewhere on a machine of the same kind (AMD Zen 3) with \
      native compiler flags, for es = 2; it stands beside every format of its width. 'x peer' \
      says how many times faster than it the best is.
      """)

  @Option(help: "Repetitions of each measurement.")
  var repetitions = 60

  @Option(help: "Numbers of elements, separated by commas.")
  var elements = "65536,4096"

  @Option(help: "Only formats whose name contains this, such as 'posit(16,1)'.")
  var format = ""

  func run() throws {
    let counts = elements.split(separator: ",").compactMap { Int($0) }.filter { $0 > 0 }
    guard !counts.isEmpty, repetitions > 0 else {
      throw ValidationError("--elements wants positive numbers, --repetitions one of at least 1")
    }
    BenchmarkHeader.print("arrays", repetitions: repetitions)
    print("lane kernels: \(PositArray.usesLaneKernels ? "AVX2" : "none, scalar fallback")")
    print(
      row("format", "operands", "elements", "operation", ["best", "median", "copy", "reference"])
        + " " + "peer".padded(9) + " x peer")
    for distribution in Distribution.allCases {
      for count in counts {
        report(Posit8_0.self, distribution, count)
        report(Posit8.self, distribution, count)
        report(Posit16_1.self, distribution, count)
        report(Posit16.self, distribution, count)
        report(Posit32.self, distribution, count)
      }
    }
  }

  private func report<Storage: PatternStorage, let n: Int, let es: Int>(
    _ type: Posit<Storage, n, es>.Type, _ distribution: Distribution, _ count: Int
  ) {
    let name = type.format.description
    if !format.isEmpty && !name.contains(format) { return }
    let benchmark = ArraysBenchmark<Storage, n, es>(
      count: count, distribution: distribution, repetitions: repetitions, seed: 1)
    for timing in benchmark.run() {
      let times = [
        timing.kernel.best, timing.kernel.median, timing.copy.best, timing.reference.best,
      ]
      let peer = PeerTimes.findArray(
        timing.operation, width: n, distribution: distribution, count: count)
      let text = peer.map { "\($0.nanoseconds.nanoseconds) \($0.library)" } ?? "-"
      let ratio = peer.map { ($0.nanoseconds / timing.kernel.best).nanoseconds } ?? "-"
      print(
        row(
          name, distribution.rawValue, String(count), timing.operation, times.map(\.nanoseconds))
          + " " + text.padded(9) + " " + ratio)
    }
  }

  private func row(
    _ format: String, _ operands: String, _ elements: String, _ operation: String,
    _ times: [String]
  ) -> String {
    ([format.padded(12), operands.padded(9), elements.padded(8), operation.padded(13)]
      + times.map { $0.padded(7) }).joined(separator: " ")
  }
}
