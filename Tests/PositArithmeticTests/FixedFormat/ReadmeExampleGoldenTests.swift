import Foundation
import PositArithmetic
import Testing

/// The example of the README, compiled, and what it says that it prints.
@Suite struct ReadmeExampleGoldenTests {
  private func norm<P: PositNumber>(_ values: [P]) -> P {
    var sum = P.Accumulator()
    for value in values { sum.addProduct(value, value) }
    return sum.toPosit().squareRoot()
  }

  @Test func printsWhatTheReadmeSays() throws {
    let x: Posit16 = 1.5
    let printed = [
      "\(x * x) \([x, -x]) \(Posit8.maxpos)",
      "\(Posit16(UInt8(128))) \(Int(Posit16(2.75)))",
      "\(norm([Posit16(3), 4]))",
    ]
    let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../README.md").standardizedFileURL
    let readme = try String(contentsOf: top, encoding: .utf8)
    let lines = [
      "print(x * x, [x, -x], Posit8.maxpos)", "print(Posit16(UInt8(128)), Int(Posit16(2.75)))",
      "print(norm([Posit16(3), 4]))",
    ]
    for (line, output) in zip(lines, printed) {
      #expect(readme.contains("\(line)      // \(output)\n"), "\(line) prints \(output)")
    }
  }
}
