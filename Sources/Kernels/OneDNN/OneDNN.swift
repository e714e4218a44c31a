import COneDNN

/// The one engine (this machine's processor) and stream through which oneDNN is called.
enum OneDNN {
  /// An opaque handle that nothing changes after its creation.
  struct Handle: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  static let engine: Handle = {
    var engine: dnnl_engine_t?
    check(dnnl_engine_create(&engine, dnnl_cpu, 0), "create an engine")
    return Handle(pointer: required(engine))
  }()

  static let stream: Handle = {
    var stream: dnnl_stream_t?
    check(
      dnnl_stream_create(&stream, engine.pointer, dnnl_stream_default_flags.rawValue),
      "create a stream")
    return Handle(pointer: required(stream))
  }()

  /// Attributes that make every primitive use scratch memory of its own: oneDNN's shared one is not
  /// safe where several threads run primitives; and compute in float32, whatever the environment allows.
  static let ownScratchpad: Handle = {
    var attributes: dnnl_primitive_attr_t?
    check(dnnl_primitive_attr_create(&attributes), "create attributes")
    check(
      dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user),
      "set the scratchpad's mode")
    check(
      dnnl_primitive_attr_set_fpmath_mode(attributes, dnnl_fpmath_mode_strict),
      "set the precision")
    return Handle(pointer: required(attributes))
  }()

  /// Traps with what was attempted: with shapes checked before, a status is a bug or lack of memory.
  static func check(_ status: dnnl_status_t, _ attempt: StaticString) {
    guard status == dnnl_success else {
      preconditionFailure("oneDNN could not \(attempt): status \(status.rawValue)")
    }
  }

  /// The value behind a successful call's out-parameter.
  static func required<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("oneDNN returned no object") }
    return value
  }
}
