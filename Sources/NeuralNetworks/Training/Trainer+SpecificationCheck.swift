import Quantization
import Randomness

extension Trainer {
  /// Checks a specification against the network that it makes, without drawing weights or preparing
  /// kernels: what a study asks of every cell.
  ///
  /// - Parameters:
  ///   - specification: of a run.
  ///   - samples: one sample of the shape that the run would train on is enough.
  /// - Throws: `TrainingError.specification` with every problem that `init` would find in it.
  public static func check(
    _ specification: TrainingSpecification, samples: SampleSet
  ) throws(TrainingError) {
    let problems = specification.problems()
    guard problems.isEmpty else { throw .specification(problems) }
    let network = try Network.make(specification, for: samples)
    let computing = network.layers.filter { !$0.selectsValues }
    let policy = try specification.policy.resolved(
      layers: computing.map(\.name),
      weighted: computing.filter { !$0.parameters.isEmpty }.map(\.name))
    do throws(QuantizerError) {
      _ = try NetworkPrecision(policy, network: network, stream: RandomStream(seed: 0))
    } catch {
      throw .specification([.init("policy", error.description)])
    }
  }
}
