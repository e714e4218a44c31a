import PositArithmetic

extension LibrarySubject {
  /// Operations on one to three posits.
  static let scalarCalls: [String: Call] = [
    "negate": .one { $0.negate($1) },
    "abs": .one { $0.abs($1) },
    "sign": .one { $0.sign($1) },
    "next": .one { $0.next($1) },
    "prior": .one { $0.prior($1) },
    "compareEqual": .two { $0.compareEqual($1, $2) ? 1 : 0 },
    "compareNotEqual": .two { $0.compareNotEqual($1, $2) ? 1 : 0 },
    "compareGreater": .two { $0.compareGreater($1, $2) ? 1 : 0 },
    "compareGreaterEqual": .two { $0.compareGreaterEqual($1, $2) ? 1 : 0 },
    "compareLess": .two { $0.compareLess($1, $2) ? 1 : 0 },
    "compareLessEqual": .two { $0.compareLessEqual($1, $2) ? 1 : 0 },
  ]

  /// Operations of the quire.
  static let quireCalls: [String: Call] = [:]
}
