import PositOracle
import Quantization
import Testing

/// The oracle's formats and the quantiser's share their names, and each name means the same to both.
@Suite struct OracleNameGoldenTests {
  static let formats: [NumberFormat] =
    TestedFormats.studiedPosits + TestedFormats.extremePosits + TestedFormats.ieeeStyle
    + TestedFormats.boundedPosits + TestedFormats.generalFloats + [
      .float32, NumberFormat(element: .float6e3m2), NumberFormat(element: .float6e2m3),
      NumberFormat(element: .float4e2m1),
    ]

  @Test(arguments: formats)
  func oneNameOneFormat(format: NumberFormat) {
    let byParameters = OracleElementFormat(format.element)
    #expect(OracleElementFormat(named: format.description) == byParameters, "\(format)")
    #expect(byParameters.description == format.description)
  }
}
