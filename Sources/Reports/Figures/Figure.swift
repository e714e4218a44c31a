/// A figure as gnuplot draws it: what is kept beside the images.
public struct Figure: Hashable, Sendable {
  /// The name of its files, without extension.
  public let name: String
  /// What a reader has to know; one paragraph.
  public let caption: String
  /// The numbers, in blocks that two blank lines part.
  public let numbers: String
  /// The gnuplot script.
  public let script: String

  /// A name made of what may stand in a file name on every system.
  static func fileName(_ parts: [String]) -> String {
    parts.filter { !$0.isEmpty }.map { part in
      let characters = part.lowercased().map {
        $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-"
      }
      return String(characters).split(separator: "-").joined(separator: "-")
    }.joined(separator: "-")
  }
}
