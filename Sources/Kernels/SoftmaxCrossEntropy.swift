import Foundation
import Tensors

/// Softmax followed by cross-entropy against one label a sample.
public enum SoftmaxCrossEntropy {
  /// What the loss says about a batch.
  public struct Outcome: Hashable, Sendable {
    /// The sum of the samples' losses, natural logarithm; NaN or infinite where a logit is.
    public var lossSum: Double
    /// How many samples' largest logit is the label's.
    ///
    /// Of several equal ones the first counts; a sample with a NaN among its logits is wrong.
    public var correct: Int
  }

  /// Computes the losses and, where asked for, the error: the gradient of the mean loss times a
  /// factor.
  ///
  /// - Parameters:
  ///   - logits: samples x classes; of text, samples x steps x classes, every step being one of the
  ///     samples that the rest of this speaks of.
  ///   - labels: one a sample, each in 0 ..< classes; traps otherwise.
  ///   - error: of the logits' shape, overwritten with factor (softmax - one at the label) / samples.
  ///   - factor: the loss scale.
  /// - Returns: the sum of the losses, without the factor, and the number of right samples.
  public static func evaluate(
    logits: Tensor, labels: ArraySlice<Int32>, error: Tensor? = nil, factor: Double = 1
  ) -> Outcome {
    let classes = logits.shape[logits.shape.rank - 1]
    let samples = logits.count / classes
    precondition(labels.count == samples, "\(labels.count) labels for \(samples) samples")
    precondition(error.map { $0.shape == logits.shape } ?? true)
    var outcome = Outcome(lossSum: 0, correct: 0)
    let share = factor / Double(samples)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: classes) { powers in
      for sample in 0..<samples {
        let label = Int(labels[labels.startIndex + sample])
        precondition(label >= 0 && label < classes, "label \(label) of \(classes) classes")
        let row = UnsafeMutableBufferPointer(rebasing: logits.elements[(sample * classes)...])
        var largest = row[0]
        var winner = 0
        var hasNaN = row[0].isNaN
        for index in 1..<classes {
          let logit = row[index]
          if logit > largest { (largest, winner) = (logit, index) }
          if logit.isNaN { hasNaN = true }
        }
        if winner == label && !hasNaN { outcome.correct += 1 }
        var sum = 0.0
        for index in 0..<classes {
          powers[index] = exp(Double(row[index]) - Double(largest))
          sum += powers[index]
        }
        outcome.lossSum += log(sum) - (Double(row[label]) - Double(largest))
        guard let error else { continue }
        let scale = share / sum
        for index in 0..<classes {
          let probability = scale * powers[index]
          error.elements[sample * classes + index] =
            Float(index == label ? probability - share : probability)
        }
      }
    }
    return outcome
  }
}
