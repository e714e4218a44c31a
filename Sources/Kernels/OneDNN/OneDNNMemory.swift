import COneDNN

/// A oneDNN memory object: a layout and the address it is laid over.
final class OneDNNMemory {
  let handle: OpaquePointer
  let descriptor: dnnl_memory_desc_t

  /// Creates an object that owns its elements where `allocating`; otherwise `point(at:)` must be
  /// called before use.
  init(_ descriptor: dnnl_memory_desc_t, allocating: Bool) {
    self.descriptor = descriptor
    var layout = descriptor
    var memory: dnnl_memory_t?
    // DNNL_MEMORY_ALLOCATE and DNNL_MEMORY_NONE are pointer casts, which Swift does not import.
    let place = allocating ? UnsafeMutableRawPointer(bitPattern: UInt.max) : nil
    OneDNN.check(
      dnnl_memory_create(&memory, &layout, OneDNN.engine.pointer, place), "create a memory")
    handle = OneDNN.required(memory)
  }

  deinit {
    dnnl_memory_destroy(handle)
  }

  /// Lays the object over elements that the caller keeps alive.
  func point(at elements: UnsafeMutablePointer<Float>) {
    OneDNN.check(dnnl_memory_set_data_handle(handle, elements), "set a memory's address")
  }

  /// A dense float32 layout.
  static func layout(_ dimensions: [Int], _ tag: dnnl_format_tag_t) -> dnnl_memory_desc_t {
    var descriptor = dnnl_memory_desc_t()
    // oneDNN reads a fixed number of dimensions.
    let padded = (dimensions + Array(repeating: 0, count: 12 - dimensions.count)).map(Int64.init)
    OneDNN.check(
      dnnl_memory_desc_init_by_tag(&descriptor, Int32(dimensions.count), padded, dnnl_f32, tag),
      "describe a memory")
    return descriptor
  }
}
