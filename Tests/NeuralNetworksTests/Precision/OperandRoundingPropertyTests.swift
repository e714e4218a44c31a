import Kernels
import NeuralNetworks
import Quantization
import Randomness
import Synchronization
import Tensors
import Testing

/// Formats with blocks: each product reads operands of its own, rounded along the axis that it sums over.
@Suite struct OperandRoundingPropertyTests {
  /// Notes how it is asked, and makes 0 of what lies in blocks of a chosen length.
  private final class Probe: BlockRounding {
    struct Call: Hashable {
      let outer, length, inner: Int
    }

    let erasedLength: Int
    let calls = Mutex<Set<Call>>([])

    init(erasing length: Int = -1) {
      erasedLength = length
    }

    func round(
      _ values: inout MutableSpan<Float>, outer: Int, length: Int, inner: Int,
      randomness: RandomStream?
    ) {
      calls.withLock { _ = $0.insert(Call(outer: outer, length: length, inner: inner)) }
      guard length == erasedLength else { return }
      for index in 0..<values.count { values[index] = 0 }
    }
  }

  /// conv1 of 5 filters on images of 4 x 4, pooled to 2 x 2, and a dense layer; batches of 7.
  private func trainer(_ probe: Probe, classes: Set<TensorClass>) throws -> Trainer {
    let geometry = ConvolutionGeometry(
      height: 4, width: 4, inputChannels: 1, outputChannels: 5, kernelSize: 3, padding: 1)
    let network = try Network(
      [
        ConvolutionLayer("conv1", geometry, activation: .rectifiedLinear), MaxPoolingLayer("pool"),
        DenseLayer("fc", inputs: 20, outputs: 3),
      ], inputShape: [1, 4, 4, 1])
    var rules: [TensorClass: TensorRule] = [:]
    for tensorClass in classes { rules[tensorClass] = TensorRule(format: .float8e4m3) }
    return try Trainer(
      specification: TrainingSpecification(
        epochs: 1, batchSize: 7,
        policy: PrecisionPolicy(
          network: .init(default: TensorRule(format: .float32), classes: rules))),
      training: TestRuns.samples(count: 7, seed: 1), test: TestRuns.samples(count: 7, seed: 2),
      network: network,
      blocks: { $0.format == .float8e4m3 ? probe : nil })
  }

  private func call(_ outer: Int, _ length: Int, _ inner: Int) -> Probe.Call {
    Probe.Call(outer: outer, length: length, inner: inner)
  }

  @Test func blocksRunAlongTheSummedAxis() throws {
    func calls(_ tensorClass: TensorClass) throws -> Set<Probe.Call> {
      let probe = Probe()
      try trainer(probe, classes: [tensorClass]).step()
      return probe.calls.withLock { $0 }
    }
    // conv1's input: along its channel, and along all pixels; fc's, through the pooling: along features
    // (which the flat image is), and along samples. The logits: no product reads them.
    #expect(
      try calls(.activation) == [
        call(7 * 16, 1, 1), call(1, 7 * 16, 1), call(7, 20, 1), call(1, 7, 20), call(7, 3, 1),
      ])
    // Rows and columns of matrices; conv1 needs no error of its input. Biases: along themselves.
    #expect(
      try calls(.weight) == [
        call(9, 1, 5), call(1, 5, 1), call(1, 20, 3), call(20, 3, 1), call(1, 3, 1),
      ])
    #expect(
      try calls(.error) == [
        call(1, 7 * 16, 5), call(7, 3, 1), call(1, 7, 3),
      ])
    #expect(
      try calls(.masterWeight) == [
        call(9, 1, 5), call(1, 5, 1), call(1, 20, 3), call(1, 3, 1),
      ])
  }

  @Test func aCopyIsReadByItsProductAlone() throws {
    func gradients(erasing length: Int, of tensorClass: TensorClass) throws -> [String: Float] {
      let run = try trainer(Probe(erasing: length), classes: [tensorClass])
      try run.step()
      return Dictionary(
        uniqueKeysWithValues: run.network.parameters.map {
          ($0.name, MagnitudeStatistics.largest($0.gradient))
        })
    }
    let plain = try gradients(erasing: -1, of: .activation)
    #expect(plain.values.allSatisfy { $0 > 0 })
    // Input of fc's weight gradient: the weight gradient vanishes, everything else stays.
    var expected = plain
    expected["fc.weight"] = 0
    #expect(try gradients(erasing: 7, of: .activation) == expected)
    // Input of conv1's weight gradient.
    expected = plain
    expected["conv1.weight"] = 0
    #expect(try gradients(erasing: 7 * 16, of: .activation) == expected)
    // The error as fc's weight gradient reads it, and as conv1's does.
    expected = plain
    expected["fc.weight"] = 0
    #expect(try gradients(erasing: 7, of: .error) == expected)
    expected = plain
    expected["conv1.weight"] = 0
    #expect(try gradients(erasing: 7 * 16, of: .error) == expected)
    // The error as fc's input error reads it: nothing comes back to conv1.
    expected = plain
    expected["conv1.weight"] = 0
    expected["conv1.bias"] = 0
    #expect(try gradients(erasing: 3, of: .error) == expected)
  }
}
