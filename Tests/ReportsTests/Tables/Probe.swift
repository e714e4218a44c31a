import Foundation
import Testing

@testable import Reports

@Test func probe() async throws {
  let report = Report(try MadeUpStudy.golden().results())
  try await report.write(to: "/tmp/rp/golden", png: true)
  let big = MadeUpStudy.paper()
  try await Report(try big.results()).write(to: "/tmp/rp/paper", png: true)
}

extension MadeUpStudy {
  static func paper() -> MadeUpStudy {
    var study = MadeUpStudy("02-lenet5-fashion-mnist", title: "LeNet-5 on Fashion-MNIST, made up")
    func cell(_ final: Double, _ spread: Double = 0.003) -> [Outcome] {
      [-1.0, 0.2, 0.9].map { (z: Double) -> Outcome in
        let curve = (1...10).map { (e: Int) -> Double in
          let d: Double = final + z * spread - 0.12 * exp(-Double(e) / 2.5)
          return Swift.max(0.1, d) }
        return .finished([0.1] + curve)
      }
    }
    let table: [(Int, [Double])] = [
      (16, [0.8823, 0.9087, 0.9055]), (12, [0.6666, 0.9015, 0.9026]), (10, [0.1986, 0.8815, 0.8852]),
      (9, [0.1165, 0.8465, 0.8250]), (8, [0.1, 0.1254, 0.1255]), (7, [0.1, 0.1, 0.1]), (6, [0.1, 0.1, 0.1]),
    ]
    var cells: [([String], [Outcome])] = [(["float32"], cell(0.9028)), (["bfloat16"], cell(0.897)),
      (["float16"], cell(0.9021)), (["float8(e4m3)"], cell(0.78)), (["float8(e5m2)"], [.missing, .failed("x"), .missing])]
    for (n, row) in table { for es in 0...2 { cells.append((["posit(\(n),\(es))"], cell(row[es]))) } }
    study.addGroup("formats", "Same format everywhere", axes: ["format"], cells)
    var repairs: [([String], [Outcome])] = []
    for f in ["posit(8,1)", "posit(8,2)", "posit(6,1)"] {
      for (k, r) in ["none", "layerwise scaling", "float32 master weights", "posit(16,1) master", "stochastic", "underflow half"].enumerated() {
        repairs.append(([f, r], cell(0.1 + 0.14 * Double(k) + (f == "posit(8,2)" ? 0.05 : 0))))
      }
    }
    study.addGroup("repairs", "Repairs at 8 bits", axes: ["format", "repair"], repairs)
    return study
  }
}
