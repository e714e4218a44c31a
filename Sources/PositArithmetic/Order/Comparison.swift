extension PositEngine {
  /// A pattern as the signed integer that orders posits.
  @inlinable @inline(__always)
  static func signed(_ pattern: UInt64, n: Int) -> Int64 {
    let shift = Int64(truncatingIfNeeded: 64 &- n)
    return (Int64(bitPattern: pattern) &<< shift) &>> shift
  }
}

/// How one posit stands to another.
public enum PositOrdering: Int, Hashable, Sendable {
  /// The first is less.
  case less = -1
  /// They are the same pattern.
  case equal = 0
  /// The first is greater.
  case greater = 1
}

extension PositFormat {
  /// Compares two patterns as the two's complement integers they are: NaR equals itself and is less
  /// than every real.
  ///
  /// Source: Posit Standard (2022), section 5.3.
  @inlinable
  public func compare(_ x: UInt64, _ y: UInt64) -> PositOrdering {
    let a = PositEngine.signed(x, n: n)
    let b = PositEngine.signed(y, n: n)
    return a < b ? .less : a == b ? .equal : .greater
  }

  /// compareEqual of the standard; NaR equals NaR.
  @inlinable public func compareEqual(_ x: UInt64, _ y: UInt64) -> Bool {
    compare(x, y) == .equal
  }

  /// compareNotEqual of the standard.
  @inlinable public func compareNotEqual(_ x: UInt64, _ y: UInt64) -> Bool {
    compare(x, y) != .equal
  }

  /// compareGreater of the standard.
  @inlinable public func compareGreater(_ x: UInt64, _ y: UInt64) -> Bool {
    compare(x, y) == .greater
  }

  /// compareGreaterEqual of the standard.
  @inlinable public func compareGreaterEqual(_ x: UInt64, _ y: UInt64) -> Bool {
    compare(x, y) != .less
  }

  /// compareLess of the standard; NaR is less than every real.
  @inlinable public func compareLess(_ x: UInt64, _ y: UInt64) -> Bool {
    compare(x, y) == .less
  }

  /// compareLessEqual of the standard.
  @inlinable public func compareLessEqual(_ x: UInt64, _ y: UInt64) -> Bool {
    compare(x, y) != .greater
  }
}
