import Tensors

/// Who is told what happens in a run, step by step; see `Trainer.init`.
///
/// Nothing that an observer does may change a tensor: the course of the run is the same with and without
/// it.
public protocol TrainingObserver: AnyObject {
  /// A tensor of a training step, just after it was made and rounded.
  ///
  /// - Parameters:
  ///   - name: of a tensor of the network for the classes `activation`, `error` and `loss` (the logits as
  ///     the loss reads them), of a parameter for the others.
  ///   - tensorClass: what the tensor is; `masterWeight` and `optimizerState` as they are after the update.
  ///   - values: valid during the call; the next step overwrites them.
  ///   - step: counted from 0.
  func observe(_ name: String, _ tensorClass: TensorClass, _ values: Tensor, step: Int)

  /// A step has ended.
  ///
  /// - Parameters:
  ///   - step: counted from 0.
  ///   - loss: the mean over the batch, without the loss scale; NaN for steps of a run that has diverged
  ///     for good.
  func stepEnded(_ step: Int, loss: Double)
}

extension TrainingObserver {
  /// Nothing.
  public func observe(_ name: String, _ tensorClass: TensorClass, _ values: Tensor, step: Int) {}
  /// Nothing.
  public func stepEnded(_ step: Int, loss: Double) {}
}
