import Tensors

/// An operand of one product of one step that is rounded into memory of its own, since the blocks of its
/// format run along the axis that this product sums over.
package struct OperandCopy {
  let step: Int
  let tensor: LayerTensor
  let result: Product.Result
  let rounding: TensorQuantization

  /// Whether the forward pass reads it.
  var isForward: Bool { result == .output }

  /// The place of the parameter in its layer, where it is one.
  var parameter: Int? {
    guard case .parameter(let place) = tensor else { return nil }
    return place
  }
}
