import COpenBLAS
import Tensors

/// The matrix products of a dense layer, by OpenBLAS.
///
/// Activations are read as rows x features whatever their rank, weights are inputs x outputs.
public enum DenseProduct {
  /// output = input weight.
  public static func forward(_ input: Tensor, weight: Tensor, into output: Tensor) {
    let (samples, inputs, outputs) = check(input, weight, output)
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(samples), Int32(outputs), Int32(inputs), 1,
      input.base, Int32(inputs), weight.base, Int32(outputs), 0, output.base, Int32(outputs))
  }

  /// inputError = outputError weight^T.
  public static func backwardInput(
    _ outputError: Tensor, weight: Tensor, into inputError: Tensor
  ) {
    let (samples, inputs, outputs) = check(inputError, weight, outputError)
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, CblasTrans, Int32(samples), Int32(inputs), Int32(outputs), 1,
      outputError.base, Int32(outputs), weight.base, Int32(outputs), 0, inputError.base,
      Int32(inputs))
  }

  /// weightGradient = input^T outputError: the sum over the samples.
  public static func backwardWeight(
    _ input: Tensor, outputError: Tensor, into weightGradient: Tensor
  ) {
    let (samples, inputs, outputs) = check(input, weightGradient, outputError)
    cblas_sgemm(
      CblasRowMajor, CblasTrans, CblasNoTrans, Int32(inputs), Int32(outputs), Int32(samples), 1,
      input.base, Int32(inputs), outputError.base, Int32(outputs), 0, weightGradient.base,
      Int32(outputs))
  }

  private static func check(
    _ input: Tensor, _ weight: Tensor, _ output: Tensor
  ) -> (samples: Int, inputs: Int, outputs: Int) {
    precondition(weight.shape.rank == 2, "dense weights are inputs x outputs, not \(weight.shape)")
    let (inputs, outputs) = (weight.shape[0], weight.shape[1])
    let samples = input.count / inputs
    precondition(
      input.count == samples * inputs && output.count == samples * outputs,
      "\(input.shape) times \(weight.shape) does not give \(output.shape)")
    return (samples, inputs, outputs)
  }
}
