import Foundation

/// Any program that reads lines of operands and writes lines of results.
///
/// It is started once a batch, gets all lines of the batch as it takes them, and is judged by what it
/// writes until it ends; so it may buffer its output as it likes. It runs by `sh -c`; in its command
/// line {operation}, {format}, {n}, {es} and {from} are replaced.
public struct ExternalProgram: Subject {
  /// The command line, before anything is replaced in it.
  public let name: String

  /// How long the program may go without taking or giving anything, in seconds.
  public let timeLimit: Double

  /// The program of a command line.
  public init(_ command: String, timeLimit: Double) {
    name = command
    self.timeLimit = timeLimit
  }

  /// Whether the program has an operation: it is asked, and its answers judged.
  public func supports(_ setting: Setting) -> Bool { true }

  /// Few long batches, so that starting the program costs little.
  public var batchSize: Int { 1 << 18 }

  /// The results that the program writes.
  ///
  /// - Throws: `SubjectFailure` with the verdict if it cannot be started, dies, hangs, answers too
  ///   few or too many lines, or a malformed one.
  public func results(_ batch: CaseBatch) throws -> ResultBatch {
    let format = LineFormat(batch.setting)
    var input: [UInt8] = []
    for index in 0..<batch.count {
      format.appendOperands(batch, index, to: &input)
      input.append(0x0A)
    }
    let exchange = try ProgramExchange(command(batch.setting))
    var parser = ResultLines(batch, format)
    let ending = try exchange.run(input, timeLimit: timeLimit) { try parser.take($0) }
    try parser.finish(ending)
    return parser.results
  }

  /// The command that is run.
  public func origin(_ setting: Setting) -> SubjectOrigin { .command(command(setting)) }

  /// The program itself, with one line as its input.
  public func command(repeating operands: String, _ setting: Setting) -> String {
    "echo '\(operands)' | \(command(setting))"
  }

  private func command(_ setting: Setting) -> String {
    name.replacing("{operation}", with: setting.operation.name)
      .replacing("{format}", with: "\(setting.format)")
      .replacing("{from}", with: "\(setting.source)")
      .replacing("{n}", with: "\(setting.format.n)")
      .replacing("{es}", with: "\(setting.format.es)")
  }
}

/// The lines that a program writes, turned into results as they come.
private struct ResultLines {
  private let batch: CaseBatch
  private let format: LineFormat
  private var pending: [UInt8] = []
  private var count = 0
  private(set) var results: ResultBatch

  init(_ batch: CaseBatch, _ format: LineFormat) {
    self.batch = batch
    self.format = format
    results = ResultBatch(batch.setting)
  }

  /// Takes what the program has written.
  mutating func take(_ bytes: [UInt8]) throws {
    pending.append(contentsOf: bytes)
    var start = 0
    while let end = pending[start...].firstIndex(of: 0x0A) {
      try parse(pending[start..<end])
      start = end + 1
    }
    pending.removeSubrange(..<start)
  }

  /// Judges how the program ended.
  mutating func finish(_ ending: String?) throws {
    if !pending.isEmpty {
      if count < batch.count && ending == nil {
        try parse(pending[...])
      } else {
        count += count < batch.count ? 0 : 1
      }
    }
    if count < batch.count {
      throw SubjectFailure(
        "the program answered \(count) of \(batch.count) lines, then "
          + (ending ?? "ended with exit status 0"))
    }
    if let ending {
      throw SubjectFailure("the program answered all \(batch.count) lines, but \(ending)")
    }
  }

  private mutating func parse(_ line: ArraySlice<UInt8>) throws {
    if count == batch.count {
      throw SubjectFailure("the program answered more than the \(batch.count) lines it was given")
    }
    do {
      try format.parseResult(line, line: count + 1, into: &results)
    } catch {
      var operands: [UInt8] = []
      format.appendOperands(batch, count, to: &operands)
      throw SubjectFailure(
        "the program's answer is malformed: \(error); the operands were "
          + String(decoding: operands, as: UTF8.self))
    }
    count += 1
  }
}
