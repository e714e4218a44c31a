import NeuralNetworks
import Quantization
import Randomness
import Tensors
import Testing

/// Block formats as a trainer gives them to products: what the slow reference makes of the tensors, along
/// the axes that products sum over.
@Suite struct BlockOperandPropertyTests {
  /// A dense layer that notes what its products read, and what it was made from.
  private final class Notes: Layer {
    let inner: DenseLayer
    var name: String { inner.name }
    var parameters: [Parameter] { inner.parameters }
    var products: [Product] { inner.products }
    /// By product and operand: the tensor as it was computed, and as the product read it.
    var operands: [String: (whole: [Float], read: [Float])] = [:]

    init(_ inner: DenseLayer) { self.inner = inner }

    func outputShape(forInputs shapes: [Shape]) throws(ShapeError) -> Shape {
      try inner.outputShape(forInputs: shapes)
    }

    func forward(_ pass: ForwardPass) {
      let weight = inner.parameters[0]
      note("output input", pass.input, pass.operand(.input(0), pass.input))
      note("output weight", weight.master, pass.operand(.parameter(0), weight.values))
      inner.forward(pass)
    }

    func backward(_ pass: BackwardPass) {
      let (weight, error) = (inner.parameters[0], pass.outputError)
      note("gradient input", pass.input, pass.operand(.input(0), of: .gradient(0), pass.input))
      note("gradient error", error, pass.operand(.outputError, of: .gradient(0), error))
      note("error error", error, pass.operand(.outputError, of: .inputError(0), error))
      note(
        "error weight", weight.master,
        pass.operand(.parameter(0), of: .inputError(0), weight.values))
      inner.backward(pass)
    }

    private func note(_ role: String, _ whole: Tensor, _ read: Tensor) {
      operands[role] = (whole.values, read.values)
    }
  }

  private static let (samples, inputs, outputs) = (45, 70, 37)

  /// One step of an mlp whose second layer takes notes; forward in one format, backward in another.
  private func notes(
    rounding: RoundingMode = .nearest, forward: NumberFormat, backward: NumberFormat
  ) throws -> Notes {
    let layer = Notes(DenseLayer("fc2", inputs: Self.inputs, outputs: Self.outputs))
    let network = try Network(
      [
        DenseLayer("fc1", inputs: 16, outputs: Self.inputs, activation: .rectifiedLinear), layer,
        DenseLayer("fc3", inputs: Self.outputs, outputs: 3),
      ], inputShape: [1, 16])
    let run = try Trainer(
      specification: TrainingSpecification(
        epochs: 1, batchSize: Self.samples,
        policy: PrecisionPolicy(
          network: .init(
            default: TensorRule(format: .float32),
            classes: [
              .weight: TensorRule(format: forward, rounding: rounding),
              .activation: TensorRule(format: forward, rounding: rounding),
              .error: TensorRule(format: backward, rounding: rounding),
            ]))),
      training: TestRuns.samples(count: Self.samples, seed: 1),
      test: TestRuns.samples(count: Self.samples, seed: 2), network: network,
      weights: Self.weights(of: network))
    try run.step()
    return layer
  }

  /// Weights whose magnitudes differ along all axes, so that scales do, whatever the blocks.
  private static func weights(of network: Network) -> [String: Tensor] {
    network.initialize(from: RandomStream(seed: 3))
    return network.weights.mapValues { tensor in
      let draws = RandomStream(seed: 4)
      let columns = tensor.shape.dimensions.last ?? 1
      func exponent(_ place: Int) -> Int { -Int(draws.word(at: UInt64(place)) % 12) }
      let values = tensor.values.enumerated().map { place, value in
        let (row, column) = place.quotientAndRemainder(dividingBy: columns)
        return value
          * Float(
            sign: .plus, exponent: exponent(column) + exponent(1000 + row), significand: 1)
      }
      return Tensor(tensor.shape, values)
    }
  }

  /// Role, outer, length and inner of the tensor as its product sums over it, and whether it is of the
  /// backward format.
  private static let roles: [(role: String, layout: BlockLayout, isError: Bool)] = [
    ("output input", BlockLayout(outer: samples, length: inputs, inner: 1), false),
    ("output weight", BlockLayout(outer: 1, length: inputs, inner: outputs), false),
    ("gradient input", BlockLayout(outer: 1, length: samples, inner: inputs), false),
    ("gradient error", BlockLayout(outer: 1, length: samples, inner: outputs), true),
    ("error error", BlockLayout(outer: samples, length: outputs, inner: 1), true),
    ("error weight", BlockLayout(outer: inputs, length: outputs, inner: 1), false),
  ]

