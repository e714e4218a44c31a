/// The integers from one to another that a signal in two's complement can have.
public struct SignedRange: Hashable, Sendable {
  /// The least of them.
  public let least: Int

  /// The greatest of them.
  public let greatest: Int

  /// The integers from one to another.
  public init(_ least: Int, _ greatest: Int) {
    precondition(least <= greatest, "no integer from \(least) to \(greatest)")
    self.least = least
    self.greatest = greatest
  }

  /// The bits that two's complement needs.
  public var width: Int {
    var width = 1
    while least < -(1 << (width - 1)) || greatest >= 1 << (width - 1) { width += 1 }
    return width
  }

  /// The sums of one of each.
  public static func + (left: SignedRange, right: SignedRange) -> SignedRange {
    SignedRange(left.least + right.least, left.greatest + right.greatest)
  }

  /// The differences of one of each.
  public static func - (left: SignedRange, right: SignedRange) -> SignedRange {
    SignedRange(left.least - right.greatest, left.greatest - right.least)
  }

  /// The integers, a constant added.
  public static func + (left: SignedRange, right: Int) -> SignedRange {
    SignedRange(left.least + right, left.greatest + right)
  }

  /// All integers from the least of both to the greatest.
  public func union(_ other: SignedRange) -> SignedRange {
    SignedRange(min(least, other.least), max(greatest, other.greatest))
  }

  /// The bits of an unsigned number up to a greatest one, at least 1.
  public static func unsignedWidth(_ greatest: Int) -> Int {
    max(1, Int.bitWidth - greatest.leadingZeroBitCount)
  }
}
