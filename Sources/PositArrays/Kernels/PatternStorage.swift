/// The integers that arrays of posit patterns are made of: `UInt8`, `UInt16` and `UInt32`.
///
/// Conform no other type: the kernels know these three.
public protocol PatternStorage: FixedWidthInteger, UnsignedInteger, BitwiseCopyable, Sendable {}

extension UInt8: PatternStorage {}
extension UInt16: PatternStorage {}
extension UInt32: PatternStorage {}
