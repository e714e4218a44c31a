import RunRecords

/// What synthesis must know of a library of cells in Liberty format.
public struct LibraryCells: Sendable {
  /// The name that the library gives itself.
  public let name: String

  /// The unit of times in seconds.
  public let secondsPerTimeUnit: Double

  /// The cell that drives every input: an inverter of medium strength.
  public let driver: String

  /// The load of every output in the library's unit of capacitance: four inputs of the smallest inverter.
  public let load: Double

  /// Reads a library.
  ///
  /// - Throws: ``LibertyError`` where the text is no library, or has no inverter or no flip-flop;
  ///   `RecordError` where there is no file.
  public init(path: String) throws {
    let bytes = try FileBytes.read(path)
    if bytes.starts(with: [0x1F, 0x8B]) {
      throw LibertyError(path: path, problem: "is compressed; gunzip it first")
    }
    var parser = LibertyParser(bytes, path: path)
    let library = try parser.library()
    name = library.arguments
    guard let unit = library.attributes["time_unit"], let seconds = Self.seconds(unit) else {
      throw LibertyError(path: path, problem: "has no time_unit such as \"1ns\" or \"1ps\"")
    }
    secondsPerTimeUnit = seconds
    var inverters: [(area: Double, name: String, capacitance: Double)] = []
    var hasRegister = false
    for cell in library.groups where cell.name == "cell" {
      if cell.groups.contains(where: { $0.name == "ff" }) { hasRegister = true }
      let pins = cell.groups.filter { $0.name == "pin" }
      let inputs = pins.filter { $0.attributes["direction"] == "input" }
      let outputs = pins.filter { $0.attributes["direction"] == "output" }
      guard inputs.count == 1, outputs.count == 1, let area = cell.number("area"),
        let capacitance = inputs[0].number("capacitance"),
        let function = outputs[0].attributes["function"],
        ["!\(inputs[0].arguments)", "\(inputs[0].arguments)'"].contains(
          function.filter { !"() ".contains($0) })
      else { continue }
      inverters.append((area, cell.arguments, capacitance))
    }
    inverters.sort { ($0.area, $0.name) < ($1.area, $1.name) }
    guard let smallest = inverters.first else {
      throw LibertyError(
        path: path, problem: "has no inverter: no cell of one input and its negation")
    }
    guard hasRegister else { throw LibertyError(path: path, problem: "has no flip-flop") }
    driver = inverters[min(2, inverters.count - 1)].name
    load = 4 * smallest.capacitance
  }

  private static func seconds(_ text: String) -> Double? {
    let units = [("fs", 1e-15), ("ps", 1e-12), ("ns", 1e-9), ("us", 1e-6)]
    for (unit, seconds) in units where text.hasSuffix(unit) {
      return Double(text.dropLast(unit.count).filter { $0 != " " }).map { $0 * seconds }
    }
    return nil
  }
}

/// A file that is no library of cells.
public struct LibertyError: Error, Hashable, Sendable, CustomStringConvertible {
  let path: String
  let problem: String

  /// One message that names the file and what is wrong with it.
  public var description: String { "\(path): \(problem)" }

  /// The exit status of a command that fails by it (sysexits.h).
  public var exitStatus: Int32 { 65 }
}

/// A group of a Liberty file: `name (arguments) { … }`.
struct LibertyGroup {
  let name: String
  let arguments: String
  var attributes: [String: String] = [:]
  var groups: [LibertyGroup] = []

  func number(_ attribute: String) -> Double? { attributes[attribute].flatMap { Double($0) } }
}

/// Reads Liberty files as far as names, simple attributes and groups go.
struct LibertyParser {
  private let bytes: [UInt8]
  private let path: String
  private var position = 0
  private var line = 1

  init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  private func failure(_ problem: String) -> LibertyError {
    LibertyError(path: path, problem: "line \(line): \(problem)")
  }

