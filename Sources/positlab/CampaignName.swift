import RunRecords

/// Names of campaigns, which are file names.
enum CampaignName {
  private static let limit = 180

  /// What is wrong with a name that somebody chose; nil if it is a plain file name.
  static func problem(_ name: String) -> String? {
    let isPlain =
      !name.isEmpty && name.utf8.count <= limit && !name.hasPrefix(".")
      && name.unicodeScalars.allSatisfy { scalar in
        scalar != "/" && scalar.value >= 0x20 && scalar.value != 0x7F
          && !(0x80...0x9F).contains(scalar.value)
      }
    return isPlain
      ? nil
      : "--name must be a plain file name of 1 to \(limit) bytes, without '/', control characters "
        + "or a leading dot"
  }

  /// A short name of a command: its program, and eight digits of the digest of the whole.
  static func label(ofCommand command: String) -> String {
    let words = command.split { $0 == " " || $0 == "/" || $0 == "'" || $0 == "\"" }
    let isPath = command.split(separator: " ").first?.contains("/") ?? false
    let first = command.split(separator: " ").first.map(String.init) ?? ""
    let program =
      isPath
      ? first.split(separator: "/").last.map(String.init) ?? "" : words.first.map(String.init)
    let plain = (program ?? "").filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0))
    }
    let name = plain.drop { $0 == "." }.prefix(40)
    let digest = SHA256.hexadecimal(of: Array(command.utf8)).prefix(8)
    return "\(name.isEmpty ? "subject" : String(name))-\(digest)"
  }

  /// A name made from options: what no file name needs is left out, and of a long one there is a
  /// digest in the place of the rest.
  static func shortened(_ name: String) -> String {
    let plain = name.filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || "(),.-+_".contains($0))
    }.drop { $0 == "." }
    guard plain.utf8.count > limit else { return String(plain) }
    return "\(plain.prefix(limit - 13))-\(SHA256.hexadecimal(of: Array(name.utf8)).prefix(12))"
  }
}
