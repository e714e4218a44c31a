import Experiments

/// The settings of a study as `positlab sweep --list-settings` prints them.
enum SettingsList {
  /// One paragraph a setting: key, default, what is allowed, what it means.
  static var text: String {
    SpecKey.table.map { key in
      let value = key.defaultValue.map { $0.string ?? $0.canonicalText }
      let path = key.path.replacing("*", with: "LAYER")
      return "\(path)\(value.map { ": \($0)" } ?? "")\n    \(key.meaning); \(key.allowed)"
    }.joined(separator: "\n")
  }
}
