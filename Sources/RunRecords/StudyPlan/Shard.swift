/// One of n equal parts of a study or a campaign, for several machines or an array job.
///
/// The parts of one whole follow one another without gap or overlap, however it is divided.
public struct Shard: Hashable, Sendable, CustomStringConvertible {
  /// The number of this part, from 1.
  public let index: Int

  /// The number of parts.
  public let count: Int

  /// All of it.
  public static let whole = Shard(uncheckedIndex: 1, count: 1)

  private init(uncheckedIndex: Int, count: Int) {
    index = uncheckedIndex
    self.count = count
  }

  /// Reads `i/n`; nil unless 1 <= i <= n.
  public init?(parsing text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], count >= 1,
      (1...count).contains(index)
    else { return nil }
    self.init(uncheckedIndex: index, count: count)
  }

  /// The part as `i/n`.
  public var description: String { "\(index)/\(count)" }

  /// The numbers of this part of a space of cases, one after the other.
  public func range(of total: UInt64) -> Range<UInt64> {
    boundary(index - 1, total)..<boundary(index, total)
  }

  private func boundary(_ index: Int, _ total: UInt64) -> UInt64 {
    let product = total.multipliedFullWidth(by: UInt64(index))
    return UInt64(count).dividingFullWidth(product).quotient
  }

  /// Every so many-th element, from the part's own: runs that stand side by side go to different
  /// machines.
  public func part<Element>(of elements: [Element]) -> [Element] {
    stride(from: index - 1, to: elements.count, by: count).map { elements[$0] }
  }
}
