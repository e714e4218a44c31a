import COpenBLAS
import Foundation
import Tensors

/// Long short-term memory over all steps of a batch, forward and backward, in float32 with OpenBLAS.
///
/// What is rounded between the steps is the caller's: every part of a step is handed out as soon as it is
/// made, and what comes back is what later steps, products and errors read. Products of the input are
/// summed for all steps at once, those of the hidden values added to them step by step.
public final class LongShortTermMemory {
  /// What is made at a step, in this order.
  public enum Part: Hashable, Sendable {
    /// i, f, g, o of every sample after their activation: samples x 4 units.
    case gates
    /// The cell: samples x units.
    case cell
    /// The output: samples x units.
    case hidden
    /// The error with respect to the output, from the layers behind and the step after.
    case hiddenError
    /// The error with respect to the cell.
    case cellError
    /// The errors with respect to the sums of the gates: what products read.
    case gateError
  }

  /// Steps of a batch.
  public let steps: Int
  private let samples, inputs, units: Int

  // Step first, so that a step's rows lie together.
  private let stepInputs, sums, gateErrors, hiddenBefore: Tensor
  private let gates: [Tensor]
  /// The cell before the first step, and after every step.
  private let cells: [Tensor]
  private let hidden, hiddenError, cellError, gateError, recurrentError: Tensor

  /// Makes room for batches of one size.
  public init(samples: Int, steps: Int, inputs: Int, units: Int) {
    self.samples = samples
    self.steps = steps
    self.inputs = inputs
    self.units = units
    stepInputs = Tensor([steps * samples, inputs])
    sums = Tensor([steps * samples, 4 * units])
    gateErrors = Tensor([steps * samples, 4 * units])
    hiddenBefore = Tensor([steps * samples, units])
    gates = (0..<steps).map { _ in Tensor([samples, 4 * units]) }
    cells = (0...steps).map { _ in Tensor([samples, units]) }
    hidden = Tensor([samples, units])
    hiddenError = Tensor([samples, units])
    cellError = Tensor([samples, units])
    gateError = Tensor([samples, 4 * units])
    recurrentError = Tensor([samples, units])
  }

  /// All steps.
  ///
  /// - Parameters:
  ///   - input: samples x steps x inputs.
  ///   - inputWeight: inputs x 4 units, gates in the order i, f, g, o.
  ///   - recurrentWeight: units x 4 units.
  ///   - bias: 4 units.
  ///   - carriedHidden: what is carried over, samples x units; overwritten with that of the last step.
  ///   - carriedCell: likewise.
  ///   - output: samples x steps x units.
  ///   - made: is handed each part of each step, and may round it.
  public func forward(
    _ input: Tensor, inputWeight: Tensor, recurrentWeight: Tensor, bias: Tensor,
    hidden carriedHidden: Tensor, cell carriedCell: Tensor, into output: Tensor,
    made: (Part, Tensor, Int) -> Void
  ) {
    precondition(input.count == samples * steps * inputs, "\(input.shape) as input")
    precondition(output.count == samples * steps * units, "\(output.shape) as output")
    precondition(
      inputWeight.count == inputs * 4 * units && recurrentWeight.count == units * 4 * units)
    precondition(bias.count == 4 * units && carriedHidden.count == samples * units)
    copy(input, width: inputs) { stepFirst, sampleFirst in
      (stepInputs.base + stepFirst).update(from: input.base + sampleFirst, count: inputs)
    }
    multiply(
      stepInputs.base, rows: steps * samples, inner: inputs, inputWeight.base, columns: 4 * units,
      adding: false, into: sums.base)
    cells[0].copy(from: carriedCell)
    hidden.copy(from: carriedHidden)
    for step in 0..<steps {
      (hiddenBefore.base + step * samples * units).update(
        from: hidden.base, count: samples * units)
      let sums = sums.base + step * samples * 4 * units
      multiply(
        hidden.base, rows: samples, inner: units, recurrentWeight.base, columns: 4 * units,
        adding: true, into: sums)
      activate(sums, bias: bias, into: gates[step])
      made(.gates, gates[step], step)
      let (gates, before, cell) = (gates[step].base, cells[step].base, cells[step + 1].base)
      forEachUnit { place, gate in
        cell[place] =
          gates[gate + units] * before[place] + gates[gate] * gates[gate + 2 * units]
      }
      made(.cell, cells[step + 1], step)
      let hidden = hidden.base
      forEachUnit { place, gate in
        hidden[place] = gates[gate + 3 * units] * tanhf(cell[place])
      }
      made(.hidden, self.hidden, step)
      for sample in 0..<samples {
        (output.base + (sample * steps + step) * units).update(
          from: hidden + sample * units, count: units)
      }
    }
    carriedHidden.copy(from: hidden)
    carriedCell.copy(from: cells[steps])
  }

