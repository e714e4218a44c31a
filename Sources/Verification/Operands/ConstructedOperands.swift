import PositJudge
import PositOracle

/// The operands of a setting that a construction gives, numbered: the same for every seed.
///
/// Operands that show a missing sticky wire, a lost remainder, a register that is too narrow, and
/// every combination of special operands where these are not patterns alone.
struct ConstructedOperands: Sendable {
  /// The number of cases.
  let count: Int

  /// Rows, one behind the other.
  private var rows: [UInt64] = []
  private let rowWidth: Int
  private let registers: StickyRegisters?
  /// The options of each place; every combination is a case.
  private var places: [[[UInt64]]] = []
  private let shape: RegisterShape

  init(_ setting: Setting, dotLength: Int) {
    let format = setting.oracle
    shape = RegisterShape(format)
    rowWidth = setting.rowWidth ?? 2 * dotLength
    var registers: StickyRegisters?
    switch setting.operation.recipe {
    case .sum: rows = FarStickySums(format, isDifference: false).words
    case .difference: rows = FarStickySums(format, isDifference: true).words
    case .product: rows = NearTieProducts(format, factors: 2).words
    case .tripleProduct: rows = NearTieProducts(format, factors: 3).words
    case .quotient: rows = NearTieQuotients(format).words
    case .productAndSum: rows = DeepCancellation(format).words
    case .squareRoot: rows = NearTieSquareRoots(format).words
    case .reciprocalRoot: rows = NearTieReciprocalRoots(format).words
    case .hypotenuse: rows = HypotenuseTies(format).words
    case .conversion: rows = StickyWires(setting).words
    case .register: registers = StickyRegisters(format)
    case .sumOfProducts:
      rows = SpecialOperands.pairs(format, count: dotLength).flatMap { $0 }
    case .halfIntegers, .none: break
    }
    self.registers = registers
    let posits = SpecialOperands.posits(format).map { [$0] }
    let kinds = setting.operation.operands
    if kinds.contains(.quire) {
      let quires = SpecialOperands.registers(format)
      places = kinds.map { $0 == .quire ? quires : posits }
    } else if kinds == [.pairs] {
      // Two products; the others are zero.
      places = Array(repeating: posits, count: 4)
      places += Array(repeating: [[0]], count: max(0, rowWidth - 4))
    }
    let combinations = places.isEmpty ? 0 : places.reduce(1) { $0 * $1.count }
    count = rows.count / rowWidth + (registers?.count ?? 0) + combinations
  }

  /// Appends a case.
  func append(_ index: Int, to words: inout [UInt64]) {
    var rest = index
    let rowCount = rows.count / rowWidth
    if rest < rowCount {
      words.append(contentsOf: rows[rest * rowWidth..<(rest + 1) * rowWidth])
      return
    }
    rest -= rowCount
    if let registers {
      if rest < registers.count {
        let terms = registers.terms(rest)
        return shape.append(sumOf: [terms.tie, terms.bit], to: &words)
      }
      rest -= registers.count
    }
    let choices = places.reversed().map { options in
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: options.count)
      rest = quotient
      return options[digit]
    }
    for choice in choices.reversed() { words.append(contentsOf: choice) }
  }
}
