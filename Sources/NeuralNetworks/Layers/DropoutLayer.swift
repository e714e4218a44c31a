import Randomness
import Tensors

/// Leaves values out at random in training, and divides the others by the share that is kept.
///
/// Srivastava et al., JMLR 15 (2014) 1929, in the form that needs nothing in an evaluation. Which values, is
/// drawn from the child of the step's stream that bears the layer's name: value i is left out where its
/// uniform draw i is below the share.
public final class DropoutLayer: Layer {
  /// The layer's name.
  public let name: String
  /// The share of values that are left out, 0 or more and below 1.
  public let share: Double

  /// 0 or 1 / (1 - share) for every value of the last training pass.
  private var factors: Tensor?

  /// Creates a layer; traps for a share that is not possible.
  public init(_ name: String, share: Double) {
    precondition(Self.problems(share: share).isEmpty, "a dropout of \(share)")
    self.name = name
    self.share = share
  }

  /// What is not possible, under the key `model.dropout`.
  static func problems(share: Double) -> [TrainingError.Problem] {
    share >= 0 && share < 1
      ? [] : [.init("model.dropout", "\(share) is not possible; 0 or more and less than 1")]
  }

  /// The shape of the input.
  public func outputShape(forInputs shapes: [Shape]) throws(ShapeError) -> Shape {
    try shapes.only(for: name)
  }

  /// Makes room for the factors.
  public func prepare(forInputs shapes: [Shape]) {
    if (factors?.count ?? 0) < shapes[0].count { factors = Tensor([shapes[0].count]) }
  }

  /// Values times their factors in training, and as they are otherwise.
  public func forward(_ pass: ForwardPass) {
    guard pass.mode == .training, let factors, let stream = pass.randomness, share > 0 else {
      factors?.fill(1)
      return pass.output.copy(from: pass.input)
    }
    let own = stream.child(named: name)
    let kept = Float(1 / (1 - share))
    // Two uniforms of 32 bits a block would do; whole ones keep draws apart from their number.
    for index in 0..<pass.input.count {
      let factor = own.uniform(at: UInt64(index)) < share ? 0 : kept
      factors.elements[index] = factor
      pass.output.elements[index] = factor * pass.input.elements[index]
    }
  }

  /// Errors times the same factors.
  public func backward(_ pass: BackwardPass) {
    guard let inputError = pass.inputError, let factors else { return }
    for index in 0..<inputError.count {
      inputError.elements[index] = factors.elements[index] * pass.outputError.elements[index]
    }
  }
}
