import NeuralNetworks
import Quantization
import Testing

@Suite struct PolicyResolutionGoldenTests {
  private let layers = ["conv1", "conv2", "fc1"]

  private func resolve(_ policy: PrecisionPolicy) throws(TrainingError) -> ResolvedPrecisionPolicy {
    try policy.resolved(layers: layers.map { PolicyLayer(name: $0) })
  }

  @Test func rulesAreFoundPartByPart() throws {
    let policy = PrecisionPolicy(
      network: .init(
        default: TensorRule(format: .posit(n: 8, es: 1), rounding: .towardZero),
        classes: [.error: TensorRule(format: .posit(n: 8, es: 2), underflow: .half)]),
      layers: [
        "last": .init(
          default: TensorRule(format: .posit(n: 16, es: 1)),
          classes: [.masterWeight: TensorRule(format: .float32)]),
        "conv2": .init(classes: [.error: TensorRule(rounding: .stochastic)]),
        "first": .init(default: TensorRule(scaling: ScalingPolicy(.amax))),
        "conv1": .init(classes: [.weight: TensorRule(format: .float16)]),
      ])
    let resolved = try resolve(policy)
    #expect(resolved.layers.map(\.name) == layers)
    #expect(
      resolved.layer("conv1")?[.weight]
        == ResolvedTensorRule(
          format: .float16, rounding: .towardZero, scaling: ScalingPolicy(.amax)))
    #expect(
      resolved.layer("conv1")?[.error]
        == ResolvedTensorRule(
          format: .posit(n: 8, es: 2), rounding: .towardZero, underflow: .half,
          scaling: ScalingPolicy(.amax)))
    #expect(
      resolved.layer("conv2")?[.error]
        == ResolvedTensorRule(
          format: .posit(n: 8, es: 2), rounding: .stochastic, underflow: .half))
    #expect(
      resolved.layer("conv2")?[.activation]
        == ResolvedTensorRule(format: .posit(n: 8, es: 1), rounding: .towardZero))
    // The layer's default comes before the network's rule for the class.
    #expect(
      resolved.layer("fc1")?[.error]
        == ResolvedTensorRule(
          format: .posit(n: 16, es: 1), rounding: .towardZero, underflow: .half))
    #expect(
      resolved.layer("fc1")?[.masterWeight]
        == ResolvedTensorRule(format: .float32, rounding: .towardZero))
    // The loss belongs to no layer, not even the last.
    #expect(
      resolved.loss == ResolvedTensorRule(format: .posit(n: 8, es: 1), rounding: .towardZero))
  }

  @Test func unknownLayersAndTensorsWithoutFormatAreNamed() {
    let policy = PrecisionPolicy(
      network: .init(classes: [
        .weight: TensorRule(format: .float32), .activation: TensorRule(format: .float32),
        .error: TensorRule(rounding: .nearest), .weightGradient: TensorRule(format: .float32),
        .masterWeight: TensorRule(format: .float32),
        .optimizerState: TensorRule(format: .float32),
      ]),
      layers: ["conv7": .init(default: TensorRule(format: .float32))])
    do throws(TrainingError) {
      _ = try resolve(policy)
      Issue.record("accepted")
    } catch {
      guard case .specification(let problems) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(problems.map(\.key) == ["policy.layers.conv7"] + Array(repeating: "policy", count: 4))
      #expect(error.description.contains("it has conv1, conv2, fc1"))
      #expect(error.description.contains("no format is given for error of conv2"))
      #expect(error.description.contains("no format is given for loss"))
    }
  }

  @Test func aFormatThatFloat32CannotHoldIsRefused() {
    var specification = TestRuns.specification(TestRuns.float32)
    specification.policy.network.default = TensorRule(format: .posit(n: 32, es: 2))
    do throws(TrainingError) {
      _ = try TestRuns.trainer(specification)
      Issue.record("accepted")
    } catch {
      #expect(error.description.contains("posit(32,2)"))
    }
  }
}