  @Test(arguments: [
    (NumberFormat.mx(.float8e4m3), NumberFormat.mx(.float8e5m2)),
    (.mx(.float8e4m3, rule: .rceil), .mx(.float4e2m1, size: 16, rule: .even)),
    (.mx(.posit(n: 8, es: 0), size: 8), .mx(.float6e2m3, size: 7, rule: .ceil)),
  ])
  func productsReadWhatTheReferenceGives(forward: NumberFormat, backward: NumberFormat) throws {
    let notes = try notes(forward: forward, backward: backward)
    for (role, layout, isError) in Self.roles {
      let (whole, read) = try #require(notes.operands[role])
      let format = isError ? backward : forward
      let reference = try Quantizer(format: format).encoded(whole, layout: layout).values
      let wrong = reference.indices.first { read[$0].bitPattern != reference[$0].bitPattern }
      #expect(
        wrong == nil,
        "\(role) in \(format), element \(wrong ?? 0): \(whole[wrong ?? 0]) is read as \(read[wrong ?? 0]), expected \(reference[wrong ?? 0])"
      )
      // The comparison could not fail if rounding changed nothing or the axis did not matter.
      let isExact = whole == reference
      #expect(!isExact, "\(role) in \(format)")
      let others = [
        BlockLayout.line(layout.count),
        BlockLayout(
          outer: layout.inner == 1 ? 1 : layout.length,
          length: layout.inner == 1 ? layout.outer : layout.inner,
          inner: layout.inner == 1 ? layout.length : 1),
      ]
      for other in others {
        let values = try Quantizer(format: format).encoded(whole, layout: other).values
        let isSame = values == reference
        #expect(!isSame, "\(role) in \(format) along \(other)")
      }
    }
  }

  @Test func stochasticOperandsAreNeighboursAndDrawnApart() throws {
    let format = NumberFormat.mx(.float8e4m3)
    let notes = try notes(rounding: .stochastic, forward: format, backward: format)
    let down = try Quantizer(format: format, rounding: .towardZero)
    for (role, layout, _) in Self.roles {
      let (whole, read) = try #require(notes.operands[role])
      let nearer = down.encoded(whole, layout: layout).values
      let isFarther = read.indices.map { read[$0] != nearer[$0] }
      // Rounded away from 0 by a step of the element format at most, and some are, some are not.
      for place in whole.indices {
        #expect(abs(read[place]) >= abs(nearer[place]), "\(role) \(place)")
      }
      #expect(isFarther.contains(true) && isFarther.contains(false), "\(role)")
    }
    let twice = try self.notes(rounding: .stochastic, forward: format, backward: format)
    #expect(notes.operands.mapValues(\.read) == twice.operands.mapValues(\.read))
  }

  /// The tensors that no product reads: blocks along the last axis, masters and what else the optimiser
  /// holds of a weight along the axis of its forward product.
  @Test func whatNoProductReadsHasBlocksToo() throws {
    let format = NumberFormat.mx(.float8e4m3, size: 8)
    let specification = TestRuns.specification(
      PrecisionPolicy(
        network: .init(
          default: TensorRule(format: .float32),
          classes: [
            .masterWeight: TensorRule(format: format), .optimizerState: TensorRule(format: format),
            .weightGradient: TensorRule(format: format), .loss: TensorRule(format: format),
          ])), model: .mlp(hidden: [20]))
    let run = try TestRuns.trainer(specification)
    for _ in 0..<3 { try run.step() }
    let quantizer = try Quantizer(format: format)
    for parameter in run.network.parameters {
      let sizes = parameter.shape.dimensions
      let layout = BlockLayout(
        outer: 1, length: sizes[0], inner: sizes.count == 2 ? sizes[1] : 1)
      for tensor in [parameter.master, parameter.momentum, parameter.gradient] {
        // Values of the format, dealt out like that, stay what they are.
        let values = tensor.values
        #expect(quantizer.encoded(values, layout: layout).values == values, "\(parameter.name)")
        #expect(values.contains { $0 != 0 }, "\(parameter.name)")
      }
    }
  }

  @Test func aScalingOfBlocksIsRefusedByItsKey() {
    let block = TensorRule(format: .mx(.float8e4m3))
    var specification = TestRuns.specification(
      PrecisionPolicy(
        network: .init(
          default: TensorRule(format: .posit(n: 8, es: 1), scaling: ScalingPolicy(.amax)),
          classes: [.weight: block]),
        layers: [
          "first": .init(classes: [
            .error: TensorRule(
              format: .mx(.float8e5m2), scaling: ScalingPolicy(.fixed(exponent: 2)))
          ])
        ]))
    let shape = SampleShape(height: 4, width: 4, channels: 1, classes: 3)
    let problems = specification.problems(for: shape)
    #expect(
      problems.map(\.key) == [
        "policy.default.scaling", "policy.layers.first.error.scaling", "policy.default.scaling",
      ])
    #expect(
      problems.first?.message.hasPrefix(
        "amax does not go with mxfp8(e4m3), the format of weight of")
        == true, "\(problems)")
    #expect(throws: TrainingError.specification(problems)) { try TestRuns.trainer(specification) }
    specification.policy.network.classes[.weight] = TensorRule(
      format: .mx(.float8e4m3), scaling: ScalingPolicy.none)
    specification.policy.layers = [:]
    #expect(specification.problems(for: shape).isEmpty)
  }
}
