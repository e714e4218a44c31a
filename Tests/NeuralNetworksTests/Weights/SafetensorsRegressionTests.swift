import Foundation
import NeuralNetworks
import Tensors
import TestTensors
import Testing

@Suite struct SafetensorsRegressionTests {
  private func file(_ header: String, data: Int, length: UInt64? = nil) -> Data {
    var bytes = Data()
    withUnsafeBytes(of: (length ?? UInt64(header.utf8.count)).littleEndian) {
      bytes.append(contentsOf: $0)
    }
    return bytes + Data(header.utf8) + Data(repeating: 0, count: data)
  }

  private func message(_ bytes: Data) -> String {
    do {
      _ = try SafetensorsFile(bytes: bytes)
      return "accepted"
    } catch {
      return error.description
    }
  }

  @Test func whatIsWrittenIsRead() throws {
    let tensors = [
      "conv1.weight": patternTensor([5, 5, 1, 6], seed: 1), "b \"quoted\" ü": Tensor([0]),
      "scalar": Tensor([], [.pi]),
    ]
    let written = SafetensorsFile(tensors, metadata: ["format": "pt"])
    // Also from a slice whose indices do not begin at 0.
    let read = try SafetensorsFile(bytes: (Data([1, 2, 3]) + written.bytes).dropFirst(3))
    #expect(read.metadata == ["format": "pt"])
    #expect(Set(read.tensors.keys) == Set(tensors.keys))
    for (name, tensor) in tensors {
      #expect(read.tensors[name]?.shape == tensor.shape)
      #expect(
        read.tensors[name]?.values.map(\.bitPattern) == tensor.values.map(\.bitPattern), "\(name)")
    }
    #expect(read.bytes == written.bytes)
    // The length of the header: the tensors begin at a multiple of 8 bytes.
    #expect(written.bytes[0] % 8 == 0)
  }

  /// As the format's own library (safetensors 0.4 and later) writes it: 1.0, 2.0 and -1.0.
  @Test func theBytesAreTheFormats() throws {
    let header =
      #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1,1],"data_offsets":[8,12]}}"#
    var bytes = Data([UInt8((header.utf8.count + 7) / 8 * 8), 0, 0, 0, 0, 0, 0, 0])
    bytes += Data(header.utf8)
    while bytes.count % 8 != 0 { bytes.append(0x20) }
    bytes += Data([0, 0, 0x80, 0x3F, 0, 0, 0, 0x40, 0, 0, 0x80, 0xBF])
    let file = SafetensorsFile(["a": Tensor([2], [1, 2]), "b": Tensor([1, 1], [-1])])
    #expect(file.bytes == bytes)
    #expect(try SafetensorsFile(bytes: bytes).tensors["b"]?.values == [-1])
  }

  @Test func malformedFilesAreRefused() {
    func entry(_ name: String, _ shape: String, _ offsets: String, type: String = "F32") -> String {
      #""\#(name)":{"dtype":"\#(type)","shape":\#(shape),"data_offsets":\#(offsets)}"#
    }
    let two = "{\(entry("a", "[2]", "[0,8]"))}"
    #expect(message(file(two, data: 8)) == "accepted")
    for (bytes, expected) in [
      (Data([1, 2]), "has 2 bytes, not even the length of a header"),
      (
        file("{}", data: 0, length: 100_000_001),
        "has a header of 100000001 bytes, at most 100000000"
      ),
      (file("{}", data: 0, length: .max), "has a header of 18446744073709551615 bytes"),
      (file("{}", data: 0, length: 3), "is cut off inside its header of 3 bytes"),
      (file("[]", data: 0), "has a header that is no JSON object"),
      (file("{\"a\":", data: 0), "has a header that is no JSON object"),
      (file("{\"a\":3}", data: 0), "a lacks dtype, shape or two data_offsets"),
      (file("{\(entry("a", "[2.5]", "[0,8]"))}", data: 8), "a lacks dtype, shape"),
      (file("{\(entry("a", "[2]", "[0]"))}", data: 8), "a lacks dtype, shape"),
      (
        file("{\(entry("a", "[2]", "[0,4]", type: "BF16"))}", data: 4),
        "a has elements of type BF16; F32 is what is read"
      ),
      (file("{\(entry("a", "[-2]", "[0,8]"))}", data: 8), "a has the impossible shape [-2]"),
      (
        file("{\(entry("a", "[4611686018427387904,4611686018427387904]", "[0,0]"))}", data: 0),
        "a has the impossible shape"
      ),
      (
        file("{\(entry("a", "[2]", "[0,4]"))}", data: 8),
        "a lies at 0..<4, which is not the 8 bytes"
      ),
      (
        file("{\(entry("a", "[2]", "[8,0]"))}", data: 8),
        "a lies at 8..<0, which is not the 8 bytes"
      ),
      (file(two, data: 7), "a ends at 8, beyond the 7 bytes of data"),
      (file(two, data: 9), "has 1 bytes behind its last tensor"),
      (
        file("{\(entry("a", "[2]", "[0,8]")),\(entry("b", "[2]", "[4,12]"))}", data: 12),
        "b begins at 4, the tensor before it ends at 8"
      ),
      (
        file("{\(entry("a", "[2]", "[4,12]"))}", data: 12),
        "a begins at 4, the tensor before it ends at 0"
      ),
      (file("{\"__metadata__\":{\"a\":1}}", data: 0), "has metadata that are not texts by name"),
    ] {
      #expect(message(bytes).hasPrefix(expected), "\(message(bytes)), should be \(expected)")
    }
  }

  @Test func aFileThatCannotBeReadIsNamed() {
    #expect(throws: SafetensorsError.self) { try SafetensorsFile(readingFrom: "/nowhere/x") }
    do {
      _ = try SafetensorsFile(readingFrom: "/nowhere/x")
    } catch {
      #expect(error.description.hasPrefix("/nowhere/x: cannot be read"))
    }
  }
}
