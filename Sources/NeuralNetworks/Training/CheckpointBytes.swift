/// Writes numbers little-endian.
struct CheckpointWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put<Value: FixedWidthInteger>(_ value: Value) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ value: Double) { put(value.bitPattern) }

  mutating func put(_ value: Bool) { put(value ? 1 as UInt8 : 0) }

  mutating func put(_ values: [Float]) {
    bytes.reserveCapacity(bytes.count + 4 * values.count)
    for value in values { put(value.bitPattern) }
  }
}

/// Reads what `CheckpointWriter` wrote; running out of bytes is an error, never a trap.
struct CheckpointReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position == bytes.endIndex }

  /// Bytes that are still to be read.
  var remaining: Int { bytes.endIndex - position }

  mutating func integer<Value: FixedWidthInteger>(
    _ type: Value.Type
  ) throws(TrainingError) -> Value {
    let size = MemoryLayout<Value>.size
    guard remaining >= size else {
      throw .checkpoint("it is cut off after \(bytes.endIndex) bytes")
    }
    var value: Value.Magnitude = 0
    for index in (0..<size).reversed() {
      value = value << 8 | Value.Magnitude(bytes[position + index])
    }
    position += size
    return Value(truncatingIfNeeded: value)
  }

  mutating func double() throws(TrainingError) -> Double {
    Double(bitPattern: try integer(UInt64.self))
  }

  mutating func floats(count: Int) throws(TrainingError) -> [Float] {
    var values: [Float] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(Float(bitPattern: try integer(UInt32.self))) }
    return values
  }
}

/// The 64-bit FNV-1a hash: it detects damage, not malice.
struct Fingerprint {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  mutating func add(_ number: Int) {
    withUnsafeBytes(of: UInt64(bitPattern: Int64(number)).littleEndian) { add($0) }
  }

  /// A text, and where it ends.
  mutating func add(_ text: String) {
    add(text.utf8.count)
    add(text.utf8)
  }
}
