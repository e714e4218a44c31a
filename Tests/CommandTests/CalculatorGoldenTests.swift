import Foundation
import Testing

/// `positlab eval`, `vectors` and `inspect`: the line format that other programs are piped into.
@Suite struct CalculatorGoldenTests {
  private static func run(
    _ arguments: [String], input: String = ""
  ) throws -> ProgramUnderTest.Result {
    try ProgramUnderTest.run(arguments, in: "/", input: input)
  }

  @Test(arguments: [
    ("add", "posit(16,1)", [], "0x5000 0x3000\n0X8000 0x1\n", "0x5400\n0x8000\n"),
    ("sub", "posit(5,1)", [], "0x08 0x08\n", "0x00\n"),
    ("fma", "posit32", [], "0x40000000 0x40000000 0x40000000\n", "0x48000000\n"),
    ("compareLess", "posit8", [], "0x80 0x00\n0x01 0x01\n", "1\n0\n"),
    ("toInt8", "posit8", [], "0x40\n0xc0\n0x80\n", "1\n-1\n-128\n"),
    ("fromInt64", "posit16", [], "-1\n-9223372036854775808\n", "0xc000\n0x8000\n"),
    (
      "fromFloat32", "posit(16,1)", [], "0x3f800000\n0x7f800000\n0x80000000\n",
      "0x4000\n0x8000\n0x0000\n"
    ),
    ("toFloat16", "posit8", [], "0x40\n0x80\n", "0x3c00\n0x7e00\n"),
    ("fromDecimal", "posit(16,1)", [], "1.1\n-1e400\n", "0x419a\n0x8001\n"),
    ("toDecimal", "posit(16,1)", [], "0x419a\n0x8000\n", "1.10009765625\nNaR\n"),
    ("convert", "posit8", ["--from", "posit16"], "0x4001\n0x7fff\n", "0x40\n0x7f\n"),
    ("exp", "posit16", ["--oracle"], "0x4000\n0x8000\n", "0x4ae0\n0x8000\n"),
  ])
  func linesInLinesOut(
    operation: String, format: String, more: [String], input: String, output: String
  ) throws {
    let arguments = ["eval", "--operation", operation, "--format", format] + more
    let result = try Self.run(arguments, input: input)
    #expect(result.output == output && result.exitStatus == 0, "\(arguments): \(result)")
  }

  @Test(arguments: [
    ("0x5000 0x3000\n0x50 zz\n0x1 0x1\n", "0x5400\n", "line 2: "),
    ("0x5000\n", "", "line 1: too few columns"),
    ("0x1 0x1 0x1\n", "", "line 1: "),
    ("0x15000 0x1\n", "", "line 1: the pattern has more than 16 bits"),
    ("\n", "", "line 1: "),
  ])
  func aMalformedLineEndsTheRun(input: String, output: String, message: String) throws {
    let result = try Self.run(
      ["eval", "--operation", "add", "--format", "posit(16,1)"], input: input)
    #expect(result.exitStatus == 65, "\(result)")
    #expect(result.output == output && result.errors.contains(message), "\(result)")
  }

  /// A line is answered while the input is still open.
  @Test func answersDoNotWaitForTheEnd() throws {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: ProgramUnderTest.path)
    process.arguments = ["eval", "--operation", "mul", "--format", "posit8"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for _ in 0..<3 {
      try input.fileHandleForWriting.write(contentsOf: Data("0x48 0x40\n".utf8))
      var answer = Data()
      while answer.count < 5 { answer += output.fileHandleForReading.availableData }
      #expect(String(decoding: answer, as: UTF8.self) == "0x48\n")
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// The same options give the same lines, and the calculator agrees with the oracle's results.
  @Test(arguments: ["add", "div", "fma", "sqrt", "qMulAdd", "fromFloat64", "toInt32"])
  func vectorsAreRepeatableAndAgreeWithTheCalculator(operation: String) throws {
    let options = ["--operation", operation, "--format", "posit(16,2)"]
    let arguments = ["vectors"] + options + ["--samples", "3000", "--seed", "7"]
    let first = try Self.run(arguments)
    let second = try Self.run(arguments)
    #expect(first.output == second.output && first.exitStatus == 0)
    let rows = first.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(rows.count == 3000)
    let operands = rows.map { $0.dropLast().joined(separator: " ") + "\n" }.joined()
    let results = rows.map { $0.last.map { $0 + "\n" } ?? "" }.joined()
    let computed = try Self.run(["eval"] + options, input: operands)
    #expect(computed.output == results, "\(operation): vectors and eval differ")
    let other = try Self.run(["vectors"] + options + ["--samples", "3000", "--seed", "8"])
    #expect(other.output != first.output)
  }

  @Test func aPatternIsTakenApart() throws {
    let result = try Self.run(["inspect", "posit(16,1)", "0x5000", "1.1", "maxpos"])
    #expect(
      result.output == """
        pattern      0x5000 in posit(16,1)
        fields       0 10 1 000000000000   (sign regime exponent fraction)
        regime       0, exponent 1, scale 1
        value        2
        shortest     2.0
        below        0x4fff = 1.999755859375
        above        0x5001 = 2.00048828125
        rounds here  1.9998779296875 to 2.000244140625, ends included

        pattern       0x419a in posit(16,1)
        fields        0 10 0 000110011010   (sign regime exponent fraction)
        regime        0, exponent 0, scale 0
        value         1.10009765625
        rounded from  1.1: error 0.00009765625, relative 8.87784091e-5
        shortest      1.1
        below         0x4199 = 1.099853515625
        above         0x419b = 1.100341796875
        rounds here   1.0999755859375 to 1.1002197265625, ends included

        pattern      0x7fff in posit(16,1)
        fields       0 111111111111111   (sign regime exponent fraction)
        regime       14, exponent 0, scale 28
        value        268435456
        shortest     300000000.0
        below        0x7ffe = 67108864
        above        0x8000 = NaR
        rounds here  134217728 to everything above, ends excluded

        """, "\(result)")
  }
}
