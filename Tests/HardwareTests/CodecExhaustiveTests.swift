import Testing

@testable import Hardware

/// Every pattern through every decoder and every input through every encoder, of short formats; of 16 bits
/// all patterns, and inputs that are drawn.
@Suite(.enabled(if: HardwareTool.icarusIsInstalled, "Icarus Verilog (iverilog) is not installed"))
struct CodecExhaustiveTests {
  @Test(arguments: CodecStyle.allCases, [0, 1, 2])
  func shortPosits(_ style: CodecStyle, _ es: Int) async throws {
    for n in [6, 8, 9] {
      let format = try Tested.posit(n, es)
      let proof = Tested.icarus(4000)
      Tested.expectProved(try await proof.proveDecoder(format, style: style))
      Tested.expectProved(try await proof.proveEncoder(format, style: style))
    }
  }

  @Test(arguments: CodecStyle.allCases)
  func positsOfLimitedRegime(_ style: CodecStyle) async throws {
    for format in try [Tested.boundedPosit(8, 1, 3), Tested.boundedPosit(9, 2, 6)] {
      let proof = Tested.icarus(4000)
      Tested.expectProved(try await proof.proveDecoder(format, style: style))
      Tested.expectProved(try await proof.proveEncoder(format, style: style))
    }
  }

  @Test func wordsOf16And32Bits() async throws {
    let proof = Tested.icarus(2000)
    Tested.expectProved(try await proof.proveDecoder(try Tested.posit(16, 1), style: .optimized))
    Tested.expectProved(try await proof.proveEncoder(try Tested.posit(16, 2), style: .optimized))
    Tested.expectProved(try await proof.proveDecoder(try Tested.posit(32, 2), style: .optimized))
    Tested.expectProved(try await proof.proveEncoder(try Tested.posit(32, 2), style: .optimized))
  }
}
