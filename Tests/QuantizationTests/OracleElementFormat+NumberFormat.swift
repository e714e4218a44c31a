import PositOracle
import Quantization

extension OracleElementFormat {
  /// The oracle's definition of an element format, by its parameters alone.
  init(_ element: ElementFormat) {
    switch element {
    case .posit(let shape):
      self = .posit(n: shape.n, es: shape.es, regimeLimit: shape.regimeLimit)
    case .float(let shape):
      let specials: Specials =
        switch shape.specials {
        case .ieee: .infinityAndNaN
        case .fn: .oneNaN
        case .finite: .none
        }
      self = .float(
        exponentBits: shape.exponentBits, fractionBits: shape.fractionBits, bias: shape.bias,
        specials: specials)
    }
  }
}
