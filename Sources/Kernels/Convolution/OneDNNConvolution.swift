import COneDNN
import Tensors

/// Convolution by oneDNN: activations NHWC, weights reordered to the layout that oneDNN likes best.
final class OneDNNConvolution: ConvolutionEngine {
  private let input, output, inputError, outputError: OneDNNMemory
  private let weight, weightGradient: OneDNNMemory
  private let toInnerWeight, toInnerWeightBackward, fromInnerGradient: OneDNNPrimitive
  private let product, inputProduct, weightProduct: OneDNNPrimitive

  init(_ geometry: ConvolutionGeometry, samples: Int) {
    let shape = Description.dimensions(geometry, samples: samples)
    let nhwc = dnnl_format_tag_t(rawValue: dnnl_nhwc.rawValue)
    let hwio = dnnl_format_tag_t(rawValue: dnnl_hwio.rawValue)
    func outside(_ dimensions: [Int], _ tag: dnnl_format_tag_t) -> OneDNNMemory {
      OneDNNMemory(OneDNNMemory.layout(dimensions, tag), allocating: false)
    }
    input = outside(shape.input, nhwc)
    output = outside(shape.output, nhwc)
    inputError = outside(shape.input, nhwc)
    outputError = outside(shape.output, nhwc)
    weight = outside(shape.weight, hwio)
    weightGradient = outside(shape.weight, hwio)

    let description = Description(
      geometry, input: input.descriptor, output: output.descriptor,
      weight: OneDNNMemory.layout(shape.weight, dnnl_format_tag_any))
    let inner = OneDNNMemory(description.forward.layout(dnnl_query_weights_md), allocating: true)
    let innerBackward = OneDNNMemory(
      description.backwardInput.layout(dnnl_query_weights_md), allocating: true)
    let innerGradient = OneDNNMemory(
      description.backwardWeight.layout(dnnl_query_diff_weights_md), allocating: true)
    func reorder(_ from: OneDNNMemory, _ to: OneDNNMemory) -> OneDNNPrimitive {
      OneDNNPrimitive(
        OneDNNPrimitiveDescription(reorderFrom: from, to: to),
        [(DNNL_ARG_SRC, from), (DNNL_ARG_DST, to)])
    }
    toInnerWeight = reorder(weight, inner)
    toInnerWeightBackward = reorder(weight, innerBackward)
    fromInnerGradient = reorder(innerGradient, weightGradient)
    product = OneDNNPrimitive(
      description.forward,
      [(DNNL_ARG_SRC, input), (DNNL_ARG_WEIGHTS, inner), (DNNL_ARG_DST, output)])
    inputProduct = OneDNNPrimitive(
      description.backwardInput,
      [
        (DNNL_ARG_DIFF_DST, outputError), (DNNL_ARG_WEIGHTS, innerBackward),
        (DNNL_ARG_DIFF_SRC, inputError),
      ])
    weightProduct = OneDNNPrimitive(
      description.backwardWeight,
      [
        (DNNL_ARG_SRC, input), (DNNL_ARG_DIFF_DST, outputError),
        (DNNL_ARG_DIFF_WEIGHTS, innerGradient),
      ])
  }

  func forward(
    _ input: Tensor, weight: Tensor, bias: Tensor?, into output: Tensor, activation: Activation
  ) {
    self.input.point(at: input.base)
    self.weight.point(at: weight.base)
    self.output.point(at: output.base)
    toInnerWeight.execute()
    product.execute()
    // Not oneDNN's own activation: that one loses NaN.
    BiasedActivation.forward(output, bias: bias, activation: activation)
  }

  func backward(
    _ outputError: Tensor, input: Tensor, output: Tensor, weight: Tensor, activation: Activation,
    weightGradient: Tensor, biasGradient: Tensor?, inputError: Tensor?
  ) {
    BiasedActivation.backward(
      outputError, outputs: output, biasGradient: biasGradient, activation: activation)
    backwardWeight(input, outputError: outputError, into: weightGradient)
    if let inputError { backwardInput(outputError, weight: weight, into: inputError) }
  }

  func backwardWeight(_ input: Tensor, outputError: Tensor, into weightGradient: Tensor) {
    self.outputError.point(at: outputError.base)
    self.input.point(at: input.base)
    self.weightGradient.point(at: weightGradient.base)
    weightProduct.execute()
    fromInnerGradient.execute()
  }

  func backwardInput(_ outputError: Tensor, weight: Tensor, into inputError: Tensor) {
    self.outputError.point(at: outputError.base)
    self.weight.point(at: weight.base)
    self.inputError.point(at: inputError.base)
    toInnerWeightBackward.execute()
    inputProduct.execute()
  }
}

/// The primitive descriptions of one convolution.
private struct Description {
  let forward, backwardInput, backwardWeight: OneDNNPrimitiveDescription

  static func dimensions(
    _ geometry: ConvolutionGeometry, samples: Int
  ) -> (input: [Int], output: [Int], weight: [Int]) {
    // oneDNN names dimensions N, C, H, W and O, I, H, W whatever the layout.
    (
      [samples, geometry.inputChannels, geometry.height, geometry.width],
      [samples, geometry.outputChannels, geometry.outputHeight, geometry.outputWidth],
      [
        geometry.outputChannels, geometry.inputChannels, geometry.kernelSize, geometry.kernelSize,
      ]
    )
  }

  init(
    _ geometry: ConvolutionGeometry, input: dnnl_memory_desc_t, output: dnnl_memory_desc_t,
    weight: dnnl_memory_desc_t
  ) {
    var (input, output, weight) = (input, output, weight)
    func pair(_ value: Int) -> [Int64] {
      [Int64(value), Int64(value)] + Array(repeating: 0, count: 10)
    }
    let (strides, padding) = (pair(geometry.stride), pair(geometry.padding))
    // With strides, the rows left over at the far end lie outside the padding.
    let farPadding =
      [
        (geometry.outputHeight - 1) * geometry.stride + geometry.kernelSize - geometry.height
          - geometry.padding,
        (geometry.outputWidth - 1) * geometry.stride + geometry.kernelSize - geometry.width
          - geometry.padding,
      ].map(Int64.init) + Array(repeating: 0, count: 10)
    var operation = dnnl_convolution_desc_t()
    OneDNN.check(
      dnnl_convolution_forward_desc_init(
        &operation, dnnl_forward_training, dnnl_convolution_direct, &input, &weight, nil,
        &output, strides, padding, farPadding), "describe a convolution")
    forward = OneDNNPrimitiveDescription(&operation)

    OneDNN.check(
      dnnl_convolution_backward_data_desc_init(
        &operation, dnnl_convolution_direct, &input, &weight, &output, strides, padding,
        farPadding), "describe the gradient of the input")
    backwardInput = OneDNNPrimitiveDescription(&operation, hint: forward)
    OneDNN.check(
      dnnl_convolution_backward_weights_desc_init(
        &operation, dnnl_convolution_direct, &input, &weight, nil, &output, strides, padding,
        farPadding), "describe the gradient of the weights")
    backwardWeight = OneDNNPrimitiveDescription(&operation, hint: forward)
  }
}
