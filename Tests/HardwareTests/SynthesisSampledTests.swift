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
