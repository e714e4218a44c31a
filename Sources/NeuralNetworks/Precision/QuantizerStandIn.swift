import Quantization
import Randomness
struct QuantizerError: Error, CustomStringConvertible { var description: String { "no" } }
struct Quantizer: Sendable, Hashable {
  let format: NumberFormat
  let rounding: RoundingMode
  let underflow: UnderflowPolicy
  init(format: NumberFormat, rounding: RoundingMode = .nearest, underflow: UnderflowPolicy = .saturate) throws(QuantizerError) {
    self.format = format; self.rounding = rounding; self.underflow = underflow
  }
  func quantize(_ source: Span<Float>, into destination: inout MutableSpan<Float>, scaleExponent: Int = 0, randomness: RandomStream? = nil) {
    for i in source.indices { destination[i] = one(source[i]) }
  }
  func quantizeInPlace(_ values: inout MutableSpan<Float>, scaleExponent: Int = 0, randomness: RandomStream? = nil) {
    for i in values.indices { values[i] = one(values[i]) }
  }
  func one(_ x: Float) -> Float {
    guard case .posit(let n, let es) = format, x != 0 else { return x }
    let bias: Int32 = 127 << 23
    let maxL = Int32((n - 2) << es) << 23
    var L = Int32(bitPattern: x.bitPattern & 0x7fff_ffff) - bias
    L = min(max(L, -maxL), maxL)
    let k = min(Int32((L ^ (L >> 31)) >> Int32(23 + es)), Int32(n - 3))
    let s = k + Int32(26 - n + es)
    let lsb = (L >> s) & 1
    let t = (L &+ (1 << (s - 1)) - 1 &+ lsb) & (-1 << s)
    return Float(bitPattern: UInt32(bitPattern: t + bias) | (x.bitPattern & 0x8000_0000))
  }
}
extension NumberFormat {
  var largestFinite: Float { if case .posit(let n, let es) = self { return Float(sign: .plus, exponent: (n - 2) << es, significand: 1) }; return .greatestFiniteMagnitude }
  var smallestPositive: Float { if case .posit(let n, let es) = self { return Float(sign: .plus, exponent: -(n - 2) << es, significand: 1) }; return .leastNormalMagnitude }
}
