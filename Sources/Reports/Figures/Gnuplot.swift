import Foundation
import RunRecords
import Subprocess

/// The program that draws.
enum Gnuplot {
  /// Draws a figure.
  ///
  /// gnuplot works in a directory of its own, so that the images come into the report whole or not at
  /// all and bad luck leaves the earlier ones. Warnings, as about a missing font, do not count.
  ///
  /// - Parameters:
  ///   - figure: script and numbers.
  ///   - kinds: extensions of the images: svg, pdf, png.
  /// - Returns: the bytes of the images, in the order of `kinds`.
  /// - Throws: `ReportError.gnuplotMissing` or `.gnuplotFailed`.
  static func draw(_ figure: Figure, kinds: [String]) async throws(ReportError) -> [[UInt8]] {
    let directory = NSTemporaryDirectory() + "/positlab-figure-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: directory) }
    do throws(RecordError) {
      try AtomicWrite.createDirectory(directory)
      try AtomicWrite.write(figure.script, to: "\(directory)/\(figure.name).gp")
      try AtomicWrite.write(figure.numbers, to: "\(directory)/\(figure.name).dat")
    } catch {
      throw .record(error)
    }
    let ending = try await run(
      ["-e", "kinds='\(kinds.joined(separator: " "))'", "\(figure.name).gp"], in: directory)
    var images: [[UInt8]] = []
    for kind in kinds {
      guard ending.isSuccess,
        let bytes = try? FileBytes.read("\(directory)/\(figure.name).\(kind)"), !bytes.isEmpty
      else {
        throw .gnuplotFailed(
          script: "\(figure.name).gp",
          message: ending.message.isEmpty ? "no \(kind) came out" : ending.message)
      }
      images.append(kind == "pdf" ? withoutDate(bytes) : bytes)
    }
    return images
  }

  /// Runs gnuplot; the message is what it complained about.
  static func run(
    _ arguments: [String], in directory: String
  ) async throws(ReportError) -> (isSuccess: Bool, message: String) {
    do {
      let result = try await Subprocess.run(
        .name("gnuplot"), arguments: Arguments(arguments), workingDirectory: .init(directory),
        output: .discarded, error: .string(limit: 1 << 16))
      return (
        result.terminationStatus.isSuccess,
        result.standardError.trimmingCharacters(in: .whitespacesAndNewlines)
      )
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw .gnuplotMissing
    } catch {
      throw .gnuplotFailed(script: arguments.last ?? "", message: "\(error)")
    }
  }

  /// A PDF without the time at which it was made, so that equal figures have equal bytes.
  ///
  /// The digits of the date become those of 1970-01-01; no byte moves, so all offsets stay right.
  static func withoutDate(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    let epoch = Array("19700101000000".utf8)
    for key in ["/CreationDate (D:", "/ModDate (D:"] {
      for range in bytes.ranges(of: Array(key.utf8)) {
        let end = min(range.upperBound + epoch.count, bytes.count)
        for place in range.upperBound..<end { result[place] = epoch[place - range.upperBound] }
      }
    }
    return result
  }
}
