import Foundation
import Programs
import RunRecords

/// The program that draws.
enum Gnuplot {
  /// Draws a figure.
  ///
  /// gnuplot works in a directory of its own beside the figures, so that the images come into the report
  /// whole or not at all and bad luck leaves the earlier ones; what a killed report leaves there, the
  /// next one clears. Warnings, as about a missing font, do not count.
  ///
  /// - Parameters:
  ///   - figure: script and numbers.
  ///   - kinds: extensions of the images: svg, pdf, png.
  ///   - place: the directory of the figures, which must exist.
  ///   - timeLimit: seconds after which gnuplot is stopped.
  /// - Returns: the bytes of the images, in the order of `kinds`.
  /// - Throws: `ReportError.gnuplotMissing`, `.gnuplotTooSlow` or `.gnuplotFailed`.
  static func draw(
    _ figure: Figure, kinds: [String], below place: String, timeLimit: Double
  ) async throws(ReportError) -> [[UInt8]] {
    let workplace: DrawingDirectory
    do throws(RecordError) {
      workplace = try DrawingDirectory(below: place)
    } catch {
      throw .record(error)
    }
    defer { workplace.remove() }
    let directory = workplace.path
    do throws(RecordError) {
      try AtomicWrite.write(figure.script, to: "\(directory)/\(figure.name).gp")
      try AtomicWrite.write(figure.numbers, to: "\(directory)/\(figure.name).dat")
    } catch {
      throw .record(error)
    }
    let ending = try await run(
      ["-e", "kinds='\(kinds.joined(separator: " "))'", "\(figure.name).gp"], in: directory,
      timeLimit: timeLimit)
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

  /// How gnuplot ended; the message is what it complained about.
  struct Ending: Sendable {
    let isSuccess: Bool
    let message: String
  }

  /// Runs gnuplot with its own settings, whatever the user's are, in no time zone, so that equal
  /// figures get equal bytes.
  static func run(
    _ arguments: [String], in directory: String, timeLimit: Double = 60
  ) async throws(ReportError) -> Ending {
    let gnuplot = LimitedProgram(
      .named("gnuplot"), environment: ["TZ": "UTC0", "SOURCE_DATE_EPOCH": "0"], outputLimit: nil,
      errorLimit: 1 << 16)
    do {
      let ending = try await gnuplot.run(
        ["-d"] + arguments, in: directory, timeLimit: timeLimit)
      guard let ending else {
        throw ReportError.gnuplotTooSlow(script: arguments.last ?? "", seconds: timeLimit)
      }
      return Ending(
        isSuccess: ending.isSuccess,
        message: ending.errors.trimmingCharacters(in: .whitespacesAndNewlines))
    } catch let error as ReportError {
      throw error
    } catch is ProgramMissing {
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
