extension SpecKey {
  /// The setting of a key path; layers may have any name here.
  static func find(_ path: [String]) -> SpecKey? {
    byPath[pattern(path).joined(separator: ".")]
  }

  /// The key path that a single value at a key path means: `model: lenet5` is `model.name: lenet5`.
  static func ofSingleValue(_ path: [String]) -> [String] {
    let named = path + ["name"]
    return find(path) == nil && byPath[named.joined(separator: ".")] != nil ? named : path
  }

  /// Whether there are settings below a key path; the empty path is above all.
  static func isPrefix(_ path: [String]) -> Bool {
    path.isEmpty || prefixes.contains(pattern(path).joined(separator: "."))
  }

  /// The keys that may follow a key path, in the order of the table.
  static func children(of path: [String]) -> [String] {
    let start = pattern(path)
    var seen: Set<String> = []
    return table.compactMap { key in
      let parts = key.path.split(separator: ".").map(String.init)
      guard parts.count > start.count, Array(parts[..<start.count]) == start else { return nil }
      let child = parts[start.count] == "*" ? "the name of a layer" : parts[start.count]
      return seen.insert(child).inserted ? child : nil
    }
  }

  /// The name of the layer that a key path is about; nil where it is about none.
  static func layer(of path: [String]) -> String? {
    path.count >= 3 && path[0] == "precision" && path[1] == "layers" ? path[2] : nil
  }

  /// The settings by key path that have a default of their own when they come.
  static let firstDefaults = table.filter { $0.decidesResults && $0.firstDefault != nil }

  private static let byPath = Dictionary(uniqueKeysWithValues: table.map { ($0.path, $0) })

  private static let prefixes: Set<String> = {
    var prefixes: Set<String> = []
    for key in table {
      let parts = key.path.split(separator: ".")
      for count in 1..<max(2, parts.count) where count < parts.count {
        prefixes.insert(parts[..<count].joined(separator: "."))
      }
    }
    return prefixes
  }()

  private static func pattern(_ path: [String]) -> [String] {
    layer(of: path) == nil ? path : path[..<2] + ["*"] + path[3...]
  }
}
