/// The number formats that float32 tensors can be rounded to.
///
/// Written, in specs, tables and file names: `float32`, `bfloat16`, `float16`, `float8(e4m3)`,
/// `float8(e5m2)`, `posit(8,1)`.
public enum NumberFormat: Hashable, Sendable {
  /// IEEE 754 binary32: values pass unchanged.
  case float32
  /// The upper half of binary32: 8 exponent bits, 7 fraction bits.
  case bfloat16
  /// IEEE 754 binary16.
  case float16
  /// OCP 8-bit floating point E4M3: no infinity, one NaN, largest value 448.
  case float8e4m3
  /// OCP 8-bit floating point E5M2: largest finite value 57344.
  case float8e5m2
  /// posit(n,es), where float32 holds all its values.
  case posit(n: Int, es: Int)
}
