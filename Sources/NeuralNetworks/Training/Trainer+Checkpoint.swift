import Foundation
import Tensors

extension Trainer {
  private static let magic = Array("positlab-run".utf8)
  private static let version: UInt32 = 2

  /// The whole state of the run.
  ///
  /// Master weights, momentum, running statistics, scales, counts, and the loss sums of the epoch under
  /// way, each under its name; everything else follows from the specification, the network and the
  /// samples. Layout: magic, version, fingerprint of all that, length of the state, state
  /// (`CheckpointFields`), checksum of all before; little-endian.
  public func checkpoint() -> [UInt8] {
    var fields = CheckpointFields()
    fields["progress.steps"] = .integer(Int64(completedSteps))
    fields["progress.epochs"] = .integer(Int64(completedEpochs))
    fields["progress.lossSum"] = .number(epochLoss.sum)
    fields["progress.lossSteps"] = .integer(Int64(epochLoss.steps))
    fields["progress.diverged"] = .flag(epochDiverged)
    fields["progress.lost"] = .flag(isLost)
    for quantization in precision.all {
      guard let exponent = quantization.scaleExponent else { continue }
      fields["scale.\(quantization.name)"] = .integer(Int64(exponent))
    }
    for (name, tensor) in stateTensors { fields[name] = .values(tensor.values, tensor.shape) }
    let state = fields.bytes
    var whole = CheckpointWriter()
    for byte in Trainer.magic { whole.put(byte) }
    whole.put(Trainer.version)
    whole.put(fingerprint)
    whole.put(UInt64(state.count))
    for byte in state { whole.put(byte) }
    var checksum = Fingerprint()
    checksum.add(whole.bytes)
    whole.put(checksum.value)
    return whole.bytes
  }

  /// The tensors of the run's state by the names of their fields.
  private var stateTensors: [(String, Tensor)] {
    network.parameters.flatMap {
      [("parameter.\($0.name).master", $0.master), ("parameter.\($0.name).momentum", $0.momentum)]
    } + network.states.filter(\.isKept).map { ("state.\($0.name)", $0.values) }
  }

  /// Puts the run where the checkpoint left it; what follows is bit-identical to an unbroken run.
  ///
  /// - Throws: `TrainingError.checkpoint` where the bytes are damaged or belong to another
  ///   specification, network, samples or version; the run is unchanged then.
  public func restore(from bytes: [UInt8]) throws(TrainingError) {
    var fields = try openCheckpoint(bytes)
    func missing(_ name: String) -> TrainingError { .checkpoint("it does not hold \(name)") }
    func integer(_ name: String) throws(TrainingError) -> Int {
      guard case .integer(let value) = fields.take(name) else { throw missing(name) }
      return Int(value)
    }
    func flag(_ name: String) throws(TrainingError) -> Bool {
      guard case .flag(let value) = fields.take(name) else { throw missing(name) }
      return value
    }
    let steps = try integer("progress.steps")
    let epochs = try integer("progress.epochs")
    guard case .number(let lossSum) = fields.take("progress.lossSum") else {
      throw missing("progress.lossSum")
    }
    let lossSteps = try integer("progress.lossSteps")
    let diverged = try flag("progress.diverged")
    let lost = try flag("progress.lost")
    var exponents: [Int?] = []
    for quantization in precision.all {
      let name = "scale.\(quantization.name)"
      exponents.append(fields[name] == nil ? nil : try integer(name))
    }
    var tensors: [(Tensor, [Float])] = []
    for (name, tensor) in stateTensors {
      guard case .values(let values, let shape) = fields.take(name) else { throw missing(name) }
      guard shape == tensor.shape else {
        throw .checkpoint("\(name) is \(shape) in it, not \(tensor.shape)")
      }
      tensors.append((tensor, values))
    }
    if let stranger = fields.first {
      throw .checkpoint("it holds \(stranger), which the run lacks")
    }

    completedSteps = steps
    completedEpochs = epochs
    epochLoss = (lossSum, lossSteps)
    epochDiverged = diverged
    isLost = lost
    for (quantization, exponent) in zip(precision.all, exponents) {
      quantization.scaleExponent = exponent
    }
    for (tensor, values) in tensors { _ = tensor.elements.update(fromContentsOf: values) }
  }

  /// Checks the frame around the state.
  private func openCheckpoint(_ bytes: [UInt8]) throws(TrainingError) -> CheckpointFields {
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
      throw .checkpoint("it belongs to another specification, another network or other samples")
    }
    return try CheckpointFields(reading: bytes[start..<(bytes.count - 8)])
  }

  /// A hash of what decides the run: the specification, the network's steps and parameters, the sizes of
  /// the samples, the labels.
  private var fingerprint: UInt64 {
    var hash = Fingerprint()
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    // A specification holds only finite numbers once it is validated, so it can be encoded.
    guard let text = try? encoder.encode(specification) else {
      preconditionFailure("a validated specification could not be encoded")
    }
    hash.add(text)
    for step in network.steps {
      hash.add(step.layer.name)
      for input in step.inputs { hash.add(network.tensors[input].name) }
      for parameter in step.layer.parameters { hash.add("\(parameter.name) \(parameter.shape)") }
    }
    for samples in [training, test] {
      for number in [samples.count, samples.shape.classes] + samples.shape.inputShape.dimensions {
        hash.add(number)
      }
      hash.add(samples.identity)
      for label in samples.labels { hash.add(Int(label)) }
    }
    return hash.value
  }
}
