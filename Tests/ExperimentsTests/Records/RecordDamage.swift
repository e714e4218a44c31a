import Foundation
import Randomness

/// Damages to records, drawn from a seed: what disks, editors and half-finished copies do.
struct RecordDamage {
  /// What was done, in words.
  private(set) var description = ""
  /// The files that are other than before.
  private(set) var touched: [String] = []
  private let random: RandomStream
  private var draws: UInt64 = 0

  init(seed: UInt64) {
    random = RandomStream(seed: seed)
  }

  /// A number in 0..<count.
  mutating func draw(_ count: Int) -> Int {
    draws += 1
    return random.below(max(1, count), at: draws)
  }

  /// Damages one file of the tree, which becomes another than it was.
  ///
  /// - Parameters:
  ///   - tree: the files.
  ///   - others: other states of the same sweep, from which files may have been left.
  mutating func apply(to tree: inout FileTree, others: [FileTree]) {
    let before = tree
    while tree == before {
      let names = tree.files.keys.filter { !$0.hasPrefix("logs") }.sorted()
      let name = names[draw(names.count)]
      touched = [name]
      damage(name, of: &tree, others: others)
    }
  }

  private mutating func damage(_ name: String, of tree: inout FileTree, others: [FileTree]) {
    var bytes = tree.files[name] ?? []
    switch draw(12) {
    case 0:
      guard !bytes.isEmpty else { return }
      let index = draw(bytes.count)
      bytes[index] ^= 1 << UInt8(draw(8))
      description = "a bit of byte \(index) of \(name) flipped"
    case 1:
      bytes = Array(bytes.prefix(draw(bytes.count)))
      description = "\(name) cut to \(bytes.count) bytes"
    case 2:
      bytes = []
      description = "\(name) emptied"
    case 3:
      tree.files[name] = nil
      description = "\(name) deleted"
      return
    case 4:
      bytes = edited(bytes) { lines, index in lines.insert(lines[index], at: index) }
      description = "a line of \(name) doubled"
    case 5:
      bytes = edited(bytes) { lines, index in lines.remove(at: index) }
      description = "a line of \(name) removed"
    case 6:
      let other = draw(1000)
      bytes = edited(bytes) { lines, index in lines.swapAt(index, other % lines.count) }
      description = "two lines of \(name) swapped"
    case 7, 8:
      let digits = bytes.indices.filter { (48...57).contains(bytes[$0]) }
      guard !digits.isEmpty else { return }
      let index = digits[draw(digits.count)]
      bytes[index] = 48 + (bytes[index] - 48 + 1 + UInt8(draw(9))) % 10
      description = "digit \(index) of \(name) changed"
    case 9:
      bytes += Array("garbage \(draw(100))\n".utf8)
      description = "a line added to \(name)"
    case 10:
      let end = (name as NSString).lastPathComponent.split(separator: ".").last ?? ""
      let twins = tree.files.keys.filter { $0 != name && $0.hasSuffix(end) }.sorted()
      guard !twins.isEmpty else { return }
      let twin = twins[draw(twins.count)]
      description = "\(name) and \(twin) swapped"
      touched.append(twin)
      bytes = tree.files[twin] ?? []
      tree.files[twin] = tree.files[name]
    default:
      let states = others.filter { $0.files[name] != nil && $0.files[name] != bytes }
      guard !states.isEmpty else { return }
      bytes = states[draw(states.count)].files[name] ?? []
      description = "\(name) as at another moment"
    }
    tree.files[name] = bytes
  }

  private mutating func edited(
    _ bytes: [UInt8], _ edit: (inout [ArraySlice<UInt8>], Int) -> Void
  ) -> [UInt8] {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    edit(&lines, draw(max(1, lines.count - 1)))
    return Array(lines.joined(separator: [10]))
  }
}
