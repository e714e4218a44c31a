import ArgumentParser

/// The multiply-and-accumulate unit as hardware: one subcommand a file.
struct HardwareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hardware",
    abstract: "Generate multiply-and-accumulate units as Verilog, prove them, synthesise them.",
    discussion: """
      A unit multiplies and accumulates in a posit format, or in a floating-point format for comparison: \
      decoders, multipliers, a sum, a normaliser, an encoder with its rounding, each a module of \
      readable Verilog-2001.

        $ positlab hardware emit --format 'posit(8,1)' --output mac
        $ positlab hardware verify --format 'posit(8,1)'
        $ positlab hardware synthesize --format 'posit(8,1)' --liberty osu018_stdcells.lib

      Tools: Verilator, Icarus Verilog, Yosys, OpenSTA; 'make hardware-tools' installs them on Debian.
      """,
    subcommands: [
      HardwareEmitCommand.self, HardwareVerifyCommand.self, HardwareSynthesizeCommand.self,
    ])
}
