/// Names of single files.
public enum FileName {
  /// Whether a text names one file of the directory at hand, and no other place: not empty, no `/`, not
  /// `.` or `..`, no control characters, not longer than file systems take.
  public static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".." && !name.contains("/") && name.utf8.count <= 200
      && !ShellWord.hasControlCharacters(name)
  }
}
