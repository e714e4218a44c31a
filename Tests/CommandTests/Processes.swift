import Foundation

/// What is running, by the listing of `ps`, or of /proc where that is missing.
enum Processes {
  private struct Entry {
    var id: pid_t
    var parent: pid_t
    var command: String
  }

  /// The workers of a sweep; other programs that it asks, such as git, do not count.
  static func workers(of sweep: pid_t) -> [pid_t] {
    listing().filter { $0.parent == sweep && $0.command.contains("run-cell") }.map(\.id)
  }

  /// Waits until no worker writes below a directory; false where one still does after so long.
  static func waitForEnd(ofWorkersOf directory: String, seconds: Double) -> Bool {
    let deadline = Date().addingTimeInterval(seconds)
    repeat {
      let workers = listing().filter {
        $0.command.contains("run-cell") && $0.command.contains(directory)
      }
      if workers.isEmpty { return true }
      Thread.sleep(forTimeInterval: 0.02)
    } while Date() < deadline
    return false
  }

  /// The number of processes whose command line begins with a text.
  static func count(startingWith text: String) -> Int {
    listing().filter { $0.command.hasPrefix(text) }.count
  }

  private static func listing() -> [Entry] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    let ids = names.compactMap { pid_t($0) }
    if ids.isEmpty { return psListing() }
    return ids.compactMap { id in
      guard let status = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
        let command = FileManager.default.contents(atPath: "/proc/\(id)/cmdline"),
        let close = status.lastIndex(of: ")")
      else { return nil }
      let fields = status[status.index(after: close)...].split(separator: " ")
      guard fields.count > 1, fields[0] != "Z", let parent = pid_t(fields[1]) else { return nil }
      let words = command.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      return Entry(id: id, parent: parent, command: words.joined(separator: " "))
    }
  }

  private static func psListing() -> [Entry] {
    let result = try? ProgramUnderTest.run(
      program: "/bin/ps", ["-A", "-o", "pid=,ppid=,command="], in: "/")
    return (result?.output ?? "").split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count == 3, let id = pid_t(words[0]), let parent = pid_t(words[1]) else {
        return nil
      }
      return Entry(id: id, parent: parent, command: String(words[2]))
    }
  }
}
