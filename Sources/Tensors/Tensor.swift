/// A float32 array of a fixed shape at a fixed, 64-byte aligned address.
///
/// A tensor has reference semantics: layers and kernels write into tensors that were allocated
/// once, so that a training step allocates nothing. A view shares its elements with the tensor it was
/// made from. Tensors know no number format. Not safe to write from two threads at once.
public final class Tensor {
  /// The dimensions, outermost first.
  public let shape: Shape
  /// The elements, row-major, valid as long as the tensor lives.
  ///
  /// Behind the last element lie `slack` more floats that a vector kernel may read and overwrite.
  public let elements: UnsafeMutableBufferPointer<Float>
  private let owner: TensorStorage

  /// Floats behind the last element of a tensor that kernels may read and overwrite, so that the
  /// last vector of a row need not be cut.
  public static let slack = 16

  /// Creates a tensor of zeros.
  public convenience init(_ shape: Shape) {
    let owner = TensorStorage(count: shape.count + Tensor.slack)
    self.init(shape: shape, owner: owner)
  }

  /// Creates a tensor from its elements, row-major; traps when their number is not the shape's.
  public convenience init(_ shape: Shape, _ values: [Float]) {
    precondition(
      values.count == shape.count, "\(values.count) values given for a tensor of \(shape)")
    self.init(shape)
    _ = elements.update(fromContentsOf: values)
  }

  private init(shape: Shape, owner: TensorStorage) {
    self.shape = shape
    self.owner = owner
    self.elements = UnsafeMutableBufferPointer(start: owner.base, count: shape.count)
  }

  /// The number of elements.
  public var count: Int { elements.count }

  /// The address of the first element.
  public var base: UnsafeMutablePointer<Float> { owner.base }

  /// A view of the first elements under another shape; traps when the shape needs more elements than
  /// there are.
  public func view(_ shape: Shape) -> Tensor {
    precondition(shape.count <= count, "a tensor of \(self.shape) has no view of \(shape)")
    return Tensor(shape: shape, owner: owner)
  }
}

/// The memory of one tensor and of its views.
private final class TensorStorage {
  let base: UnsafeMutablePointer<Float>

  init(count: Int) {
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Float>.stride, alignment: 64)
    base = bytes.bindMemory(to: Float.self, capacity: count)
    base.initialize(repeating: 0, count: count)
  }

  deinit {
    base.deallocate()
  }
}
