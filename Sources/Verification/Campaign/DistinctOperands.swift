import PositJudge
import PositOracle

/// How many of the cases of a part are different: lines that repeat the operands of another one
/// prove nothing more.
public struct DistinctOperands: Codable, Hashable, Sendable {
  /// The number of different operands, or a number below it.
  public let count: UInt64

  /// Whether that is the number; otherwise there are at least so many.
  public let isExact: Bool

  /// The number of cases up to which operands of any kind are compared; of more cases only so many
  /// first ones are.
  static let listLimit: UInt64 = 1 << 21

  /// The number of bits of operands up to which every one of them has a place in a bitmap.
  static let bitmapWidth = 27

  /// The number of cases up to which a bitmap is filled.
  static let bitmapLimit: UInt64 = 1 << 26

  /// The number of different operands of a range of cases.
  ///
  /// Exact for exhaustive operands, which do not repeat, for the numbers of draws, for operands of up to 27 bits and 2^26
  /// cases, and for up to 2^21 cases of any kind; otherwise the number among the first 2^21.
  init(of source: OperandSource, _ range: Range<UInt64>) {
    let cases = UInt64(range.count)
    let width = Self.rowBits(source.setting)
    if source.strength == .exhaustive {
      self.init(count: cases, isExact: true)
    } else if source.strength == .draws {
      self.init(count: Self.drawn(source, range), isExact: true)
    } else if let width, width <= Self.bitmapWidth, cases <= Self.bitmapLimit {
      self.init(count: Self.marked(source, range, width), isExact: true)
    } else {
      let listed = range.prefix(Int(Self.listLimit))
      let first = listed.startIndex..<listed.endIndex
      let count =
        width.map { $0 <= 64 } ?? false
        ? Self.listed(source, first, key: Self.packed)
        : Self.listed(source, first, key: Self.fingerprint)
      self.init(count: count, isExact: cases <= Self.listLimit)
    }
  }

  private init(count: UInt64, isExact: Bool) {
    self.count = count
    self.isExact = isExact
  }

  /// The count, with `>=` before a bound.
  public var description: String { (isExact ? "" : ">= ") + String(count) }

  /// The bits of a row of operands; nil where they are not words of a known width.
  private static func rowBits(_ setting: Setting) -> Int? {
    var sum = 0
    for kind in setting.operation.operands {
      guard let bits = columnBits(kind, setting) else { return nil }
      sum += bits
    }
    return sum
  }

  private static func columnBits(_ kind: OperandKind, _ setting: Setting) -> Int? {
    switch kind {
    case .posit: setting.format.width
    case .sourcePosit: setting.source.width
    case .exponent: 64
    case .integer(let type): type.width
    case .ieee(let type): type.width
    case .quire, .decimal, .pairs: nil
    }
  }

  private static func marked(
    _ source: OperandSource, _ range: Range<UInt64>, _ width: Int
  ) -> UInt64 {
    var bitmap = [UInt64](repeating: 0, count: max(1, 1 << (width - 6)))
    eachBatch(source, range) { batch in
      for index in 0..<batch.count {
        let key = packed(batch, index)
        bitmap[Int(key >> 6)] |= 1 << (key & 63)
      }
    }
    return bitmap.reduce(0) { $0 + UInt64($1.nonzeroBitCount) }
  }

  /// The different numbers of draws.
  private static func drawn(_ source: OperandSource, _ range: Range<UInt64>) -> UInt64 {
    let step = StochasticDraws.drawsPerNumber
    let numbers = stride(from: range.lowerBound, to: range.upperBound, by: Int(step)).map { first in
      var batch = source.emptyBatch
      source.append(first..<first + 1, to: &batch)
      return batch.words[0]
    }
    return UInt64(Set(numbers).count)
  }

  private static func listed<Key: Comparable>(
    _ source: OperandSource, _ range: Range<UInt64>, key: (CaseBatch, Int) -> Key
  ) -> UInt64 {
    var keys: [Key] = []
    keys.reserveCapacity(range.count)
    eachBatch(source, range) { batch in
      for index in 0..<batch.count { keys.append(key(batch, index)) }
    }
    keys.sort()
    var count: UInt64 = keys.isEmpty ? 0 : 1
    for index in keys.indices.dropFirst() where keys[index] != keys[index - 1] { count += 1 }
    return count
  }

  private static func eachBatch(
    _ source: OperandSource, _ range: Range<UInt64>, _ body: (CaseBatch) -> Void
  ) {
    var first = range.lowerBound
    while first < range.upperBound {
      let last = min(range.upperBound, first + 1 << 14)
      var batch = source.emptyBatch
      source.append(first..<last, to: &batch)
      body(batch)
      first = last
    }
  }

  /// The words of a row side by side, where they fit 64 bits.
  private static func packed(_ batch: CaseBatch, _ index: Int) -> UInt64 {
    let setting = batch.setting
    let kinds = setting.operation.operands
    if kinds.count == 1 { return batch.words[index] }
    var key: UInt64 = 0
    for (column, kind) in kinds.enumerated() {
      let bits = UInt64(columnBits(kind, setting) ?? 0)
      key = key << bits | batch.words[index * batch.rowWidth + column]
    }
    return key
  }

  /// 128 bits mixed from a row: those of two different rows among 2^21 are equal with a chance of
  /// less than 2^-86.
  private static func fingerprint(_ batch: CaseBatch, _ index: Int) -> UInt128 {
    var low: UInt64 = 0x243F_6A88_85A3_08D3
    var high: UInt64 = 0x1319_8A2E_0370_7344
    func take(_ word: UInt64) {
      low = CaseRandom.mixed(low ^ word) &+ 1
      high = CaseRandom.mixed(high &+ word) ^ 0x9E37_79B9_7F4A_7C15
    }
    if batch.setting.operation.operands == [.decimal] {
      for byte in batch.text(index).utf8 { take(UInt64(byte)) }
    } else {
      for word in batch.row(index) { take(word) }
    }
    return UInt128(high) << 64 | UInt128(low)
  }
}
