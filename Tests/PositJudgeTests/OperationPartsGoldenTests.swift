import PositJudge
import Testing

@testable import Verification

/// What every operation lacks on purpose: a part that is added or goes missing fails here.
///
/// An operation has its row in the catalogue, and may have a quick judge, operands that are made to come
/// close to ties, calls of the library, of the array operations and of the quantiser, a meaning in formats that are no
/// posits, and planted bugs
/// that its campaigns must find.
@Suite struct OperationPartsGoldenTests {
  private static func lacks(_ operation: Operation) -> String {
    let setting = Setting(operation, .posit16, from: operation == .convert ? .posit8 : nil)
    let parts: [(name: String, isThere: Bool)] = [
      ("quick judge", operation.quickRule.reasonForNone == nil),
      ("near ties", operation.recipe.reasonForNone == nil),
      ("library", LibrarySubject().supports(setting)),
      ("arrays", ArraySubject().supports(setting)),
      ("quantizer", QuantizerSubject().supports(setting)),
      ("other formats", operation.elementRule != nil),
      ("planted bugs", PlantedBugHunt.bugs.contains { $0.part.setting.operation == operation }),
    ]
    let lacking = parts.filter { !$0.isThere }.map(\.name)
    return "\(operation.name): " + (lacking.isEmpty ? "-" : lacking.joined(separator: ", "))
  }

  @Test func everyOperationLacksWhatItLackedBefore() {
    let expected = Self.table.split(separator: "\n").map(String.init)
    let found = Operation.all.map { Self.lacks($0) }
    for line in found where !expected.contains(line) { Issue.record("new or changed: \(line)") }
    for line in expected where !found.contains(line) { Issue.record("no longer so: \(line)") }
    #expect(found == expected)
  }

  /// What is not there has a reason, and what is there can be used: no rule without a judge.
  @Test func reasonsAreSaid() {
    for operation in Operation.all {
      #expect(operation.quickRule.reasonForNone != "" && operation.recipe.reasonForNone != "")
      let setting = Setting(operation, .posit16, from: operation == .convert ? .posit8 : nil)
      let isJudgedQuickly = QuickJudge(setting, cases: 1) != nil
      #expect(
        isJudgedQuickly == (operation.quickRule.reasonForNone == nil), "\(operation.name)")
    }
    #expect(Set(LibrarySubject.calls.keys).isSubset(of: Operation.all))
    #expect(Set(Operation.all.map(\.name)).count == Operation.all.count, "a name is there twice")
  }

  private static let table = """
    negate: near ties, arrays, quantizer, other formats
    abs: near ties, arrays, quantizer, other formats
    sign: near ties, arrays, quantizer, other formats
    nearestInt: arrays, quantizer, other formats
    ceil: arrays, quantizer, other formats
    floor: arrays, quantizer, other formats
    next: near ties, arrays, quantizer, other formats
    prior: near ties, arrays, quantizer, other formats
    compareEqual: near ties, arrays, quantizer, other formats
    compareNotEqual: near ties, arrays, quantizer, other formats, planted bugs
    compareGreater: near ties, arrays, quantizer, other formats
    compareGreaterEqual: near ties, arrays, quantizer, other formats, planted bugs
    compareLess: near ties, arrays, quantizer, other formats
    compareLessEqual: near ties, arrays, quantizer, other formats
    add: quantizer
    sub: quantizer
    mul: quantizer
    div: quantizer
    fma: quantizer
    fMM: arrays, quantizer, other formats
    sqrt: quantizer
    rSqrt: arrays, quantizer, other formats
    exp: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    expMinus1: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    exp2: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    exp2Minus1: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    exp10: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    exp10Minus1: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    log: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    logPlus1: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    log2: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    log2Plus1: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    log10: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    log10Plus1: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    sin: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    sinPi: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    cos: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    cosPi: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    tan: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    tanPi: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    arcSin: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    arcSinPi: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    arcCos: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    arcCosPi: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    arcTan: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    arcTanPi: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    sinH: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    cosH: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    tanH: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    arcSinH: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    arcCosH: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    arcTanH: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    hypot: arrays, quantizer, other formats
    pow: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    arcTan2: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    arcTan2Pi: quick judge, near ties, library, arrays, quantizer, other formats, planted bugs
    compound: near ties, arrays, quantizer, other formats
    rootN: near ties, arrays, quantizer, other formats
    pToQ: near ties, arrays, quantizer, other formats, planted bugs
    qNegate: near ties, arrays, quantizer, other formats
    qAbs: near ties, arrays, quantizer, other formats
    qAddP: near ties, arrays, quantizer, other formats
    qSubP: near ties, arrays, quantizer, other formats, planted bugs
    qAddQ: near ties, arrays, quantizer, other formats
    qSubQ: near ties, arrays, quantizer, other formats, planted bugs
    qMulAdd: near ties, arrays, quantizer, other formats
    qMulSub: near ties, arrays, quantizer, other formats
    qToP: arrays, quantizer, other formats
    dot: arrays, quantizer, other formats
    convert: arrays, quantizer
    fromFloat16: arrays, quantizer
    toFloat16: arrays, quantizer
    fromFloat32: -
    toFloat32: quantizer
    fromFloat64: quantizer
    toFloat64: quantizer
    fromInt8: arrays, quantizer, other formats
    toInt8: arrays, quantizer, other formats
    fromUInt8: arrays, quantizer, other formats, planted bugs
    toUInt8: arrays, quantizer, other formats
    fromInt16: arrays, quantizer, other formats, planted bugs
    toInt16: arrays, quantizer, other formats
    fromUInt16: arrays, quantizer, other formats
    toUInt16: arrays, quantizer, other formats
    fromInt32: arrays, quantizer, other formats
    toInt32: arrays, quantizer, other formats
    fromUInt32: arrays, quantizer, other formats, planted bugs
    toUInt32: arrays, quantizer, other formats, planted bugs
    fromInt64: arrays, quantizer, other formats
    toInt64: arrays, quantizer, other formats, planted bugs
    fromUInt64: arrays, quantizer, other formats
    toUInt64: arrays, quantizer, other formats, planted bugs
    fromDecimal: near ties, arrays, quantizer
    toDecimal: quick judge, near ties, arrays, quantizer, planted bugs
    toShortestDecimal: quick judge, near ties, arrays, quantizer, planted bugs
    """
}
