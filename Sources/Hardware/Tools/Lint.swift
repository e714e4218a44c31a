import RunRecords

/// Asks both linters what they think of a circuit.
public enum Lint {
  /// The warnings of `verilator --lint-only -Wall` and `iverilog -Wall`, each with its program.
  ///
  /// - Throws: ``ToolError``, or `RecordError` where files cannot be written.
  public static func warnings(_ module: Module, timeLimit: Double) async throws -> [String] {
    try await Workplace.with { workplace in
      let files = module.files.map(\.name)
      for file in module.files {
        try AtomicWrite.write(file.text, to: "\(workplace.path)/\(file.name)")
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
