import Foundation
import RunRecords

/// A circuit, synthesised with a library of cells.
public struct SynthesisResult: Sendable {
  /// The circuit, by name.
  public let circuit: String

  /// The area of all cells, in the library's unit (square micrometres).
  public let area: Double

  /// The number of cells.
  public let cells: Int

  /// The longest path in nanoseconds: from input to output of combinational circuits, else of all paths
  /// that end or begin in registers, with their set-up times.
  public let criticalPath: Double

  /// The netlist and the cells that it is made of as Verilog: the circuit's own modules for simulation.
  public let netlist: [VerilogFile]
}

/// Yosys for the cells, OpenSTA for the time.
public struct Synthesis: Sendable {
  /// The file of the library.
  public let libertyPath: String

  /// What is known of its cells.
  public let library: LibraryCells

  /// The delay that technology mapping aims at, in picoseconds; 1 for the fastest circuit.
  public let targetDelay: Int

  /// After so many seconds a program is ended.
  public let timeLimit: Double

  /// Synthesis with a library.
  ///
  /// - Throws: ``LibertyError``, or `RecordError` where there is no file.
  public init(libertyPath: String, targetDelay: Int = 1, timeLimit: Double) throws {
    // The programs work in other directories.
    self.libertyPath = URL(fileURLWithPath: libertyPath).path
    library = try LibraryCells(path: libertyPath)
    self.targetDelay = targetDelay
    self.timeLimit = timeLimit
  }

  /// The clock period of the timing report, in the library's unit: longer than any path.
  private var period: Double { 1e-6 / library.secondsPerTimeUnit }

  /// The script for Yosys; the netlist is `netlist.v`, and the functions of the cells are `cells.v`.
  ///
  /// Latches end it: nothing here is to remember anything but in flip-flops.
  func yosysScript(_ module: Module) -> String {
    let files = module.files.map(\.name).joined(separator: " ")
    return """
      read_verilog \(files)
      synth -flatten -top \(module.name)
      select -assert-none t:$dlatch t:$_DLATCH* t:$_DLATCHSR*
      dfflibmap -liberty library.lib
      abc -liberty library.lib -constr constraints -D \(targetDelay)
      setundef -zero
      opt_clean -purge
      tee -o statistics stat -liberty library.lib
      write_verilog -noattr netlist.v
      design -reset
      read_liberty -ignore_miss_func -ignore_miss_dir library.lib
      proc
      write_verilog -noattr cells.v

      """
  }

  /// The script for OpenSTA.
  func timingScript(_ module: Module) -> String {
    let clock =
      module.isClocked
      ? "create_clock -name clock -period \(period) [get_ports clock]"
      : "create_clock -name clock -period \(period)"
    return """
      read_liberty library.lib
      read_verilog netlist.v
      link_design \(module.name)
      \(clock)
      set_input_delay 0 -clock clock [all_inputs]
      set_output_delay 0 -clock clock [all_outputs]
      set_driving_cell -lib_cell \(library.driver) [all_inputs]
      set_load \(library.load) [all_outputs]
      report_checks -path_delay max -digits 6
      exit

      """
  }

  /// Synthesises a circuit.
  ///
  /// - Throws: ``ToolError``, or `RecordError` where files cannot be written.
  public func result(_ module: Module) async throws -> SynthesisResult {
    try await Workplace.with { workplace in
      let directory = workplace.path
      for file in module.files {
        try AtomicWrite.write(file.text, to: "\(directory)/\(file.name)")
      }
      // A name without blanks or quotes, whatever the library's is.
      try FileManager.default.createSymbolicLink(
        atPath: directory + "/library.lib", withDestinationPath: libertyPath)
      try AtomicWrite.write(
        "set_driving_cell \(library.driver)\nset_load \(library.load) [all_outputs]\n",
        to: directory + "/constraints")
      try AtomicWrite.write(yosysScript(module), to: directory + "/synthesis.ys")
      try AtomicWrite.write(timingScript(module), to: directory + "/timing.tcl")
      let run = ToolRun(in: directory, timeLimit: timeLimit)
      _ = try await run.run(.yosys, ["-q", "-l", "yosys.log", "-s", "synthesis.ys"])
      let statistics = try text(of: directory + "/statistics")
      let timing = try await run.run(.openSTA, ["-no_splash", "timing.tcl"]).text
      guard let area = Self.number(after: "Chip area for module", in: statistics),
        let cells = Self.number(after: "Number of cells:", in: statistics)
      else { throw ToolError.unexpected("yosys", "no area in its statistics") }
      guard let slack = Self.slack(in: timing) else {
        let lines = timing.split(separator: "\n").suffix(5).joined(separator: "\n")
        throw ToolError.unexpected("sta", "no path in its report:\n\(lines)")
      }
      return SynthesisResult(
        circuit: module.name, area: area, cells: Int(cells),
        criticalPath: (period - slack) * library.secondsPerTimeUnit * 1e9,
        netlist: try ["netlist", "cells"].map {
          VerilogFile(name: $0 + ".v", text: try text(of: "\(directory)/\($0).v"))
        })
    }
  }

  private func text(of path: String) throws -> String {
    String(decoding: try FileBytes.read(path), as: UTF8.self)
  }

  /// The number at the end of the last line that begins with a text.
  static func number(after start: String, in text: String) -> Double? {
    text.split(separator: "\n").last { $0.drop { $0 == " " }.hasPrefix(start) }
      .flatMap { $0.split(separator: " ").last }.flatMap { Double($0) }
  }

  /// The slack of the report's path.
  static func slack(in text: String) -> Double? {
    text.split(separator: "\n").first { $0.contains("slack (") }
      .flatMap { $0.split(separator: " ").first }.flatMap { Double($0) }
  }
}
