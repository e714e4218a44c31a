import Foundation
import Tensors

/// Tensors by name in the safetensors format.
///
/// The format is fixed: 8 bytes with the length of a header, little-endian; the header, a JSON object
/// from names to `dtype`, `shape` and `data_offsets`, with an optional `__metadata__`; the tensors,
/// row-major and little-endian, one after the other. Elements are F32 here; other types are refused by
/// name. Source: github.com/huggingface/safetensors, README.
public struct SafetensorsFile {
  /// The tensors.
  public var tensors: [String: Tensor]
  /// Text by key, from and to `__metadata__`.
  public var metadata: [String: String]

  /// The longest header that is read: that of the format's own library.
  public static let largestHeader = 100_000_000

  /// Creates a file's contents.
  public init(_ tensors: [String: Tensor], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  /// Reads a file.
  ///
  /// - Throws: `SafetensorsError`, which names the file, for one that cannot be read or is malformed.
  public init(readingFrom path: String) throws(SafetensorsError) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw SafetensorsError(path: path, message: "cannot be read: \(error.localizedDescription)")
    }
    do throws(SafetensorsError) {
      try self.init(bytes: data)
    } catch {
      throw SafetensorsError(path: path, message: error.message)
    }
  }

  /// Reads the bytes of a file.
  ///
  /// - Throws: `SafetensorsError` for a header that is too long, cut off or no such JSON, elements other
  ///   than F32, and tensors that lie beyond the end, overlap, leave a gap, or do not have the bytes of
  ///   their shape.
  public init(bytes: Data) throws(SafetensorsError) {
    guard bytes.count >= 8 else {
      throw SafetensorsError("has \(bytes.count) bytes, not even the length of a header")
    }
    let length = bytes.prefix(8).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(Self.largestHeader) else {
      throw SafetensorsError("has a header of \(length) bytes, at most \(Self.largestHeader)")
    }
    guard UInt64(bytes.count - 8) >= length else {
      throw SafetensorsError("is cut off inside its header of \(length) bytes")
    }
    let start = bytes.startIndex + 8
    let header = bytes[start..<(start + Int(length))]
    let contents = bytes[(start + Int(length))...]
    guard let object = try? JSONSerialization.jsonObject(with: header) as? [String: Any] else {
      throw SafetensorsError("has a header that is no JSON object")
    }
    metadata = object["__metadata__"] as? [String: String] ?? [:]
    if object["__metadata__"] != nil, !(object["__metadata__"] is [String: String]) {
      throw SafetensorsError("has metadata that are not texts by name")
    }
    var entries: [Entry] = []
    for (name, value) in object where name != "__metadata__" {
      entries.append(try Entry(name: name, value))
    }
    entries.sort { ($0.begin, $0.end, $0.name) < ($1.begin, $1.end, $1.name) }
    var end = 0
    tensors = [:]
    for entry in entries {
      guard entry.begin == end else {
        throw SafetensorsError(
          "\(entry.name) begins at \(entry.begin), the tensor before it ends at \(end)")
      }
      guard entry.end <= contents.count else {
        throw SafetensorsError(
          "\(entry.name) ends at \(entry.end), beyond the \(contents.count) bytes of data")
      }
      tensors[entry.name] = entry.tensor(in: contents)
      end = entry.end
    }
    guard end == contents.count else {
      throw SafetensorsError("has \(contents.count - end) bytes behind its last tensor")
    }
  }

  /// The bytes of the file: tensors in the order of their names, so that equal tensors give equal bytes.
  public var bytes: Data {
    var header: [String] = []
    if !metadata.isEmpty {
      let texts = metadata.sorted { $0.key < $1.key }.map { "\(quoted($0)):\(quoted($1))" }
      header.append("\"__metadata__\":{\(texts.joined(separator: ","))}")
    }
    var contents = Data()
    for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
      let begin = contents.count
      for value in tensor.elements {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { contents.append(contentsOf: $0) }
      }
      let shape = tensor.shape.dimensions.map(String.init).joined(separator: ",")
      header.append(
        "\(quoted(name)):{\"dtype\":\"F32\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(begin),\(contents.count)]}")
    }
    var text = Array("{\(header.joined(separator: ","))}".utf8)
    // Blanks so that the data begin at a multiple of 8 bytes, as other writers have it.
    while text.count % 8 != 0 { text.append(0x20) }
    var whole = Data()
    withUnsafeBytes(of: UInt64(text.count).littleEndian) { whole.append(contentsOf: $0) }
    whole.append(contentsOf: text)
    whole.append(contents)
    return whole
  }

  /// Writes the file; what was there is replaced at once or not at all.
  ///
  /// - Throws: `SafetensorsError`, which names the file.
  public func write(to path: String) throws(SafetensorsError) {
    do {
      try bytes.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw SafetensorsError(
        path: path, message: "cannot be written: \(error.localizedDescription)")
    }
  }

  private func quoted(_ text: String) -> String {
    guard let data = try? JSONEncoder().encode(text) else {
      preconditionFailure("a text could not be encoded")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// One line of the header.
  private struct Entry {
    let name: String
    let shape: [Int]
    let begin, end: Int

    init(name: String, _ value: Any) throws(SafetensorsError) {
      self.name = name
      guard let object = value as? [String: Any], let type = object["dtype"] as? String,
        let shape = Self.numbers(object["shape"]),
        let offsets = Self.numbers(object["data_offsets"]),
        offsets.count == 2
      else {
        throw SafetensorsError("\(name) lacks dtype, shape or two data_offsets of whole numbers")
      }
      guard type == "F32" else {
        throw SafetensorsError("\(name) has elements of type \(type); F32 is what is read")
      }
      var size = 4
      for dimension in shape {
        let product = size.multipliedReportingOverflow(by: dimension)
        guard dimension >= 0, !product.overflow else {
          throw SafetensorsError("\(name) has the impossible shape \(shape)")
        }
        size = product.partialValue
      }
      guard offsets[0] >= 0, offsets[1] >= offsets[0], offsets[1] - offsets[0] == size else {
        throw SafetensorsError(
          "\(name) lies at \(offsets[0])..<\(offsets[1]), which is not the \(size) bytes of its shape"
        )
      }
      self.shape = shape
      (begin, end) = (offsets[0], offsets[1])
    }

    private static func numbers(_ value: Any?) -> [Int]? {
      guard let array = value as? [Any] else { return nil }
      var numbers: [Int] = []
      for element in array {
        guard let number = element as? NSNumber, let whole = Int(exactly: number.doubleValue) else {
          return nil
        }
        numbers.append(whole)
      }
      return numbers
    }

    func tensor(in contents: Data) -> Tensor {
      let tensor = Tensor(Shape(shape))
      var place = contents.startIndex + begin
      for index in 0..<tensor.count {
        var pattern: UInt32 = 0
        for byte in 0..<4 { pattern |= UInt32(contents[place + byte]) << (8 * byte) }
        tensor[index] = Float(bitPattern: pattern)
        place += 4
      }
      return tensor
    }
  }
}

/// A safetensors file that cannot be read or written.
public struct SafetensorsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file; empty where bytes were read.
  public let path: String
  /// What is wrong.
  public let message: String

  init(path: String = "", message: String) {
    self.path = path
    self.message = message
  }

  init(_ message: String) { self.init(message: message) }

  /// The file and what is wrong.
  public var description: String { path.isEmpty ? message : "\(path): \(message)" }
}