  /// All steps backward; reads what the forward pass left.
  ///
  /// - Parameters:
  ///   - outputError: samples x steps x units.
  ///   - inputWeight: as in the forward pass.
  ///   - recurrentWeight: as in the forward pass.
  ///   - inputWeightGradient: overwritten, summed over samples and steps.
  ///   - recurrentGradient: likewise.
  ///   - biasGradient: likewise.
  ///   - inputError: overwritten; nil where nobody needs it.
  ///   - made: is handed each part of each step, and may round it.
  public func backward(
    _ outputError: Tensor, inputWeight: Tensor, recurrentWeight: Tensor,
    inputWeightGradient: Tensor, recurrentGradient: Tensor, biasGradient: Tensor,
    inputError: Tensor?, made: (Part, Tensor, Int) -> Void
  ) {
    precondition(outputError.count == samples * steps * units, "\(outputError.shape) as error")
    recurrentError.fill(0)
    cellError.fill(0)
    for step in (0..<steps).reversed() {
      for sample in 0..<samples {
        let row = outputError.base + (sample * steps + step) * units
        for unit in 0..<units {
          hiddenError.elements[sample * units + unit] =
            row[unit] + recurrentError.elements[sample * units + unit]
        }
      }
      made(.hiddenError, hiddenError, step)
      let (gates, before, cell) = (gates[step].base, cells[step].base, cells[step + 1].base)
      let (hiddenError, cellError) = (hiddenError.base, cellError.base)
      let gateError = gateError.base
      forEachUnit { place, gate in
        let bent = tanhf(cell[place])
        let output = gates[gate + 3 * units]
        gateError[gate + 3 * units] = hiddenError[place] * bent * output * (1 - output)
        cellError[place] += hiddenError[place] * output * (1 - bent * bent)
      }
      made(.cellError, self.cellError, step)
      forEachUnit { place, gate in
        let (input, forget) = (gates[gate], gates[gate + units])
        let candidate = gates[gate + 2 * units]
        gateError[gate] = cellError[place] * candidate * input * (1 - input)
        gateError[gate + units] = cellError[place] * before[place] * forget * (1 - forget)
        gateError[gate + 2 * units] = cellError[place] * input * (1 - candidate * candidate)
        cellError[place] *= forget
      }
      made(.gateError, self.gateError, step)
      (gateErrors.base + step * samples * 4 * units).update(
        from: gateError, count: samples * 4 * units)
      multiply(
        gateError, rows: samples, inner: 4 * units, recurrentWeight.base, columns: units,
        isTransposed: true, adding: false, into: recurrentError.base)
    }
    sumProducts(stepInputs, width: inputs, into: inputWeightGradient)
    sumProducts(hiddenBefore, width: units, into: recurrentGradient)
    biasGradient.fill(0)
    for row in 0..<(steps * samples) {
      let errors = gateErrors.base + row * 4 * units
      for column in 0..<(4 * units) { biasGradient.elements[column] += errors[column] }
    }
    guard let inputError else { return }
    multiply(
      gateErrors.base, rows: steps * samples, inner: 4 * units, inputWeight.base, columns: inputs,
      isTransposed: true, adding: false, into: stepInputs.base)
    copy(inputError, width: inputs) { stepFirst, sampleFirst in
      (inputError.base + sampleFirst).update(from: stepInputs.base + stepFirst, count: inputs)
    }
  }

  /// Sums and bias through the activations of the gates.
  private func activate(_ sums: UnsafeMutablePointer<Float>, bias: Tensor, into gates: Tensor) {
    let gates = gates.base
    let bias = bias.base
    func sigmoid(_ value: Float) -> Float { 1 / (1 + expf(-value)) }
    for sample in 0..<samples {
      let row = sample * 4 * units
      for column in 0..<(2 * units) {
        gates[row + column] = sigmoid(sums[row + column] + bias[column])
      }
      for column in (2 * units)..<(3 * units) {
        gates[row + column] = tanhf(sums[row + column] + bias[column])
      }
      for column in (3 * units)..<(4 * units) {
        gates[row + column] = sigmoid(sums[row + column] + bias[column])
      }
    }
  }

  /// The places of every unit among the units of a step, and of its first gate among the gates.
  @inline(__always)
  private func forEachUnit(_ body: (_ place: Int, _ gate: Int) -> Void) {
    for sample in 0..<samples {
      for unit in 0..<units { body(sample * units + unit, sample * 4 * units + unit) }
    }
  }

  /// Where every row begins, step first and sample first.
  private func copy(_ tensor: Tensor, width: Int, _ body: (Int, Int) -> Void) {
    for sample in 0..<samples {
      for step in 0..<steps {
        body((step * samples + sample) * width, (sample * steps + step) * width)
      }
    }
  }

  /// result (+)= left right, or left right^T.
  private func multiply(
    _ left: UnsafePointer<Float>, rows: Int, inner: Int, _ right: UnsafePointer<Float>,
    columns: Int, isTransposed: Bool = false, adding: Bool, into result: UnsafeMutablePointer<Float>
  ) {
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, isTransposed ? CblasTrans : CblasNoTrans, Int32(rows),
      Int32(columns), Int32(inner), 1, left, Int32(inner), right,
      Int32(isTransposed ? inner : columns), adding ? 1 : 0, result, Int32(columns))
  }

  /// gradient = left^T gate errors, summed over steps and samples.
  private func sumProducts(_ left: Tensor, width: Int, into gradient: Tensor) {
    precondition(gradient.count == width * 4 * units, "\(gradient.shape) as gradient")
    cblas_sgemm(
      CblasRowMajor, CblasTrans, CblasNoTrans, Int32(width), Int32(4 * units),
      Int32(steps * samples), 1, left.base, Int32(width), gateErrors.base, Int32(4 * units), 0,
      gradient.base, Int32(4 * units))
  }
}
