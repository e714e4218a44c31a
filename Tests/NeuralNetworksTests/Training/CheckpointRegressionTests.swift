import NeuralNetworks
import Quantization
import Testing

/// Checkpoints that must be refused, leaving the run as it was.
@Suite struct CheckpointRegressionTests {
  @Test func damageAndStrangersAreRefused() throws {
    let specification = TestRuns.specification(TestRuns.posit8())
    let trainer = try TestRuns.trainer(specification)
    try trainer.step()
    let good = trainer.checkpoint()
    try trainer.step()
    let now = trainer.checkpoint()

    var bad: [(String, [UInt8])] = [("empty", []), ("text", Array("positlab-run".utf8))]
    for length in [1, 11, 12, 16, 30, good.count - 9, good.count - 1] {
      bad.append(("cut to \(length)", Array(good.prefix(length))))
    }
    for place in Array(0..<60) + [good.count / 2, good.count - 1] {
      var bytes = good
      bytes[place] ^= 0x10
      bad.append(("byte \(place)", bytes))
    }
    bad.append(("longer", good + [0]))
    var other = specification
    other.learningRate = 0.2
    bad.append(("another specification", try TestRuns.trainer(other).checkpoint()))
    let samples = TestRuns.samples(count: 61, seed: 1)
    let stranger = try Trainer(
      specification: specification, training: samples, test: TestRuns.samples(count: 130, seed: 2))
    bad.append(("other samples", stranger.checkpoint()))

    var accepted: [String] = []
    for (name, bytes) in bad {
      do throws(TrainingError) {
        try trainer.restore(from: bytes)
        accepted.append(name)
      } catch {
        guard case .checkpoint = error else {
          accepted.append("\(name): \(error)")
          continue
        }
      }
      if trainer.checkpoint() != now { accepted.append("\(name) changed the run") }
    }
    #expect(accepted.isEmpty, "\(accepted)")
    try trainer.restore(from: good)
    #expect(trainer.checkpoint() == good)
  }
}
