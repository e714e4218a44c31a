import ArgumentParser
import Foundation
import Hardware
import RunRecords

/// Area and critical path of units.
struct HardwareSynthesizeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synthesize",
    abstract: "Synthesise a unit with libraries of cells: area and critical path.",
    discussion: """
      Yosys maps the unit to the cells of a Liberty file, OpenSTA times it. Inputs are driven by an inverter of \
      medium strength, outputs loaded with four inputs of the smallest one, the same for every unit \
      of a library; the circuit is flattened and mapped for the shortest delay, or for --target-delay.

        $ positlab hardware synthesize --format 'posit(16,1)' \\
            --liberty /usr/share/qflow/tech/osu018/osu018_stdcells.lib

      Prints a row a library and a target. The critical path is that of OpenSTA; of units with registers \
      it holds their set-up time.

      --prove-netlist simulates the netlist, with the functions that the library gives its cells, and judges it \
      as 'positlab hardware verify' judges the Verilog: with all operands of 8-bit MACs.

      Exit codes: 0 done; 1 a netlist gives wrong results; 64 usage; 65 a file is no Liberty library; 66 it cannot be read; 69 a tool \
      is missing; 70 a tool died, or took longer than --time-limit.
      """)

  @OptionGroup var unit: HardwareOptions

  @Option(help: "A Liberty file; repeat it for several.", completion: .file())
  var liberty: [String] = []

  @Option(help: "The delay in ps that mapping aims at; repeat it for a curve.")
  var targetDelay: [Int] = [1]

  @Flag(help: "Hold the netlist against the oracle as well, in Verilator.")
  var proveNetlist = false

  @Option(help: "A tool that runs so many seconds is ended.")
  var timeLimit: Double = 600

  func run() async throws {
    try await CommandFailure.reporting {
      try HardwareOptions.check(timeLimit: timeLimit)
      guard !liberty.isEmpty else {
        throw usageFailure("--liberty is missing: a Liberty file of cells")
      }
      guard !targetDelay.isEmpty, targetDelay.allSatisfy({ (1...1_000_000).contains($0) }) else {
        throw usageFailure("--target-delay must be 1 to 1000000 ps")
      }
      let described = try unit.target()
      let module = try described.module()
      try HardwareTool.require([.yosys, .openSTA] + (proveNetlist ? [.verilator] : []))
      // All libraries are read before anything is made.
      let runs = try liberty.flatMap { path in
        try targetDelay.map {
          (path, $0, try Synthesis(libertyPath: path, targetDelay: $0, timeLimit: timeLimit))
        }
      }
      let proofColumn = proveNetlist ? (" netlist |", " --- |") : ("", "")
      print(
        "| unit | library | target ps | area um2 | cells | critical path ns |\(proofColumn.0)")
      print("| --- | --- | ---: | ---: | ---: | ---: |\(proofColumn.1)")
      var isRefuted = false
      for (path, target, synthesis) in runs {
        let result = try await synthesis.result(module)
        var proof = ""
        if proveNetlist {
          let outcome = try await described.outcome(
            UnitProof(
              simulator: .verilator, samples: 100_000, seed: 1, timeLimit: timeLimit,
              sources: result.netlist))
          proof = " \(outcome.judged) results, \(outcome.mismatches) mismatches |"
          isRefuted = isRefuted || !outcome.isProved
          for example in outcome.examples { StandardError.write("\(example)\n") }
        }
        let library = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        print(
          "| \(result.circuit) | \(library) | \(target) | \(Self.text(result.area)) "
            + "| \(result.cells) | \(Self.text(result.criticalPath)) |\(proof)")
      }
      if isRefuted { throw ExitCode(1) }
    }
  }

  /// Four significant digits, or all before the point.
  private static func text(_ value: Double) -> String {
    let digits = value >= 1000 ? 0 : value >= 100 ? 1 : value >= 10 ? 2 : 3
    return String(format: "%.\(digits)f", value)
  }
}
