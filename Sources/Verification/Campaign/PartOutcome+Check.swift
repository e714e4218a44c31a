import RunRecords

extension PartOutcome {
  /// What cannot be in the outcome of a part that a program wrote.
  ///
  /// - Parameters:
  ///   - shard: the shard that it is about.
  ///   - isEnded: whether the campaign has ended, so that only a failure explains missing cases.
  /// - Returns: the first such thing in words; nil if all fits.
  func problem(_ shard: Shard, isEnded: Bool) -> String? {
    let range = strength.range(of: shard, total: totalCases)
    if firstCase != range.lowerBound { return "its first case is not that of shard \(shard)" }
    if nextCase < firstCase || nextCase > range.upperBound {
      return "its next case is not one of shard \(shard)"
    }
    if isEnded && failure == nil && nextCase != range.upperBound {
      return "it ends before its shard does, without a failure"
    }
    if (seed == nil) != (strength == .exhaustive) {
      return "its seed does not fit its kind of operands"
    }
    if digestValue == nil { return "its digest is not 16 hexadecimal digits" }
    if mismatches > cases { return "it has more mismatches than cases" }
    var counted: UInt64 = 0
    for kind in classes {
      let (sum, overflow) = counted.addingReportingOverflow(kind.count)
      if overflow || kind.count == 0 || UInt64(kind.examples.count) > kind.count {
        return "the counts of its classes do not fit"
      }
      counted = sum
    }
    if counted != mismatches { return "its classes are not all its mismatches" }
    return problemOfDistinct(isEnded: isEnded) ?? problemOfSpace
  }

  private func problemOfDistinct(isEnded: Bool) -> String? {
    guard let distinct else {
      return isEnded && failure == nil ? "its distinct operands are not counted" : nil
    }
    let all = isEnded ? cases : totalCases
    if distinct.count > all || (distinct.count == 0 && all > 0 && isEnded) {
      return "its distinct operands are not among its cases"
    }
    if isEnded && strength == .exhaustive && (distinct.count != cases || !distinct.isExact) {
      return "its operands are all there are, but not distinct"
    }
    return nil
  }

  /// What is wrong with the number of cases: of all operands there are as many.
  ///
  /// Of hard cases and of the listed integers
  /// of compound and rootN other versions may have other numbers.
  private var problemOfSpace: String? {
    guard let part = try? part() else { return "it names no operation in a format" }
    guard strength == .exhaustive, !part.setting.operation.operands.contains(.exponent) else {
      return nil
    }
    return OperandSource.exhaustiveSize(part.setting) == totalCases
      ? nil : "its cases are not as many as there are operands"
  }
}
