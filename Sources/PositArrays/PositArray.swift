/// Posit operations over whole arrays: `Span` in, `MutableSpan` out.
///
/// Every operation has two forms:
/// - patterns stored as `UInt8`, `UInt16` or `UInt32` with a format known at run time,
///   `PositArray.add(a, b, into: &c, format: format)`; bits above n are ignored in operands and zero
///   in results;
/// - `Posit<Storage, n, es>` elements, `PositArray.add(a, b, into: &c)`.
///
/// Results are the correctly rounded ones of `PositFormat`'s operation of the same name, element by
/// element and bit for bit: zero, NaR and saturation as there. Operands and result must have the
/// same count, and n must fit the storage; otherwise the program stops with a message. For in-place
/// work take the forms with an `inout` operand: they need no second array.
///
/// How: formats of at most 8 bits look results up in tables of 256 or 65,536 bytes, made at the
/// first use of an operation and a format and kept until the program ends (four two-operand tables
/// and one of square roots take 257 KiB a format). All else runs eight or sixteen elements at a time
/// in AVX2 registers, where the processor has AVX2 and FMA, or else one at a time through
/// `PositFormat`. All of these give the same bits. The default floating-point environment is
/// assumed: round to nearest even, subnormals kept.
public enum PositArray {
  /// Whether this processor runs the lane kernels; if not, arrays are as fast as scalars (but for
  /// the tables).
  public static var usesLaneKernels: Bool { LaneKernels.supported }
}
