import Foundation

extension Trainer {
  private static let magic = Array("positlab-run".utf8)
  private static let version: UInt32 = 1

  /// The whole state of the run.
  ///
  /// Master weights, momentum, scales, counts, and the loss sums of the epoch under way; everything
  /// else follows from the specification and the samples. Layout: magic, version, fingerprint of specification and samples, length of the state, state,
  /// checksum of all before; little-endian.
  public func checkpoint() -> [UInt8] {
    var state = CheckpointWriter()
    state.put(UInt64(completedSteps))
    state.put(UInt64(completedEpochs))
    state.put(epochLoss.sum)
    state.put(UInt64(epochLoss.steps))
    state.put(epochDiverged)
    state.put(isLost)
    for quantization in precision.all {
      state.put(quantization.scaleExponent != nil)
      state.put(Int32(quantization.scaleExponent ?? 0))
    }
    for parameter in network.parameters {
      state.put(parameter.master.elements)
      state.put(parameter.momentum.elements)
    }
    for kept in network.states where kept.isKept { state.put(kept.values.elements) }
    var whole = CheckpointWriter()
    for byte in Trainer.magic { whole.put(byte) }
    whole.put(Trainer.version)
    whole.put(fingerprint)
    whole.put(UInt64(state.bytes.count))
    for byte in state.bytes { whole.put(byte) }
    var checksum = Fingerprint()
    checksum.add(whole.bytes)
    whole.put(checksum.value)
    return whole.bytes
  }

  /// Puts the run where the checkpoint left it; what follows is bit-identical to an unbroken run.
  ///
  /// - Throws: `TrainingError.checkpoint` where the bytes are damaged or belong to another
  ///   specification, other samples or another version; the run is unchanged then.
  public func restore(from bytes: [UInt8]) throws(TrainingError) {
    var state = try openCheckpoint(bytes)
    let steps = try state.integer(UInt64.self)
    let epochs = try state.integer(UInt64.self)
    let lossSum = try state.double()
    let lossSteps = try state.integer(UInt64.self)
    let diverged = try state.boolean()
    let lost = try state.boolean()
    var exponents: [Int?] = []
    for _ in precision.all {
      let isSet = try state.boolean()
      let exponent = try state.integer(Int32.self)
      exponents.append(isSet ? Int(exponent) : nil)
    }
    var tensors: [(master: [Float], momentum: [Float])] = []
    for parameter in network.parameters {
      let master = try state.floats(count: parameter.master.count)
      tensors.append((master, try state.floats(count: parameter.momentum.count)))
    }
    var states: [(LayerState, [Float])] = []
    for kept in network.states where kept.isKept {
      states.append((kept, try state.floats(count: kept.values.count)))
    }
    guard state.isAtEnd else { throw .checkpoint("it holds more than this run's state") }

    completedSteps = Int(steps)
    completedEpochs = Int(epochs)
    epochLoss = (lossSum, Int(lossSteps))
    epochDiverged = diverged
    isLost = lost
    for (quantization, exponent) in zip(precision.all, exponents) {
      quantization.scaleExponent = exponent
    }
    for (parameter, held) in zip(network.parameters, tensors) {
      _ = parameter.master.elements.update(fromContentsOf: held.master)
      _ = parameter.momentum.elements.update(fromContentsOf: held.momentum)
    }
    for (state, held) in states { _ = state.values.elements.update(fromContentsOf: held) }
  }

  /// Checks the frame around the state.
  private func openCheckpoint(_ bytes: [UInt8]) throws(TrainingError) -> CheckpointReader {
    let magic = Trainer.magic
    guard bytes.starts(with: magic) else {
      throw .checkpoint("it does not begin as a checkpoint of a run does")
    }
    var head = CheckpointReader(bytes[magic.count...])
    let version = try head.integer(UInt32.self)
    guard version == Trainer.version else {
      throw .checkpoint("it has version \(version), this program reads \(Trainer.version)")
    }
    let written = try head.integer(UInt64.self)
    let length = try head.integer(UInt64.self)
    let start = magic.count + 4 + 8 + 8
    guard bytes.count >= start + 8, length == UInt64(bytes.count - start - 8) else {
      throw .checkpoint("it has \(bytes.count) bytes, which is not what it says it has")
    }
    var checksum = Fingerprint()
    checksum.add(bytes[..<(bytes.count - 8)])
    var tail = CheckpointReader(bytes[(bytes.count - 8)...])
    guard try tail.integer(UInt64.self) == checksum.value else {
      throw .checkpoint("it is damaged: its checksum is wrong")
    }
    guard written == fingerprint else {
      throw .checkpoint("it belongs to another specification or to other samples")
    }
    return CheckpointReader(bytes[start..<(bytes.count - 8)])
  }

  /// A hash of what decides the run: the specification, the sizes of the samples, the labels.
  private var fingerprint: UInt64 {
    var hash = Fingerprint()
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    // A specification holds only finite numbers once it is validated, so it can be encoded.
    guard let text = try? encoder.encode(specification) else {
      preconditionFailure("a validated specification could not be encoded")
    }
    hash.add(text)
    for samples in [training, test] {
      for number in [
        samples.count, samples.height, samples.width, samples.channels, samples.classes,
      ] {
        hash.add(number)
      }
      for label in samples.labels { hash.add(Int(label)) }
    }
    return hash.value
  }
}
