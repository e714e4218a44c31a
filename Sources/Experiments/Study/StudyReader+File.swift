import Foundation
import RunRecords

extension StudyReader {
  /// The largest study file that is read, in bytes: a hundred times the largest that anybody wrote.
  static let largestFile = 4 << 20

  /// The text of a study file: UTF-8, with or without a byte order mark.
  ///
  /// - Throws: `RecordError` where the file cannot be read, `SpecProblems` where it is too large to be
  ///   a study or no UTF-8.
  static func text(of file: String) throws -> String {
    var information = stat()
    if stat(file, &information) == 0, Int(information.st_size) > largestFile {
      throw problem(
        file, "the file has \(information.st_size) bytes; a study may have up to \(largestFile)")
    }
    var bytes = try FileBytes.read(file)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      throw problem(file, "the text is UTF-16; expected UTF-8")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw problem(file, "the text is not UTF-8")
    }
    return text
  }

  private static func problem(_ file: String, _ message: String) -> SpecProblems {
    SpecProblems(problems: [
      SpecProblem(source: .file(file, line: nil), keyPath: "", message: message)
    ])
  }
}
