import Foundation
import Testing

@testable import Hardware

/// Libraries of cells are read as far as they are needed, and broken ones are named with the line.
@Suite struct LibertyRegressionTests {
  private static let library = """
    /* A library
       of two cells. */
    library (small) {
      time_unit : "1ns";
      capacitive_load_unit (1, pf);
      cell (INVX1) {
        area : 2.5
        pin (A) { direction : input; capacitance : 0.01; }
        pin (Y) { direction : output; function : "(!A)"; timing () { values ("1, 2", \\
          "3, 4"); } }
      }
      cell ("DFF") { area : 9; ff (IQ, IQN) { next_state : "D"; } pin(D) { direction : input; } }
    }
    """

  private func read(_ text: String) throws -> LibraryCells {
    let path = NSTemporaryDirectory() + "positlab-liberty-\(UUID().uuidString).lib"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try LibraryCells(path: path)
  }

  private func message(_ text: String) -> String {
    do {
      _ = try read(text)
      return "read"
    } catch let error as LibertyError {
      return error.problem
    } catch {
      return "\(error)"
    }
  }

  @Test func whatIsRead() throws {
    let cells = try read(Self.library)
    #expect(cells.name == "small")
    #expect(cells.driver == "INVX1")
    #expect(cells.load == 0.04)
    #expect(cells.secondsPerTimeUnit == 1e-9)
  }

  @Test func brokenLibraries() {
    #expect(message("") == "line 1: the file is empty")
    #expect(message("\n\nmodule x;") == "line 3: 'library' is expected, not 'module'")
    #expect(message("library (x) {") == "line 1: the group 'library' does not end")
    #expect(message("library (x) { }") == "line 1: the library has no cells")
    #expect(message("library (x {") == "line 1: '(' after 'library' is not closed")
    #expect(message("library (x) {\n cell (a) { area 3; } }").hasPrefix("line 2: '(' or ':'"))
    #expect(
      message(Self.library.replacing("time_unit", with: "volt_unit")).hasPrefix("has no time_unit"))
    #expect(message(Self.library.replacing("(!A)", with: "A")).hasPrefix("has no inverter"))
    #expect(message(Self.library.replacing("ff (", with: "fff (")) == "has no flip-flop")
    for count in stride(from: 5, to: Self.library.count - 2, by: 7) {
      #expect(message(String(Self.library.prefix(count))) != "read", "cut off at \(count)")
    }
  }

  @Test func reportsOfTools() {
    let statistics = "   Number of cells:   12\n\n   Chip area for module '\\x': 4811.500000\n"
    #expect(Synthesis.number(after: "Number of cells:", in: statistics) == 12)
    #expect(Synthesis.number(after: "Chip area for module", in: statistics) == 4811.5)
    #expect(Synthesis.number(after: "Chip area", in: "nothing") == nil)
    #expect(Synthesis.slack(in: "  1.0 data\n   83.21   slack (MET)\n") == 83.21)
    #expect(Synthesis.slack(in: "No paths found.\n") == nil)
  }
}
