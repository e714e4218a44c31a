import RunRecords

/// Asks both linters what they think of a circuit.
public enum Lint {
  /// The warnings of `verilator --lint-only -Wall` and `iverilog -Wall`, each with its program.
  ///
  /// - Throws: ``ToolError``, or `RecordError` where files cannot be written.
  public static func warnings(_ module: Module, timeLimit: Double) async throws -> [String] {
    try await Workplace.with { workplace in
      var files: [String] = []
      for part in module.parts {
        files.append(part.name + ".v")
        try AtomicWrite.write(part.verilog, to: "\(workplace.path)/\(part.name).v")
      }
      let run = ToolRun(in: workplace.path, timeLimit: timeLimit)
      let verilator = try await run.run(
        .verilator, ["--lint-only", "-Wall", "--top-module", module.name] + files,
        acceptsFailure: true)
      let icarus = try await run.run(
        .iverilog, ["-g2001", "-Wall", "-t", "null"] + files, acceptsFailure: true)
      func lines(_ output: ToolRun.Output, _ name: String) -> [String] {
        (output.errors + output.text).split(separator: "\n").map { "\(name): \($0)" }
      }
      return lines(verilator, "verilator") + lines(icarus, "iverilog")
    }
  }
}
