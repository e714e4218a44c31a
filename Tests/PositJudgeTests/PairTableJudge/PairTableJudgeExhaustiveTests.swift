import PositOracle
import Testing

@testable import PositJudge

/// The judge by tables gives the verdict of the exact one: all pairs with all results.
@Suite struct PairTableJudgeExhaustiveTests {
  static let operations: [Operation] = [.add, .sub, .mul, .div]

  @Test(arguments: [(2, 0), (3, 1), (4, 0), (4, 3), (5, 0), (5, 2), (6, 1)])
  func everyResultOfEveryPair(n: Int, es: Int) throws {
    for operation in Self.operations {
      let setting = Setting(operation, .posit(n: n, es: es))
      let tables = try #require(PairTableJudge(setting))
      let exact = Judge(setting)
      var bad: [String] = []
      for x in 0...setting.oracle.mask {
        for y in 0...setting.oracle.mask {
          var batch = CaseBatch(setting)
          batch.words = [x, y]
          for result in 0...setting.oracle.mask {
            var results = ResultBatch(setting)
            results.words = [result]
            let expected = exact.isRight(results, batch, 0)
            if tables.isRight(x, y, result) != expected {
              bad.append("\(setting) \(x) \(y) -> \(result): not \(expected)")
            }
          }
        }
      }
      #expect(bad.isEmpty, "\(bad.count), first \(bad.prefix(3))")
    }
  }

  /// Where the tables would be too large, or their unit too small, there is no such judge.
  @Test func itsFormatsAndOperations() {
    for operation in Self.operations {
      #expect(PairTableJudge(Setting(operation, .posit(n: 16, es: 1))) != nil)
      #expect(PairTableJudge(Setting(operation, .posit16)) != nil)
      #expect(PairTableJudge(Setting(operation, .posit(n: 17, es: 0))) == nil)
      #expect(PairTableJudge(Setting(operation, .posit(n: 16, es: 3))) == nil)
      #expect(PairTableJudge(Setting(operation, .posit(n: 8, es: 2, regimeLimit: 3))) == nil)
    }
    for operation in Operation.all where !Self.operations.contains(operation) {
      #expect(PairTableJudge(Setting(operation, .posit8)) == nil, "\(operation.name)")
    }
  }
}
