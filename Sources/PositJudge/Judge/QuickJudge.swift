/// A judge that needs nanoseconds a case, where there is one for a setting.
///
/// It carries the bulk of long campaigns; ``Judge`` sees every wrong or undecided case and samples of
/// the others, and must agree.
package enum QuickJudge: Sendable {
  /// Tables of boundaries for pairs of 16-bit operands.
  case tables(PairTableJudge)
  /// The sign of the exact result less a boundary, in wide integers.
  case integers(IntegerJudge)
  /// Bounds of decimal texts.
  case decimals(DecimalJudge)
  /// The same as ``integers(_:)`` in any element format.
  case elements(ElementJudge)

  /// The number of cases from which on it is used: shorter campaigns are judged the general way.
  package static let usualThreshold: UInt64 = (1 << 16) + 1

  /// Of so many cases one is judged the general way, too.
  package static let crossCheckInterval = 4096

  /// The number of cases from which on building tables pays.
  private static let tableThreshold: UInt64 = 1 << 24

  /// The judge of a setting; nil where there is only the general one.
  package init?(_ setting: Setting, cases: UInt64) {
    if !setting.isStandard {
      guard let elements = ElementJudge(setting) else { return nil }
      self = .elements(elements)
    } else if cases >= Self.tableThreshold, let tables = PairTableJudge(setting) {
      self = .tables(tables)
    } else if let integers = IntegerJudge(setting) {
      self = .integers(integers)
    } else if let decimals = DecimalJudge(setting) {
      self = .decimals(decimals)
    } else {
      return nil
    }
  }

  /// How it judges, for certificates.
  package var summary: String {
    switch self {
    case .tables: "integer comparison with tables of exact boundaries"
    case .integers(let judge): judge.summary
    case .elements: "exact integers against the ends of what rounds to the result"
    case .decimals:
      "integer bounds of 38 digits against exact boundaries, exact rationals where they overlap"
    }
  }

  /// A case that the general judge must look at, and the verdict of this one, if it has any.
  package struct Unclear {
    package let index: Int
    package let isRight: Bool?
  }

  /// The first case from an index on that is wrong, undecided or due for the cross-check.
  package func firstUnclear(_ batch: CaseBatch, _ results: ResultBatch, from first: Int) -> Unclear?
  {
    let operands = batch.words.span
    let found = results.words.span
    switch self {
    case .tables(let tables):
      for index in first..<batch.count {
        let isRight = tables.isRight(operands[2 * index], operands[2 * index + 1], found[index])
        if !isRight || index % Self.crossCheckInterval == 0 {
          return Unclear(index: index, isRight: isRight)
        }
      }
    case .integers(let judge):
      let width = batch.rowWidth
      for index in first..<batch.count {
        let isRight = judge.isRight(
          operands, index * width, width, found, index * results.width)
        if isRight != true || index % Self.crossCheckInterval == 0 {
          return Unclear(index: index, isRight: isRight)
        }
      }
    case .elements(let judge):
      let width = batch.rowWidth
      for index in first..<batch.count {
        let place = index * width
        let isRight = judge.isRight(
          operands[place], width > 1 ? operands[place + 1] : 0, width > 2 ? operands[place + 2] : 0,
          found[index])
        if !isRight || index % Self.crossCheckInterval == 0 {
          return Unclear(index: index, isRight: isRight)
        }
      }
    case .decimals(let judge):
      for index in first..<batch.count {
        let isRight = judge.isRight(batch.text(index), found[index])
        if isRight != true || index % Self.crossCheckInterval == 0 {
          return Unclear(index: index, isRight: isRight)
        }
      }
    }
    return nil
  }
}
