import PositOracle
import Testing

@testable import Hardware

/// Formats that tests make units of, by their names.
enum Tested {
  static func posit(_ n: Int, _ es: Int) throws -> WordFormat {
    try WordFormat(.posit(n: n, es: es, regimeLimit: nil), name: "posit(\(n),\(es))")
  }

  static func boundedPosit(_ n: Int, _ es: Int, _ limit: Int) throws -> WordFormat {
    try WordFormat(
      .posit(n: n, es: es, regimeLimit: limit), name: "bposit(\(n),\(es),\(limit))")
  }

  static func float(_ exponentBits: Int, _ fractionBits: Int, flushed: Bool = false) throws
    -> WordFormat
  {
    try WordFormat(
      .float(exponentBits: exponentBits, fractionBits: fractionBits),
      name: "float(\(exponentBits),\(fractionBits))", hasSubnormals: !flushed)
  }

  static func e4m3(flushed: Bool = false) throws -> WordFormat {
    try WordFormat(
      .float(exponentBits: 4, fractionBits: 3, specials: .oneNaN), name: "float8(e4m3)",
      hasSubnormals: !flushed)
  }

  /// A judge by Icarus Verilog, which starts at once.
  static func icarus(_ samples: Int) -> UnitProof {
    UnitProof(simulator: .icarus, samples: samples, seed: 20_261_125, timeLimit: 120)
  }

  /// Expects that results were judged, and all of them right.
  static func expectProved(
    _ outcome: ProofOutcome, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      outcome.isProved,
      "\(outcome.circuit) (\(outcome.method)): \(outcome.mismatches) of \(outcome.judged); \(outcome.examples)",
      sourceLocation: sourceLocation)
  }
}

extension HardwareTool {
  static let icarusIsInstalled = HardwareTool.iverilog.isInstalled && HardwareTool.vvp.isInstalled
}
