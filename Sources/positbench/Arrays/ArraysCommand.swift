import ArgumentParser
import PositArithmetic
import PositArrays

/// `positbench arrays`: the array operations beside the scalar loops and the fastest peers' loops.
struct ArraysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arrays",
    abstract: "Time the operations over arrays beside the scalar loop and other libraries.",
    discussion: """
      Nanoseconds an element, best of the repetitions. The scalar loop runs the same operation by the
      operators of Posit. Peers' times are recorded values for loops of 65,536 elements, measured on
      a machine of the same kind (AMD Zen 3) with native compiler flags.
      """)

  @Option(help: "Repetitions of each measurement; the best counts.")
  var repetitions = 25

  @Option(help: "Numbers of elements, separated by commas.")
  var elements = "65536,4096"

  @Option(help: "Only formats whose name contains this, such as 'posit(16,1)'.")
  var format = ""

  func run() throws {
    let counts = elements.split(separator: ",").compactMap { Int($0) }.filter { $0 > 0 }
    guard !counts.isEmpty, repetitions > 0 else {
      throw ValidationError("--elements wants positive numbers, --repetitions one of at least 1")
    }
    print("kernels: \(ArrayOperation.hasKernels ? "AVX2 and FMA" : "none, scalar loops")")
    print("format       operands  elements operation      array    scalar   peer        peer/array")
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

  private func report<Storage, let n: Int, let es: Int>(
    _ type: Posit<Storage, n, es>.Type, _ distribution: Distribution, _ count: Int
  ) {
    let name = type.format.description
    if !format.isEmpty && !name.contains(format) { return }
    let scalars = ScalarBenchmark<Storage, n, es>(
      count: count, distribution: distribution, repetitions: max(1, repetitions / 3), seed: 1
    ).run()
    let arrays = ArrayBenchmark<Storage, n, es>(
      count: count, distribution: distribution, repetitions: repetitions, seed: 1)
    for (operation, time) in arrays.run() {
      let scalar = scalars.first { $0.operation == operation }
      let peer = PeerTimes.find(operation, width: n, distribution: distribution, latency: false)
      print(
        name.padded(12), distribution.rawValue.padded(9), String(count).padded(8),
        operation.padded(14), time.nanoseconds.padded(8),
        (scalar?.throughput.nanoseconds ?? "-").padded(8),
        (peer.map { "\($0.nanoseconds.nanoseconds) \($0.library)" } ?? "-").padded(11),
        peer.map { ($0.nanoseconds / time).nanoseconds } ?? "-")
    }
  }
}
