import Foundation
import RunRecords

/// A program that runs circuits.
public enum Simulator: String, Hashable, Sendable, CaseIterable {
  /// Compiles circuits to C++: a start of seconds, then millions of operands a second.
  case verilator
  /// Interprets circuits: starts at once, ten thousand operands a second.
  case icarus

  /// What must be installed.
  public var tools: [HardwareTool] {
    self == .verilator ? [.verilator] : [.iverilog, .vvp]
  }

  /// The version that is installed, for reports.
  public func version(timeLimit: Double) async throws -> String {
    let run = ToolRun(in: NSTemporaryDirectory(), timeLimit: timeLimit)
    let text = try await
      (self == .verilator ? run.run(.verilator, ["--version"]) : run.run(.iverilog, ["-V"])).text
    return text.split(separator: "\n").first.map(String.init) ?? rawValue
  }
}

/// A file of Verilog.
public struct VerilogFile: Hashable, Sendable {
  /// Its name, without a directory.
  public let name: String
  /// What is in it.
  public let text: String

  /// A file.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

extension Module {
  /// The module and all within it, a file each.
  public var files: [VerilogFile] {
    parts.map { VerilogFile(name: $0.name + ".v", text: $0.verilog) }
  }
}

/// A circuit that is ready to be run, in a directory of its own.
public struct Simulation: Sendable {
  /// The circuit.
  public let module: Module

  /// What runs it.
  public let simulator: Simulator

  private let run: ToolRun
  private var bench: Bench { Bench(module) }

  /// Writes a circuit and its bench into a directory and builds what runs it.
  ///
  /// The `sources` stand for the circuit if they are not its own modules: a netlist with the same ports.
  ///
  /// - Throws: ``ToolError``, or `RecordError` where files cannot be written.
  public init(
    _ module: Module, _ simulator: Simulator, sources: [VerilogFile]? = nil,
    in directory: String, timeLimit: Double
  ) async throws {
    self.module = module
    self.simulator = simulator
    run = ToolRun(in: directory, timeLimit: timeLimit)
    let sources = sources ?? module.files
    let files = sources.map(\.name)
    for file in sources { try AtomicWrite.write(file.text, to: "\(directory)/\(file.name)") }
    let bench = Bench(module)
    switch simulator {
    case .icarus:
      try AtomicWrite.write(bench.verilog, to: directory + "/bench.v")
      _ = try await run.run(.iverilog, ["-g2001", "-o", "bench.vvp", "bench.v"] + files)
    case .verilator:
      try AtomicWrite.write(bench.cPlusPlus, to: directory + "/bench.cpp")
      _ = try await run.run(
        .verilator,
        [
          "--cc", "--exe", "--build", "-O3", "--x-assign", "fast", "--x-initial", "fast",
          "-Wno-fatal", "-CFLAGS", "-O1", "--top-module", module.name, "--Mdir", "objects", "-o",
          "../bench", "bench.cpp",
        ] + files)
    }
  }

  /// The results of packed records of operands, as packed records.
  ///
  /// - Throws: ``ToolError`` if the simulator dies, hangs, or gives another number of results.
  public func results(_ operands: [UInt8]) async throws -> SimulatedResults {
    let count = operands.count / bench.operandBytes
    let directory = run.directory
    switch simulator {
    case .verilator:
      try AtomicWrite.write(operands, to: directory + "/operands")
      _ = try await run.run(program: "bench", ["operands", "results"])
      let bytes = try FileBytes.read(directory + "/results")
      guard bytes.count == count * bench.resultBytes else {
        throw ToolError.unexpected(
          "bench", "\(bytes.count / bench.resultBytes) results for \(count) operands")
      }
      return SimulatedResults(bench, bytes: bytes, undefined: [])
    case .icarus:
      let text = OperandLines.text(operands, bench)
      try AtomicWrite.write(text, to: directory + "/operands")
      _ = try await run.run(
        program: "/bin/sh", ["-c", "exec vvp -n bench.vvp < operands > results"], named: "vvp")
      return try OperandLines.results(
        try FileBytes.read(directory + "/results"), count: count, bench)
    }
  }
}

/// What a circuit gave, one record a set of operands.
public struct SimulatedResults: Sendable {
  private let widths: [Int]
  private let recordBytes: Int
  private let bytes: [UInt8]

  /// The records in which a simulator saw bits that are neither 0 nor 1.
  public let undefined: Set<Int>

  init(_ bench: Bench, bytes: [UInt8], undefined: Set<Int>) {
    widths = bench.module.outputs.map(\.width)
    recordBytes = bench.resultBytes
    self.bytes = bytes
    self.undefined = undefined
  }

  /// The number of records.
  public var count: Int { bytes.count / recordBytes }

  /// The words of an output in a record, the lowest first.
  public func words(_ record: Int, output: Int) -> [UInt64] {
    let start =
      record * recordBytes + widths[..<output].reduce(0) { $0 + Bench.byteCount($1) }
    var words = [UInt64](repeating: 0, count: (widths[output] + 63) / 64)
    for index in 0..<Bench.byteCount(widths[output]) {
      words[index / 8] |= UInt64(bytes[start + index]) << UInt64(8 * (index % 8))
    }
    return words
  }

  /// The lowest word of an output in a record.
  public func word(_ record: Int, output: Int = 0) -> UInt64 {
    words(record, output: output)[0]
  }
}
