extension Tensor {
  /// The element at a place in the row-major order; traps out of bounds.
  public subscript(_ index: Int) -> Float {
    get {
      precondition(elements.indices.contains(index), "no element \(index) in \(shape)")
      return elements[index]
    }
    set {
      precondition(elements.indices.contains(index), "no element \(index) in \(shape)")
      elements[index] = newValue
    }
  }

  /// A copy of the elements, row-major.
  public var values: [Float] { Array(elements) }

  /// Copies the elements of a tensor of the same number of elements; traps otherwise.
  public func copy(from other: Tensor) {
    precondition(other.count == count, "cannot copy \(other.shape) into \(shape)")
    base.update(from: other.base, count: count)
  }

  /// Copies numbers to the elements from a place on; traps where they do not fit.
  public func overwrite(elements first: Int, from source: Span<Float>) {
    precondition(first >= 0 && first + source.count <= count, "\(source.count) numbers at \(first)")
    source.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { (base + first).update(from: start, count: source.count) }
    }
  }

  /// Sets every element.
  public func fill(_ value: Float) {
    elements.update(repeating: value)
  }

  /// Lends the elements for reading.
  public func read<Result>(_ body: (Span<Float>) throws -> Result) rethrows -> Result {
    let lent = UnsafeBufferPointer(elements)
    return try withExtendedLifetime(self) { try body(Span(_unsafeElements: lent)) }
  }

  /// Lends the elements for changing them in place.
  public func modify<Result>(
    _ body: (inout MutableSpan<Float>) throws -> Result
  ) rethrows -> Result {
    let lent = elements
    return try withExtendedLifetime(self) {
      var span = MutableSpan(_unsafeElements: lent)
      return try body(&span)
    }
  }

  /// Lends the elements for overwriting them from those of another tensor.
  ///
  /// The two must have the same number of elements, or it traps, and must not share memory.
  public func overwrite<Result>(
    from source: Tensor, _ body: (Span<Float>, inout MutableSpan<Float>) throws -> Result
  ) rethrows -> Result {
    precondition(source.count == count, "cannot overwrite \(shape) from \(source.shape)")
    let lent = elements
    let read = UnsafeBufferPointer(source.elements)
    return try withExtendedLifetime((self, source)) {
      var span = MutableSpan(_unsafeElements: lent)
      return try body(Span(_unsafeElements: read), &span)
    }
  }
}
