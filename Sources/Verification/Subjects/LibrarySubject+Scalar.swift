import PositArithmetic
import PositJudge

extension LibrarySubject {
  /// Operations on one to three posits, and on a posit and an integer.
  static let scalarCalls: [Operation: Call] = [
    .negate: .one { $0.negate($1) },
    .abs: .one { $0.abs($1) },
    .sign: .one { $0.sign($1) },
    .nearestInt: .one { $0.nearestInt($1) },
    .ceil: .one { $0.ceil($1) },
    .floor: .one { $0.floor($1) },
    .next: .one { $0.next($1) },
    .prior: .one { $0.prior($1) },
    .compareEqual: .two { $0.compareEqual($1, $2) ? 1 : 0 },
    .compareNotEqual: .two { $0.compareNotEqual($1, $2) ? 1 : 0 },
    .compareGreater: .two { $0.compareGreater($1, $2) ? 1 : 0 },
    .compareGreaterEqual: .two { $0.compareGreaterEqual($1, $2) ? 1 : 0 },
    .compareLess: .two { $0.compareLess($1, $2) ? 1 : 0 },
    .compareLessEqual: .two { $0.compareLessEqual($1, $2) ? 1 : 0 },
    .add: .two { $0.add($1, $2) },
    .sub: .two { $0.subtract($1, $2) },
    .mul: .two { $0.multiply($1, $2) },
    .div: .two { $0.divide($1, $2) },
    .fma: .three { $0.fma($1, $2, $3) },
    .fMM: .three { $0.fMM($1, $2, $3) },
    .sqrt: .one { $0.sqrt($1) },
    .rSqrt: .one { $0.rSqrt($1) },
    .hypot: .two { $0.hypot($1, $2) },
    .compound: .two { $0.compound($1, Int(Int64(bitPattern: $2))) },
    .rootN: .two { $0.rootN($1, Int(Int64(bitPattern: $2))) },
  ]
}
