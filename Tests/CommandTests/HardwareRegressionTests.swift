import Foundation
import TestSupport
import Testing

/// What `positlab hardware` says of bad input, of tools that are missing, die or hang; and what it writes.
@Suite struct HardwareRegressionTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func hardware(_ arguments: String...) throws -> ProgramUnderTest.Result {
    try ProgramUnderTest.run(["hardware"] + arguments, in: folder.path)
  }

  /// Runs with tools of our own making on the path.
  private func hardware(
    tools: [String: String], _ arguments: String
  ) throws -> ProgramUnderTest.Result {
    let bin = folder.path + "/bin"
    try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
    for (name, script) in tools {
      let path = "\(bin)/\(name)"
      try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }
    return try ProgramUnderTest.run(
      program: "/bin/sh",
      [
        "-c",
        "PATH='\(bin)' TMPDIR='\(folder.path)'; export PATH TMPDIR; "
          + "'\(ProgramUnderTest.path)' hardware \(arguments)",
      ], in: folder.path)
  }

  @Test func usage() throws {
    for (arguments, message) in [
      ("emit --output x --format 'posit(3,1)'", "no unit for posit(3,1)"),
      ("emit --output x --format 'decimal'", "'decimal' is not a number format"),
      ("emit --output x --format 'float4(e2m1)'", "floating-point formats need NaN"),
      ("emit --output x --format posit8 --accumulator window", "--accumulator must be rounded"),
      ("emit --output x --format float16 --part decoder", "--part decoder is one of posits"),
      ("emit --output x --format posit8 --lanes 99", "lanes must be 1 to 16"),
      ("verify", "--format is missing"),
      ("verify --format posit8 --samples 0", "--samples must be"),
      ("verify --format posit8 --time-limit 0", "--time-limit must be"),
      ("synthesize --format posit8", "--liberty is missing"),
      ("synthesize --format posit8 --liberty x --target-delay 0", "--target-delay must be"),
    ] {
      let result = try hardware(tools: [:], arguments)
      #expect(result.exitStatus == 64, "\(arguments): \(result)")
      #expect(result.errors.contains(message), "\(arguments): \(result)")
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/x"))
    }
  }

  @Test func emitWritesAllOrNothing() throws {
    let result = try hardware(
      "emit", "--format", "posit(8,1)", "--lanes", "4", "--accumulator", "window(14)",
      "--stages", "2", "--output", "out/unit")
    #expect(result.exitStatus == 0, "\(result)")
    #expect(
      result.output.hasPrefix("out/unit: dot4_posit_8_1_window_14_stages_2, "), "\(result)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out/unit")
    #expect(names.contains("dot4_posit_8_1_window_14_stages_2.v"))
    #expect(names.contains("posit_8_1_decoder.v"))
    #expect(names.contains("bench.v") && names.contains("bench.cpp"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out") == ["unit"])
    let again = try hardware("emit", "--format", "posit(8,1)", "--output", "out/unit")
    #expect(again.exitStatus == 73, "\(again)")
    #expect(again.errors.contains("out/unit: the directory is not empty"), "\(again)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out/unit").count
        == names.count)
    try "".write(toFile: folder.path + "/file", atomically: true, encoding: .utf8)
    let file = try hardware("emit", "--format", "posit(8,1)", "--output", "file")
    #expect(file.exitStatus == 73, "\(file)")
  }

  @Test func toolsThatAreMissing() throws {
    let verify = try hardware(tools: [:], "verify --format 'posit(8,1)'")
    #expect(verify.exitStatus == 69, "\(verify)")
    #expect(
      verify.errors == "positlab: verilator, iverilog, vvp not found; Debian: apt-get install "
        + "iverilog verilator, or make hardware-tools\n", "\(verify)")
    let synthesize = try hardware(tools: [:], "synthesize --format 'posit(8,1)' --liberty x.lib")
    #expect(synthesize.exitStatus == 69, "\(synthesize)")
    #expect(synthesize.errors.contains("apt-get install opensta yosys"), "\(synthesize)")
  }

  @Test func librariesThatAreBroken() throws {
    let tools = ["yosys": "exit 0", "sta": "exit 0"]
    let missing = try hardware(tools: tools, "synthesize --format posit8 --liberty absent.lib")
    #expect(missing.exitStatus == 66, "\(missing)")
    #expect(missing.errors.contains("cannot read absent.lib"), "\(missing)")
    try "library (x) {".write(
      toFile: folder.path + "/broken.lib", atomically: true, encoding: .utf8)
    let broken = try hardware(tools: tools, "synthesize --format posit8 --liberty broken.lib")
    #expect(broken.exitStatus == 65, "\(broken)")
    #expect(
      broken.errors == "positlab: broken.lib: line 1: the group 'library' does not end\n",
      "\(broken)")
    #expect(broken.output.isEmpty)
  }

  /// Stand-ins for the linters and the compiler, which make a simulator of a script.
  private func tools(simulator: String) -> [String: String] {
    [
      "verilator": """
      case "$1" in
        --version) echo 'Verilator of a test' ;;
        --cc) echo '#!/bin/sh' > bench; echo '\(simulator)' >> bench; /bin/chmod +x bench ;;
      esac
      """,
      "iverilog": "exit 0", "vvp": "exit 0",
    ]
  }

  private let oneUnit = "verify --format 'posit(8,1)' --samples 10 --only stages_1 --time-limit 2"

  @Test func simulatorsThatFail() throws {
    let dead = try hardware(tools: tools(simulator: "echo broken pipe >&2; kill -9 $$"), oneUnit)
    #expect(dead.exitStatus == 70, "\(dead)")
    #expect(dead.errors.hasPrefix("positlab: bench ended with "), "\(dead)")
    let hanging = try hardware(tools: tools(simulator: "while :; do :; done"), oneUnit)
    #expect(hanging.exitStatus == 70, "\(hanging)")
    #expect(
      hanging.errors == "positlab: bench was ended after 2 s (--time-limit)\n", "\(hanging)")
    let silent = try hardware(tools: tools(simulator: ": > results"), oneUnit)
    #expect(silent.exitStatus == 70, "\(silent)")
    #expect(silent.errors.contains("bench: 0 results for "), "\(silent)")
    for result in [dead, hanging, silent] {
      #expect(!result.output.contains("mismatches"), "\(result)")
    }
    // Nothing is left of the work.
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left.filter { $0.hasPrefix("positlab-hardware") }.isEmpty, "\(left)")
  }

  @Test func nothingIsProvedWithoutACircuit() throws {
    let result = try hardware(
      tools: tools(simulator: "exit 0"), "verify --format 'posit(8,1)' --only nothing")
    #expect(result.exitStatus == 64, "\(result)")
    #expect(result.errors.contains("no circuit of posit(8,1) has 'nothing' in its name"))
  }
}
