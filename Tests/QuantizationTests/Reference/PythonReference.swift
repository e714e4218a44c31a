import Foundation

/// `mx_reference.py`, where python3 with numpy is installed.
enum PythonReference {
  static let isAvailable: Bool = (try? run(["-c", "import numpy"], input: Data())) != nil

  private struct Failed: Error {
    let status: Int32
  }

  /// The patterns of elements and scales of blocks.
  static func quantized(
    _ values: [Float], element: String, rule: String, size: Int
  ) throws -> (elements: [UInt8], scales: [UInt8]) {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "mx_reference.py")
    let input = values.withUnsafeBytes { Data($0) }
    let output = try run([script.path, element, rule, "\(size)"], input: input)
    return (Array(output.prefix(values.count)), Array(output.dropFirst(values.count)))
  }

  private static func run(_ arguments: [String], input: Data) throws -> Data {
    let path = NSTemporaryDirectory() + "positlab-mx-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    try input.write(to: URL(filePath: path))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: path))
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(status: process.terminationStatus) }
    return data
  }
}
