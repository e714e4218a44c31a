import Foundation
import Testing

/// The notations of `positlab vectors --format-for`.
@Suite struct VectorsNotationGoldenTests {
  private static func vectors(_ arguments: [String]) throws -> ProgramUnderTest.Result {
    try ProgramUnderTest.run(["vectors"] + arguments, in: "/")
  }

  private static let small = ["--operation", "mul", "--format", "posit(3,0)", "--exhaustive"]

  @Test func packedWordsHaveTheirFieldsSideBySide() throws {
    let result = try Self.vectors(Self.small + ["--format-for", "readmemh", "--shard", "2/8"])
    // 1/2 times 0, 1/2, 1, 2, NaR, -2, -1, -1/2: 001 000 000, 001 001 001, 001 010 001, ...
    #expect(
      result.output == """
        // positlab vectors, mul posit(3,0): 8 words of 9 bits, from the highest: x[3] y[3] result[3]
        // reg [8:0] vectors [0:7];
        // initial $readmemh("THIS FILE", vectors);  // {x, y, result} = vectors[i]
        040
        049
        051
        05a
        064
        06e
        077
        07f

        """, "\(result)")
  }

  /// Every notation holds the same numbers as the lines do.
  @Test(arguments: ["qMulAdd", "fma", "dot", "toInt16", "compound", "fromFloat64", "compareLess"])
  func everyNotationHoldsTheSameNumbers(operation: String) throws {
    let options = ["--operation", operation, "--format", "posit(13,2)", "--samples", "200"]
    let lines = try Self.vectors(options).output.split(separator: "\n")
      .map { $0.split(separator: " ").map(String.init) }
    let csv = try Self.vectors(options + ["--format-for", "csv"]).output.split(separator: "\n")
      .map { $0.split(separator: ",").map(String.init) }
    #expect(Array(csv.dropFirst()) == lines)
    let names = try #require(csv.first)
    #expect(names.last == "result" && Set(names).count == names.count)
    let json = try JSONDecoder().decode(
      [[String: String]].self,
      from: Data(try Self.vectors(options + ["--format-for", "json"]).output.utf8))
    #expect(json.count == 200)
    for (object, line) in zip(json, lines) {
      #expect(names.map { object[$0] } == line)
    }
    // The packed word, taken apart by the widths that its header names.
    let packed = try Self.vectors(options + ["--format-for", "readmemh"]).output
      .split(separator: "\n")
    let widths = packed[0].components(separatedBy: "from the highest: ")[1]
      .split(separator: " ").compactMap { Int($0.drop { $0 != "[" }.dropFirst().dropLast()) }
    let words = packed.filter { !$0.hasPrefix("//") }
    #expect(words.count == 200 && widths.count == names.count)
    for (word, line) in zip(words, lines) {
      var bits = word.compactMap(\.hexDigitValue).flatMap { digit in
        [8, 4, 2, 1].map { digit & $0 == 0 ? "0" : "1" }
      }.joined()[...]
      bits = bits.suffix(widths.reduce(0, +))
      for (width, column) in zip(widths, line) {
        #expect(bits.prefix(width) == Self.bits(column, width), "\(word): \(column)")
        bits = bits.dropFirst(width)
      }
    }
  }

  /// The bits of a column of the line format.
  private static func bits(_ column: String, _ width: Int) -> String {
    let text: String
    if column.hasPrefix("0x") {
      text = column.dropFirst(2).compactMap(\.hexDigitValue).flatMap { digit in
        [8, 4, 2, 1].map { digit & $0 == 0 ? "0" : "1" }
      }.joined()
    } else {
      text = String(UInt64(bitPattern: Int64(column) ?? 0), radix: 2)
    }
    return String((String(repeating: "0", count: width) + text).suffix(width))
  }

  @Test func operandsAloneHaveNoResult() throws {
    let json = try Self.vectors(
      Self.small + ["--format-for", "json", "--operands-only", "--shard", "1/64"])
    #expect(json.output == "[\n  {\"x\": \"0x0\", \"y\": \"0x0\"}\n]\n", "\(json)")
    let empty = try Self.vectors(
      ["--operation", "mul", "--format", "posit8", "--samples", "0", "--format-for", "json"])
    #expect(empty.output == "[\n]\n" || empty.exitStatus == 64, "\(empty)")
  }

  @Test(arguments: [
    (
      ["--operation", "toDecimal", "--format", "posit8", "--format-for", "readmemh"],
      "json or csv"
    ),
    (["--operation", "add", "--format", "posit8", "--latency", "2"], "belongs to --operands-only"),
    (["--operation", "add", "--format", "posit8", "--format-for", "xml"], "readmemh"),
    (
      ["--operation", "exp", "--format", "posit16", "--hardest", "9223372036854775807"],
      "--hardest must be 1 to 1000000"
    ),
    (
      [
        "--operation", "exp", "--format", "posit16", "--hardest", "1", "--every-run",
        "18446744073709551615",
      ], "--every-run must be 1 to 1048576"
    ),
  ])
  func whatMakesNoSenseIsRefused(arguments: [String], message: String) throws {
    let result = try Self.vectors(arguments + ["--exhaustive"])
    #expect(result.exitStatus == 64, "\(result)")
    #expect(result.errors.contains(message), "\(result)")
  }

  /// Narrow formats have fewer words than a run of the search.
  @Test(arguments: ["posit(2,0)", "posit(5,1)", "posit8", "posit(11,2)"])
  func theHardestOperandsOfNarrowFormatsEnd(format: String) throws {
    let result = try Self.vectors(
      ["--operation", "exp", "--format", format, "--hardest", "3"])
    #expect(result.exitStatus == 0, "\(result)")
  }
}
