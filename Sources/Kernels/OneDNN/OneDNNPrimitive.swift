import COneDNN

/// A oneDNN primitive with its arguments bound: executing it allocates nothing.
final class OneDNNPrimitive {
  private let handle: OpaquePointer
  private let arguments: [dnnl_exec_arg_t]
  private let memories: [OneDNNMemory]

  /// Creates the primitive of a description and binds its arguments, which it keeps alive.
  init(_ description: OneDNNPrimitiveDescription, _ bound: [(argument: Int32, OneDNNMemory)]) {
    var primitive: dnnl_primitive_t?
    OneDNN.check(dnnl_primitive_create(&primitive, description.handle), "create a primitive")
    handle = OneDNN.required(primitive)
    var bound = bound
    let scratchpad = description.layout(dnnl_query_scratchpad_md)
    if scratchpad.ndims > 0 {
      bound.append((DNNL_ARG_SCRATCHPAD, OneDNNMemory(scratchpad, allocating: true)))
    }
    memories = bound.map { $0.1 }
    arguments = bound.map { dnnl_exec_arg_t(arg: $0.argument, memory: $0.1.handle) }
  }

  deinit {
    dnnl_primitive_destroy(handle)
  }

  /// Runs the primitive to its end.
  func execute() {
    OneDNN.check(
      dnnl_primitive_execute(
        handle, OneDNN.stream.pointer, Int32(arguments.count), arguments), "run a primitive")
    OneDNN.check(dnnl_stream_wait(OneDNN.stream.pointer), "wait for a primitive")
  }
}

/// What oneDNN chose for an operation: the implementation and the layouts it wants.
final class OneDNNPrimitiveDescription {
  let handle: OpaquePointer

  /// Chooses an implementation of an operation.
  init(
    _ operation: UnsafeRawPointer, hint: OneDNNPrimitiveDescription? = nil
  ) {
    var description: dnnl_primitive_desc_t?
    OneDNN.check(
      dnnl_primitive_desc_create(
        &description, operation, OneDNN.ownScratchpad.pointer, OneDNN.engine.pointer, hint?.handle),
      "find an implementation")
    handle = OneDNN.required(description)
  }

  /// Describes the change of layout from one memory to another.
  init(reorderFrom source: OneDNNMemory, to destination: OneDNNMemory) {
    var description: dnnl_primitive_desc_t?
    var (from, to) = (source.descriptor, destination.descriptor)
    OneDNN.check(
      dnnl_reorder_primitive_desc_create(
        &description, &from, OneDNN.engine.pointer, &to, OneDNN.engine.pointer,
        OneDNN.ownScratchpad.pointer),
      "find a reorder")
    handle = OneDNN.required(description)
  }

  deinit {
    dnnl_primitive_desc_destroy(handle)
  }

  /// The layout that the implementation wants for one of its arguments.
  func layout(_ query: dnnl_query_t) -> dnnl_memory_desc_t {
    OneDNN.required(dnnl_primitive_desc_query_md(handle, query, 0)).pointee
  }
}
