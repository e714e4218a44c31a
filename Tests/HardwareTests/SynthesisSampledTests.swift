import Foundation
import Testing

@testable import Hardware

/// The whole flow of synthesis, where its tools and Debian's library are.
@Suite struct SynthesisSampledTests {
  static let osu018 = "/usr/share/qflow/tech/osu018/osu018_stdcells.lib"
  static let isPossible =
    HardwareTool.yosys.isInstalled && HardwareTool.openSTA.isInstalled
    && FileManager.default.fileExists(atPath: osu018)

  @Test(.enabled(if: isPossible, "yosys, sta or qflow-tech-osu018 is not installed"))
  func areaAndPath() async throws {
    let synthesis = try Synthesis(libertyPath: Self.osu018, timeLimit: 120)
    #expect(synthesis.library.driver == "INVX4")
    let mac = try await synthesis.result(
      HardwareUnit(UnitDescription(left: Tested.posit(8, 1), stages: 1)).top)
    #expect(mac.cells > 500 && mac.area > 20_000 && mac.criticalPath > 5)
    let decoder = try await synthesis.result(
      CodecCircuit.decoder(Tested.posit(8, 1), style: .optimized))
    #expect(decoder.area < mac.area / 5 && decoder.criticalPath < mac.criticalPath / 2)
  }

  /// The netlist is held against the oracle, not against the Verilog that it comes from.
  @Test(
    .enabled(
      if: isPossible && HardwareTool.icarusIsInstalled,
      "yosys, sta, qflow-tech-osu018 or iverilog is not installed"))
  func netlistsAreProved() async throws {
    let synthesis = try Synthesis(libertyPath: Self.osu018, timeLimit: 120)
    for stages in [0, 2] {
      let unit = try UnitDescription(left: Tested.posit(8, 1), stages: stages)
      let netlist = try await synthesis.result(HardwareUnit(unit).top).netlist
      func outcome(_ sources: [VerilogFile]) async throws -> ProofOutcome {
        try await UnitProof(
          simulator: .icarus, samples: 100, seed: 1, timeLimit: 120, sources: sources
        ).prove(unit)
      }
      Tested.expectProved(try await outcome(netlist))
      // One wrong function of a cell is enough.
      let broken = netlist.map {
        VerilogFile(
          name: $0.name,
          text: $0.name == "cells.v"
            ? $0.text.replacing("module NAND3X1(", with: "module NAND3X1_(").appending(
              "module NAND3X1(input A, B, C, output Y); assign Y = ~(A & B); endmodule\n")
            : $0.text)
      }
      #expect(try await outcome(broken).mismatches > 0)
    }
  }

  @Test(.enabled(if: isPossible, "yosys, sta or qflow-tech-osu018 is not installed"))
  func latchesAreRefused() async throws {
    // Yosys ends with an error where its assertion about latches does not hold.
    let synthesis = try Synthesis(libertyPath: Self.osu018, timeLimit: 120)
    let script = synthesis.yosysScript(Module("latch", ""))
    try await Workplace.with { workplace in
      let verilog = "module latch (input e, d, output reg q); always @* if (e) q = d; endmodule"
      try Data(verilog.utf8).write(to: URL(fileURLWithPath: workplace.path + "/latch.v"))
      try Data(script.utf8).write(to: URL(fileURLWithPath: workplace.path + "/script.ys"))
      await #expect(throws: ToolError.self) {
        try await ToolRun(in: workplace.path, timeLimit: 60).run(.yosys, ["-q", "-s", "script.ys"])
      }
    }
  }
}
