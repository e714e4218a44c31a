import ArgumentParser
import Foundation
import Hardware
import RunRecords

/// Writes a unit as Verilog.
struct HardwareEmitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "emit",
    abstract: "Write a unit as Verilog, one module a file, with benches.",
    discussion: """
      The directory is made, whole or not at all; one that is there already must be empty. Beside the modules \
      it holds bench.v for Icarus Verilog and bench.cpp for Verilator, which read lines of operands and \
      write lines of results, as 'positlab eval' does:

        $ positlab hardware emit --format 'posit(8,1)' --output mac
        $ iverilog -o mac/bench mac/*.v
        $ positlab verify --operation fma --format 'posit(8,1)' --samples 10000 \\
            --subject 'vvp -n mac/bench'

      A unit with registers takes a step a line, and a quire is a pattern; the first lines of the bench \
      name the operands.

      Exit codes: 0 written; 64 usage; 73 the directory cannot be made or is not empty; 74 it cannot be \
      written.
      """)

  @OptionGroup var unit: HardwareOptions

  @Option(help: "The directory.", completion: .directory)
  var output: String

  func run() async throws {
    try await CommandFailure.reporting {
      let module = try unit.target().module()
      let bench = Bench(module)
      let files =
        module.files + [
          VerilogFile(name: "bench.v", text: bench.verilog),
          VerilogFile(name: "bench.cpp", text: bench.cPlusPlus),
        ]
      try Self.write(files, to: output)
      print("\(output): \(module.name), \(files.count - 2) modules, bench.v, bench.cpp")
    }
  }

  /// Writes files into a directory that appears when all of them are written.
  private static func write(_ files: [VerilogFile], to path: String) throws {
    if FileBytes.exists(path) {
      let names = try? FileManager.default.contentsOfDirectory(atPath: path)
      guard let names, names.isEmpty else {
        throw RecordError(
          .cannotCreate, path: path,
          cause: names == nil ? "it is there and no directory" : "the directory is not empty")
      }
    }
    let target = URL(fileURLWithPath: path)
    let parent = target.deletingLastPathComponent().path
    try AtomicWrite.createDirectory(parent)
    let draft = "\(parent)/.\(target.lastPathComponent).\(UUID().uuidString).partial"
    try AtomicWrite.createDirectory(draft)
    defer { try? FileManager.default.removeItem(atPath: draft) }
    for file in files { try AtomicWrite.write(file.text, to: "\(draft)/\(file.name)") }
    // An empty directory in its place gives way.
    guard rename(draft, target.path) == 0 else {
      throw RecordError(
        .cannotCreate, path: path, cause: String(cString: strerror(errno)))
    }
  }
}
