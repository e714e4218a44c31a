import Foundation

/// The files that the words of a command name, and why there may be others that decide what it does.
struct CommandFiles {
  /// The paths, each once, in the order of the words; directories among them.
  private(set) var paths: [String] = []

  /// Why the files are not known to be all; nil where they are.
  private(set) var unknown: String?

  /// Programs behind which something else answers, and those that run what their own files say.
  private static let bridges: Set<String> = [
    "ssh", "rsh", "mosh", "nc", "ncat", "netcat", "socat", "telnet", "curl", "wget", "websocat",
    "docker", "podman", "kubectl", "srun", "openocd", "picocom", "minicom", "make", "gmake",
    "ninja",
    "cargo", "go", "npm", "npx", "bazel", "gradle", "mvn",
  ]

  /// Programs that run the program named by a later word of theirs.
  private static let runners: Set<String> = [
    "exec", "env", "nice", "nohup", "time", "timeout", "stdbuf", "taskset", "command", "sudo",
    "chrt", "ionice", "setsid", "xargs",
  ]

  /// Programs that run the word behind `-c` as a command line.
  private static let shells: Set<String> = ["sh", "bash", "dash", "ksh", "zsh"]

  /// Looks at a command line.
  ///
  /// - Parameters:
  ///   - line: the command line.
  ///   - directory: where the command runs.
  ///   - searchPath: the directories in which the shell looks for commands, separated by colons.
  init(_ line: String, directory: String, searchPath: String) {
    let words = ShellWords(line)
    if words.hasExpansion {
      unknown = "the shell replaces a part of the command ($, `, *, ? or [)"
    }
    var base = directory
    var isRun = false
    var isChange = false
    var isShell = false
    var isScript = false
    for word in words.words {
      if word.isOutput { continue }
      if isScript {
        take(CommandFiles(word.text, directory: base, searchPath: searchPath))
        isScript = false
        continue
      }
      if isChange {
        base = Self.absolute(word.text, base)
        isChange = false
        continue
      }
      if word.isCommand || isRun, !word.text.contains("/") {
        let name = word.text
        if name == "cd" {
          isChange = true
          continue
        }
        if Self.bridges.contains(name) {
          unknown = unknown ?? "'\(name)' reaches what no word of the command names"
        }
        if let path = Self.found(name, searchPath) {
          add(path)
          isRun = Self.runners.contains(name)
          isShell = Self.shells.contains(name)
          continue
        }
        if word.isCommand { isRun = Self.runners.contains(name) }
      }
      if isShell, word.text == "-c" { isScript = true }
      look(at: word.text, base)
    }
    if paths.isEmpty { unknown = unknown ?? "no word of the command names a file" }
  }

  private mutating func take(_ inner: CommandFiles) {
    for path in inner.paths { add(path) }
    if !inner.paths.isEmpty { unknown = unknown ?? inner.unknown }
  }

  private mutating func add(_ path: String) {
    guard !paths.contains(path) else { return }
    paths.append(path)
    addInterpreter(of: path)
  }

  /// A word is looked at as a whole and in the parts of `--key=file`, `a.jar:b.jar`.
  private mutating func look(at word: String, _ base: String) {
    let parts = word.split { "=:,".contains($0) }.map(String.init)
    for candidate in [word] + (parts.count > 1 ? parts : []) {
      guard candidate != ".", candidate != "..", candidate != "/", candidate != "-" else {
        continue
      }
      let path = Self.absolute(candidate, base)
      guard let kind = Self.kind(path) else { continue }
      switch kind {
      case .typeRegular, .typeDirectory: add(path)
      default:
        if !path.hasPrefix("/dev/null"), !path.hasPrefix("/dev/std") {
          unknown = unknown ?? "\(candidate) is a device or a pipe"
        }
      }
    }
  }

  /// The program that the first line of a script names.
  private mutating func addInterpreter(of path: String) {
    guard let file = FileHandle(forReadingAtPath: path) else { return }
    defer { try? file.close() }
    guard let head = try? file.read(upToCount: 256), head.starts(with: Array("#!".utf8)) else {
      return
    }
    let line = String(decoding: head.dropFirst(2), as: UTF8.self).split(separator: "\n").first ?? ""
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first, Self.kind(first) == .typeRegular else { return }
    add(first)
    if first.hasSuffix("/env"), let name = words.dropFirst().first(where: { !$0.hasPrefix("-") }),
      let found = Self.found(name, ProcessInfo.processInfo.environment["PATH"] ?? "")
    {
      add(found)
    }
  }

  /// What there is at a path, links followed; nil for nothing.
  static func kind(_ path: String) -> FileAttributeType? {
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    return (try? FileManager.default.attributesOfItem(atPath: real))?[.type] as? FileAttributeType
  }

  private static func absolute(_ path: String, _ base: String) -> String {
    if path.hasPrefix("/") { return path }
    if path.hasPrefix("~/") { return NSHomeDirectory() + path.dropFirst(1) }
    return base + "/" + (path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
  }

  private static func found(_ name: String, _ searchPath: String) -> String? {
    searchPath.split(separator: ":").map { "\($0)/\(name)" }.first {
      FileManager.default.isExecutableFile(atPath: $0) && kind($0) == .typeRegular
    }
  }
}
