import Tensors

/// One named part of a run's state.
enum CheckpointField: Equatable {
  case integer(Int64)
  case number(Double)
  case flag(Bool)
  /// Values of a tensor, row-major.
  case values([Float], Shape)
}

/// The parts of a run's state by name, and their bytes.
///
/// Layout, little-endian: for every field in the order of the names the length of its name (16 bits), the
/// name in UTF-8, its kind (8 bits: 0 integer, 1 number, 2 flag, 3 values), and its contents: 64 bits
/// for integers and numbers (binary64), 8 bits for flags; for values the number of dimensions (8 bits),
/// each dimension (64 bits), and the elements (binary32).
struct CheckpointFields {
  private var fields: [String: CheckpointField] = [:]

  init() {}

  /// The field of a name; a name is given once.
  subscript(_ name: String) -> CheckpointField? {
    get { fields[name] }
    set {
      precondition(fields[name] == nil, "two fields of a checkpoint are called \(name)")
      fields[name] = newValue
    }
  }

  /// Takes a field out.
  mutating func take(_ name: String) -> CheckpointField? { fields.removeValue(forKey: name) }

  /// The first of the names that are still there.
  var first: String? { fields.keys.min() }

  var bytes: [UInt8] {
    var writer = CheckpointWriter()
    for (name, field) in fields.sorted(by: { $0.key < $1.key }) {
      writer.put(UInt16(name.utf8.count))
      for byte in name.utf8 { writer.put(byte) }
      switch field {
      case .integer(let value):
        writer.put(0 as UInt8)
        writer.put(value)
      case .number(let value):
        writer.put(1 as UInt8)
        writer.put(value)
      case .flag(let value):
        writer.put(2 as UInt8)
        writer.put(value)
      case .values(let values, let shape):
        writer.put(3 as UInt8)
        writer.put(UInt8(shape.rank))
        for size in shape.dimensions { writer.put(UInt64(size)) }
        writer.put(values)
      }
    }
    return writer.bytes
  }

  /// Reads fields; running out of bytes, or a kind that is unknown, is an error.
  init(reading bytes: ArraySlice<UInt8>) throws(TrainingError) {
    var reader = CheckpointReader(bytes)
    while !reader.isAtEnd {
      let length = try reader.integer(UInt16.self)
      var characters: [UInt8] = []
      for _ in 0..<length { characters.append(try reader.integer(UInt8.self)) }
      let name = String(decoding: characters, as: UTF8.self)
      guard fields[name] == nil else { throw .checkpoint("it holds \(name) twice") }
      fields[name] = try reader.field()
    }
  }
}

extension CheckpointReader {
  /// A field behind its name.
  fileprivate mutating func field() throws(TrainingError) -> CheckpointField {
    switch try integer(UInt8.self) {
    case 0: return .integer(try integer(Int64.self))
    case 1: return .number(try double())
    case 2: return .flag(try integer(UInt8.self) != 0)
    case 3:
      var dimensions: [Int] = []
      var count = 1
      for _ in 0..<(try integer(UInt8.self)) {
        let size = try integer(UInt64.self)
        let product = UInt64(count).multipliedReportingOverflow(by: size)
        guard !product.overflow, product.partialValue <= UInt64(remaining / 4) else {
          throw .checkpoint("a tensor in it is larger than itself")
        }
        count = Int(product.partialValue)
        dimensions.append(Int(size))
      }
      return .values(try floats(count: count), Shape(dimensions))
    case let kind: throw .checkpoint("it holds a field of the unknown kind \(kind)")
    }
  }
}
