import Foundation
import RunRecords

/// The processor that this runs on: its name and, where Linux tells them, family and model, which
/// say more than names such as `AMD EPYC` do (family 25: models 1 and 33 are Zen 3, 17 is Zen 4).
func processorDescription() -> String {
  let name = RunEnvironment.current(libraries: [:]).processor
  let text = FileManager.default.contents(atPath: "/proc/cpuinfo").map {
    String(decoding: $0, as: UTF8.self)
  }
  func field(_ key: String) -> String? {
    for line in (text ?? "").split(separator: "\n") {
      let parts = line.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
      if parts.count == 2 && parts[0] == key { return parts[1] }
    }
    return nil
  }
  guard let family = field("cpu family"), let model = field("model") else { return name }
  return "\(name), family \(family) model \(model)"
}