  /// The whole file: one group named library.
  mutating func library() throws(LibertyError) -> LibertyGroup {
    skip()
    guard position < bytes.count else { throw failure("the file is empty") }
    let word = try token()
    guard word == "library" else {
      throw failure("'library' is expected, not '\(word.prefix(40))'")
    }
    skip()
    guard let library = try statement(word) else { throw failure("'library' is not a group") }
    guard library.groups.contains(where: { $0.name == "cell" }) else {
      throw failure("the library has no cells")
    }
    return library
  }

  /// Passes over blanks, comments, semicolons and continued lines.
  private mutating func skip(semicolons: Bool = true) {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\n") {
        line += 1
        position += 1
      } else if byte <= 0x20 || byte == UInt8(ascii: "\\")
        || (semicolons && byte == UInt8(ascii: ";"))
      {
        position += 1
      } else if byte == UInt8(ascii: "/"), position + 1 < bytes.count,
        bytes[position + 1] == UInt8(ascii: "*")
      {
        position += 2
        while position + 1 < bytes.count,
          !(bytes[position] == UInt8(ascii: "*") && bytes[position + 1] == UInt8(ascii: "/"))
        {
          if bytes[position] == UInt8(ascii: "\n") { line += 1 }
          position += 1
        }
        position += 2
      } else {
        return
      }
    }
  }

  /// A word, or a text in quotes without them.
  private mutating func token() throws(LibertyError) -> String {
    guard position < bytes.count else { throw failure("the file ends within a group") }
    let start = position
    if bytes[position] == UInt8(ascii: "\"") {
      position += 1
      while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
        if bytes[position] == UInt8(ascii: "\n") { line += 1 }
        position += 1
      }
      position += 1
      guard position <= bytes.count else { throw failure("a text in quotes does not end") }
      return String(decoding: bytes[start + 1..<position - 1], as: UTF8.self)
    }
    while position < bytes.count, bytes[position] > 0x20,
      !"(){}:;,\"".utf8.contains(bytes[position])
    {
      position += 1
    }
    guard position > start else {
      throw failure("'\(Character(UnicodeScalar(bytes[position])))' is out of place")
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// What follows a name: an attribute, which is nil here if it is one of values in brackets, or a group.
  private mutating func statement(_ name: String) throws(LibertyError) -> LibertyGroup? {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "(") else {
      throw failure("'(' or ':' is expected after '\(name.prefix(40))'")
    }
    position += 1
    let start = position
    var depth = 1
    while position < bytes.count, depth > 0 {
      switch bytes[position] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "\n"): line += 1
      default: break
      }
      position += 1
    }
    guard depth == 0 else { throw failure("'(' after '\(name.prefix(40))' is not closed") }
    let arguments = String(decoding: bytes[start..<position - 1], as: UTF8.self)
      .filter { $0 != "\"" && $0 != " " }
    skip(semicolons: false)
    guard position < bytes.count, bytes[position] == UInt8(ascii: "{") else { return nil }
    position += 1
    var group = LibertyGroup(name: name, arguments: arguments)
    while true {
      skip()
      guard position < bytes.count else { throw failure("the group '\(name)' does not end") }
      if bytes[position] == UInt8(ascii: "}") {
        position += 1
        return group
      }
      let word = try token()
      skip(semicolons: false)
      guard position < bytes.count else { throw failure("the group '\(name)' does not end") }
      if bytes[position] == UInt8(ascii: ":") {
        position += 1
        skip(semicolons: false)
        group.attributes[word] = try value()
      } else if let inner = try statement(word) {
        group.groups.append(inner)
      }
    }
  }

  /// The value of an attribute: what is in quotes, or all up to a semicolon or the end of the line.
  private mutating func value() throws(LibertyError) -> String {
    guard position < bytes.count else { throw failure("an attribute has no value") }
    if bytes[position] == UInt8(ascii: "\"") { return try token() }
    let start = position
    while position < bytes.count, !";\n}".utf8.contains(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
      .filter { $0 != " " && $0 != "\r" && $0 != "\t" }
  }
}
