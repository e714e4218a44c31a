import RunRecords

/// Benches: what feeds a circuit with operands and writes down its results.
///
/// Each reads lines of operands, as `positlab eval` does, hexadecimal patterns with 0x in the order of the
/// inputs, and writes a line of results for each. The bench in C++ also reads and writes packed records.
/// Circuits with a clock get a line a clock edge; the line of results is that after the edge.
public struct Bench: Sendable {
  /// The circuit.
  public let module: Module

  /// A bench of a circuit.
  public init(_ module: Module) { self.module = module }

  /// The bytes of a port in a record: the lowest first, unused bits zero.
  static func byteCount(_ width: Int) -> Int { (width + 7) / 8 }

  /// The bytes of a record of operands.
  var operandBytes: Int { module.inputs.reduce(0) { $0 + Self.byteCount($1.width) } }

  /// The bytes of a record of results.
  var resultBytes: Int { module.outputs.reduce(0) { $0 + Self.byteCount($1.width) } }

  /// A bench in Verilog, for Icarus Verilog: `bench.v`.
  public var verilog: String {
    let inputs = module.inputs
    let outputs = module.outputs
    func range(_ width: Int) -> String { width == 1 ? "" : "[\(width - 1):0] " }
    var lines = [
      "// Reads lines of operands from standard input and writes a line of results for each.",
      "// Operands: \(inputs.map(\.name).joined(separator: " ")). "
        + "Results: \(outputs.map(\.name).joined(separator: " ")).",
      "module bench;",
    ]
    if module.isClocked { lines.append("  reg clock = 0;") }
    lines += inputs.map { "  reg \(range($0.width))\($0.name);" }
    lines += outputs.map { "  wire \(range($0.width))\($0.name);" }
    let ports =
      (module.isClocked ? ["clock"] : []) + inputs.map(\.name) + outputs.map(\.name)
    lines.append("  \(module.name) unit (")
    lines.append(ports.map { "    .\($0)(\($0))" }.joined(separator: ",\n"))
    lines.append("  );")
    let format = inputs.map { _ in "0x%h" }.joined(separator: " ")
    lines += [
      "  initial begin",
      "    while ($fscanf('h8000_0000, \"\(format)\\n\", "
        + "\(inputs.map(\.name).joined(separator: ", "))) == \(inputs.count)) begin",
      module.isClocked ? "      #1 clock = 1; #1 clock = 0;" : "      #1;",
      "      $display(\"\(outputs.map { _ in "0x%h" }.joined(separator: " "))\", "
        + "\(outputs.map(\.name).joined(separator: ", ")));",
      "    end",
      "    $finish(0);",
      "  end",
      "endmodule",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// A bench in C++, for Verilator: `bench.cpp`.
  public var cPlusPlus: String {
    func table(_ ports: [(name: String, width: Int)]) -> String {
      ports.map { "{&top.\($0.name), \($0.width)}" }.joined(separator: ", ")
    }
    let settle =
      module.isClocked
      ? "top.clock = 0; top.eval(); top.clock = 1; top.eval();" : "top.eval();"
    return """
      // Feeds the circuit with operands and writes its results.
      //   bench                    lines: hexadecimal patterns, as positlab eval reads and writes them
      //   bench OPERANDS RESULTS   files of packed records: every port in whole bytes, the lowest first
      // Operands: \(module.inputs.map(\.name).joined(separator: " ")). \
      Results: \(module.outputs.map(\.name).joined(separator: " ")).
      #include <cstdio>
      #include <cstring>
      #include <string>
      #include <vector>
      #include "V\(module.name).h"

      static V\(module.name) top;
      struct Port { void* place; int width; int bytes() const { return (width + 7) / 8; } };
      static const std::vector<Port> inputs{\(table(module.inputs))};
      static const std::vector<Port> outputs{\(table(module.outputs))};

      static int records(const char* operands, const char* results) {
        FILE* in = std::fopen(operands, "rb");
        FILE* out = std::fopen(results, "wb");
        if (!in || !out) return 1;
        unsigned char record[\(max(operandBytes, resultBytes))];
        while (std::fread(record, \(operandBytes), 1, in) == 1) {
          const unsigned char* next = record;
          for (const Port& port : inputs) {
            std::memcpy(port.place, next, port.bytes());
            next += port.bytes();
          }
          \(settle)
          unsigned char* end = record;
          for (const Port& port : outputs) {
            std::memcpy(end, port.place, port.bytes());
            end += port.bytes();
          }
          if (std::fwrite(record, \(resultBytes), 1, out) != 1) return 1;
        }
        return std::fclose(out) == 0 ? 0 : 1;
      }

      // Reads the digits of a port; 0 at the end of the input, -1 where there are none.
      static int read(const Port& port) {
        char word[1024];
        if (std::scanf(" %1023s", word) != 1) return 0;
        std::string digits(word);
        if (digits.compare(0, 2, "0x") == 0) digits.erase(0, 2);
        std::vector<unsigned char> bytes(port.bytes() + 1, 0);
        for (size_t i = 0; i < digits.size(); ++i) {
          const char* all = "0123456789abcdef";
          const char* found = std::strchr(all, digits[digits.size() - 1 - i] | 0x20);
          if (!found || int(i / 2) >= port.bytes()) return -1;
          bytes[i / 2] |= (found - all) << (4 * (i % 2));
        }
        std::memcpy(port.place, bytes.data(), port.bytes());
        return 1;
      }

      static int lines() {
        for (;;) {
          for (const Port& port : inputs) {
            int found = read(port);
            if (found <= 0) return found == 0 ? 0 : 65;
          }
          \(settle)
          for (size_t i = 0; i < outputs.size(); ++i) {
            const unsigned char* bytes = static_cast<const unsigned char*>(outputs[i].place);
            std::fputs(i == 0 ? "0x" : " 0x", stdout);
            for (int digit = (outputs[i].width + 3) / 4 - 1; digit >= 0; --digit)
              std::putchar("0123456789abcdef"[bytes[digit / 2] >> (4 * (digit % 2)) & 15]);
          }
          std::putchar('\\n');
        }
      }

      int main(int argc, char** argv) {
        return argc == 3 ? records(argv[1], argv[2]) : lines();
      }

      """
  }
}
