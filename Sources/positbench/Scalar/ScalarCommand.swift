import ArgumentParser
import PositArithmetic

/// `positbench scalar`: the operators of `Posit` beside the fastest public libraries.
struct ScalarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scalar",
    abstract: "Time the scalar posit operators, throughput and latency, beside other libraries.",
    discussion: """
      Nanoseconds an operation, best of the repetitions. Peers' times are recorded values, measured
      elsewhere (AMD Zen 3, 3.0-3.2 GHz) with 65,536 elements and native compiler flags; they are
      for es = 2 and stand beside every format of their width. The hardware's own times, measured in
      this run, are what to scale by. With 4,096 elements a branch predictor learns the operands;
      65,536 are fresh.
      """)

  @Option(help: "Repetitions of each measurement; the best counts.")
  var repetitions = 15

  @Option(
    help: "How often all is measured, so that a burst of other work does not hit a whole row.")
  var passes = 3

  @Option(help: "Numbers of elements, separated by commas.")
  var elements = "65536,4096"

  @Option(help: "Only formats whose name contains this, such as 'posit(16,1)'.")
  var format = ""

  func run() throws {
    let counts = elements.split(separator: ",").compactMap { Int($0) }.filter { $0 > 0 }
    guard !counts.isEmpty, repetitions > 0, passes > 0 else {
      throw ValidationError(
        "--elements wants positive numbers, --repetitions and --passes numbers of at least 1")
    }
    BenchmarkHeader.print("scalar", repetitions: passes * repetitions)
    print("peers' processor: AMD EPYC, family 25 model 1 (Zen 3), 3.0-3.2 GHz; native builds")
    for row in HardwareBaseline.measure(count: 65_536, repetitions: repetitions) {
      print("this processor, \(row.name.padded(26)) \(row.nanoseconds.nanoseconds) ns")
    }
    print("")
    print("format       operands  elements operation      ns/op    peer        ns/op-chain  peer")
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
    let benchmark = ScalarBenchmark<Storage, n, es>(
      count: count, distribution: distribution, repetitions: repetitions, seed: 1)
    var rows = benchmark.run()
    for _ in 1..<passes {
      rows = zip(rows, benchmark.run()).map { $0.best(with: $1) }
    }
    for row in rows {
      let peer = PeerTimes.find(
        row.operation, width: n, distribution: distribution, latency: false)
      let chainPeer = PeerTimes.find(
        row.operation, width: n, distribution: distribution, latency: true)
      print(
        name.padded(12), distribution.rawValue.padded(9), String(count).padded(8),
        row.operation.padded(14), row.throughput.nanoseconds.padded(8), text(peer).padded(11),
        (row.latency?.nanoseconds ?? "-").padded(12),
        text(row.latency == nil ? nil : chainPeer).padded(10),
        slower("loop", row.throughput, peer) + slower("chain", row.latency, chainPeer))
    }
  }

  /// A mark where a time is above the peer's, and by what factor.
  private func slower(_ kind: String, _ time: Double?, _ peer: PeerTime?) -> String {
    guard let time, let peer, time > peer.nanoseconds else { return "" }
    return "\(kind) slower than peer x \((time / peer.nanoseconds).nanoseconds) "
  }

  private func text(_ peer: PeerTime?) -> String {
    peer.map { "\($0.nanoseconds.nanoseconds) \($0.library)" } ?? "-"
  }
}

extension String {
  /// This text with blanks behind it up to a width.
  func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

extension Double {
  /// Nanoseconds with two decimals.
  var nanoseconds: String {
    let hundredths = Int((self * 100).rounded())
    let fraction = String(hundredths % 100)
    return "\(hundredths / 100)." + (fraction.count < 2 ? "0" : "") + fraction
  }
}
