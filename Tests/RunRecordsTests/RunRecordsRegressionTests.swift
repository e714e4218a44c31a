import Foundation
import RunRecords
import Testing

/// Records are whole or absent, and read back as they were written.
@Suite struct RunRecordsRegressionTests {
  private static func directory() throws -> String {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "positlab-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url.path
  }

  @Test func atomicWriteReplacesAndLeavesNothingBehind() throws {
    let directory = try Self.directory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try AtomicWrite.write("first", to: directory + "/file")
    try AtomicWrite.write("second", to: directory + "/file")
    #expect(try FileBytes.read(directory + "/file") == Array("second".utf8))
    #expect(throws: RecordError.self) {
      try AtomicWrite.write("third", to: directory + "/missing/file")
    }
    // A directory in the way: the rename fails after the temporary file was written.
    try FileManager.default.createDirectory(
      atPath: directory + "/taken/inner", withIntermediateDirectories: true)
    #expect(throws: RecordError.self) { try AtomicWrite.write("x", to: directory + "/taken") }
    let names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
    #expect(names == ["file", "taken"])
  }

  @Test func tornLastLineIsDroppedAndCutOff() throws {
    let directory = try Self.directory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let log = MetricLog(path: directory + "/metrics.jsonl")
    #expect(try log.read() == [])
    try log.append(["epoch": 0])
    try log.append(["epoch": 1, "loss": 0.25])
    let whole = try FileBytes.read(log.path)
    var bad: [Int] = []
    for cut in 12..<whole.count {
      try AtomicWrite.write(Array(whole[..<cut]), to: log.path)
      if try log.read() != [["epoch": 0]] { bad.append(cut) }
      try log.append(["epoch": 1, "loss": 0.25])
      if try FileBytes.read(log.path) != whole { bad.append(cut) }
    }
    #expect(bad.isEmpty, "cut after \(bad) bytes")
    try AtomicWrite.write("{\"epoch\":0\n{\"epoch\":1}\n", to: log.path)
    #expect(throws: RecordError.self) { try log.read() }
  }

  @Test func canonicalTextIsSortedShortAndReadsBack() throws {
    let value: JSONValue = [
      "b": [1, 2.5, .null, true], "a": ["\u{1}\"\\\n": "text with umlauts: \u{e4}"],
      "Z": .canonical(1e-5), "n": .canonical(10.0), "inf": .canonical(.infinity),
    ]
    let text = value.canonicalText
    #expect(
      text
        == "{\"Z\":1e-05,\"a\":{\"\\u0001\\\"\\\\\\n\":\"text with umlauts: \u{e4}\"},"
        + "\"b\":[1,2.5,null,true],\"inf\":null,\"n\":10}")
    #expect(try JSONValue(parsing: Array(text.utf8)) == value)
    #expect(try JSONValue(parsing: Array(value.indentedText.utf8)) == value)
  }

  @Test func runIDsDependOnValuesNotOnOrder() {
    let one: JSONValue = ["epochs": 10, "seed": 1]
    let other: JSONValue = ["seed": 1, "epochs": .canonical(10.0)]
    #expect(RunID(specification: one) == RunID(specification: other))
    #expect(RunID(specification: one).description == "c07ebf668a39")
    #expect(RunID(specification: ["epochs": 10, "seed": 2]) != RunID(specification: one))
    #expect(RunID(parsing: "../../../etc") == nil)
  }

  @Test func aLockIsHeldOnceAndGivenBack() throws {
    let directory = try Self.directory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let path = directory + "/lock"
    var lock = try RunLock.acquire(path, patience: 0)
    #expect(lock != nil)
    #expect(try RunLock.acquire(path, patience: 0.05) == nil)
    lock = nil
    #expect(try RunLock.acquire(path, patience: 0) != nil)
  }

  /// Also those of other machines, and of processes whose number is taken again or that nobody has
  /// waited for: the lock says that their writer has ended, a process number does not.
  @Test func abandonedFilesOfTargetsAreRemoved() throws {
    let directory = try Self.directory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let abandoned = [".metrics.jsonl.vm-1.partial", ".DONE.another-host-4194305.partial"]
    let others = [".other.jsonl.vm-1.partial", "metrics.jsonl", "kept.partial", ".DONE"]
    for name in abandoned + others { try AtomicWrite.write("", to: directory + "/" + name) }
    AtomicWrite.removeAbandoned(
      of: ["metrics.jsonl", "DONE", "missing/file"].map { directory + "/" + $0 })
    let names = try FileManager.default.contentsOfDirectory(atPath: directory)
    #expect(names.sorted() == others.sorted())
  }
}
