import Foundation
import Kernels
import Tensors
import TestTensors
import Testing

@Suite struct SoftmaxCrossEntropyGoldenTests {
  @Test func equalLogitsCostTheLogarithmOfTheClasses() {
    let error = Tensor([2, 4])
    let outcome = SoftmaxCrossEntropy.evaluate(
      logits: Tensor([2, 4]), labels: [0, 3], error: error, factor: 8)
    #expect(outcome.lossSum == 2 * log(4))
    // The first of equal logits is the answer.
    #expect(outcome.correct == 1)
    // 8 (1/4 - 1 at the label) / 2
    #expect(error.values == [-3, 1, 1, 1, 1, 1, 1, -3])
  }

  @Test func largeLogitsDoNotOverflow() {
    let outcome = SoftmaxCrossEntropy.evaluate(
      logits: Tensor([1, 3], [3e38, -3e38, 0]), labels: [1])
    #expect(outcome.lossSum == 2 * Double(Float(3e38)))
  }

  @Test func aNaNAmongTheLogitsIsWrongAndShows() {
    for values: [Float] in [[.nan, 1, 2], [9, .nan, 2], [9, 1, .nan]] {
      let outcome = SoftmaxCrossEntropy.evaluate(logits: Tensor([1, 3], values), labels: [0])
      #expect(outcome.correct == 0)
      #expect(outcome.lossSum.isNaN)
    }
  }

  @Test func errorIsTheDefinition() {
    let logits = normalTensor([5, 10], seed: 1, scale: 3)
    let error = Tensor([5, 10])
    let labels: [Int32] = [1, 9, 0, 4, 4]
    _ = SoftmaxCrossEntropy.evaluate(logits: logits, labels: labels[...], error: error)
    var wrong: [String] = []
    for sample in 0..<5 {
      let powers = (0..<10).map { exp(Double(logits[sample * 10 + $0])) }
      for index in 0..<10 {
        let target = index == Int(labels[sample]) ? 1.0 : 0
        let expected = (powers[index] / powers.reduce(0, +) - target) / 5
        // float64 roundings before the one to float32 can move it by one ulp of float32.
        let found = error[sample * 10 + index]
        if abs(Double(found) - expected) > Double(found.ulp) {
          wrong.append("[\(sample), \(index)] \(found) \(expected)")
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong)")
  }
}
