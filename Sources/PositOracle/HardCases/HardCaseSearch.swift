/// Finds the operands of a function whose results lie closest to a rounding boundary.
///
/// Follows the function over runs of consecutive words by a parabola, in fixed point: two additions
/// a word instead of an evaluation. Only words that come near a boundary are evaluated. A run is
/// halved until the parabola is good enough, measured where its error is largest; runs shorter
/// than `shortestRun` words are passed over, and with them operands with few fraction bits and
/// sines of large numbers.
///
/// Source: the idea of V. Lefèvre and J.-M. Muller, worst cases for correct rounding of the
/// elementary functions, doi:10.1109/ARITH.2001.930110.
public struct HardCaseSearch: Sendable {
  /// The function, of one operand.
  public let function: ElementaryFunction

  /// The format of operands and results.
  public let format: OracleFormat

  /// The closeness to look for, as a fraction 2^-closeness of the distance of two posits.
  public let closeness: Int

  /// The number of words in a run.
  static let longestRun: UInt64 = 4096

  /// The number of words below which following a run is not worth its evaluations.
  static let shortestRun: UInt64 = 64

  /// The search for results within 2^-`closeness` of the distance of two posits.
  ///
  /// - Precondition: a function of one operand, `8 <= closeness <= 32`.
  public init(_ function: ElementaryFunction, _ format: OracleFormat, closeness: Int) {
    precondition(function.arity == 1, "\(function) has two operands")
    precondition((8...32).contains(closeness), "the closeness must be 8 to 32")
    self.function = function
    self.format = format
    self.closeness = closeness
  }

  /// The hardest operands in every `stride`-th run, at most `count`, the hardest first.
  ///
  /// Of even and odd functions only positive operands are looked at.
  public func hardestOperands(everyRun stride: UInt64, keeping count: Int) -> [HardCase] {
    var found: [HardCase] = []
    var base: UInt64 = 0
    while base < format.nar {
      // A narrow format has less words than a run.
      let length = min(Self.longestRun, format.nar - base)
      examine(base, length, isNegative: false, &found)
      if !function.isEvenOrOdd { examine(base, length, isNegative: true, &found) }
      if found.count > 64 * count { found = Self.hardest(found, count) }
      base += Self.longestRun * stride
    }
    return Self.hardest(found, count)
  }

  private static func hardest(_ cases: [HardCase], _ count: Int) -> [HardCase] {
    Array(cases.sorted { ($1.bits, $0.operand) < ($0.bits, $1.operand) }.prefix(count))
  }

  /// Adds the hard cases among the magnitudes `base ..< base + count` with one sign.
  private func examine(
    _ base: UInt64, _ count: UInt64, isNegative: Bool, _ found: inout [HardCase]
  ) {
    if count < Self.shortestRun { return }
    switch follow(base, count, isNegative: isNegative) {
    case .passOver: break
    case .halve:
      examine(base, count / 2, isNegative: isNegative, &found)
      examine(base + count / 2, count / 2, isNegative: isNegative, &found)
    case .parabola(let start, var step, let bend):
      // Distances to the boundary, which is at one half, modulo 1 in units of 2^-64.
      let reach = UInt64(1) << UInt64(64 - closeness)
      var position = start &+ (1 << 63) &+ reach
      for word in base..<base + count {
        if position < 2 * reach, let hardCase = hardCase(word, isNegative: isNegative) {
          found.append(hardCase)
        }
        position &+= step
        step &+= bend
      }
    }
  }

  private enum Course {
    case passOver
    case halve
    case parabola(start: UInt64, step: UInt64, bend: UInt64)
  }

  /// The parabola through the results at both ends and in the middle of a run.
  private func follow(_ base: UInt64, _ count: UInt64, isNegative: Bool) -> Course {
    guard base != 0, let first = format.exactValue(base), let second = format.exactValue(base + 1),
      let last = format.exactValue(base + count - 1)
    else { return .halve }
    let spacing = second - first
    let length = ExactRational(count)
    // Words of one regime and exponent are equally spaced.
    if last != first + spacing * (length - .one) { return .halve }
    func result(_ quarters: Int) -> ExactReal {
      let x = first + spacing * length * ExactRational(quarters, over: 4)
      return function.exactReal([isNegative ? -x : x])
    }
    let real = result(0)
    guard let scale = real.floorLog2 else { return .passOver }
    let fractionBits = format.fractionBits(ofScale: scale)
    if fractionBits < 0 { return .halve }
    var points: [Int128] = []
    for quarter in [0, 1, 2, 4] {
      let value = quarter == 0 ? real : result(quarter)
      guard value.floorLog2 == scale, let point = value.fixedPoint(shift: 64 + fractionBits - scale)
      else { return .halve }
      points.append(point)
    }
    let half = Int128(count / 2)
    let bend = (points[3] - 2 * points[2] + points[0]) / (half * half)
    let step = (points[2] - points[0]) / half - bend * (half - 1) / 2
    let quarter = Int128(count / 4)
    let predicted = points[0] + quarter * step + quarter * (quarter - 1) / 2 * bend
    if (predicted - points[1]).magnitude > 1 << UInt128(62 - closeness) { return .halve }
    return .parabola(
      start: UInt64(truncatingIfNeeded: points[0]), step: UInt64(truncatingIfNeeded: step),
      bend: UInt64(truncatingIfNeeded: bend))
  }

  /// The hard case of a magnitude; nil if the result is no real number or a boundary itself.
  private func hardCase(_ magnitude: UInt64, isNegative: Bool) -> HardCase? {
    let operand = isNegative ? format.negated(magnitude) : magnitude
    return format.distanceToBoundary(function, operand)
      .map { HardCase(operand: operand, bits: $0) }
  }
}
