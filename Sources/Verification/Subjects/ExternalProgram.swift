import Foundation
import PositJudge

/// Any program that reads lines of operands and writes lines of results.
///
/// It is started once a batch, gets all lines of the batch as it takes them, and is judged by what it
/// writes until it ends; so it may buffer its output as it likes. It runs by `sh -c`, in a process
/// group of its own that ends with it; in its command line {operation}, {format}, {n}, {es} and
/// {from} are replaced.
public struct ExternalProgram: Subject {
  /// The command line, before anything is replaced in it, and the latency if there is one.
  public var name: String { latency == 0 ? line : "\(line) (latency \(latency))" }

  /// The command line, before anything is replaced in it.
  private let line: String

  /// How long the program may neither take operands nor give a whole line, in seconds.
  public let timeLimit: Double

  /// The number of lines by which answers come late.
  public let latency: Int

  private let errors = PassedErrors()

  /// The program of a command line.
  ///
  /// `latency` is the number of stages of a pipeline that gives a line for every line: so many
  /// answers are dropped, and the last operands are given so many times more to flush it.
  public init(_ command: String, timeLimit: Double, latency: Int = 0) {
    line = command
    self.timeLimit = timeLimit
    self.latency = latency
  }

  /// Whether the program has an operation: it is asked, and its answers judged.
  public func supports(_ setting: Setting) -> Bool { setting.problem == nil }

  /// Few long batches, so that starting the program costs little.
  public var batchSize: Int { 1 << 18 }

  /// The results that the program writes.
  ///
  /// - Throws: `SubjectFailure` with the verdict if it cannot be started, dies, hangs, answers too
  ///   few or too many lines, or a malformed one; with ``SubjectFailure/isMissingOperation`` if it
  ///   ended by itself without a word.
  public func results(_ batch: CaseBatch) throws -> ResultBatch {
    let format = LineFormat(batch.setting)
    var input: [UInt8] = []
    for index in 0..<batch.count + latency {
      format.appendOperands(batch, min(index, batch.count - 1), to: &input)
      input.append(0x0A)
    }
    let exchange = try ProgramExchange(
      command(batch.setting), timeLimit: timeLimit, errors: errors)
    var lines = ResultLines(batch, format, latency: latency)
    let ending = try exchange.run(input, into: &lines)
    try lines.finish(ending)
    return lines.results
  }

  /// The command that is run.
  public func origin(_ setting: Setting) -> SubjectOrigin { .command(command(setting)) }

  /// The program itself, with one line as its input; a pipeline needs it again for each stage.
  public func command(repeating operands: String, _ setting: Setting) -> String {
    let filled = command(setting)
    // What is more than one pipeline needs brackets to stand behind another one.
    let program = filled.contains(where: { ";&\n".contains($0) }) ? "(\(filled))" : filled
    if setting.rounding.direction == .stochastic {
      return
        "yes '\(operands)' | head -n \(StochasticDraws.drawsPerNumber) | \(program) | sort | uniq -c"
    }
    guard latency > 0 else { return "echo '\(operands)' | \(program)" }
    return "yes '\(operands)' | head -n \(latency + 1) | \(program) | tail -n 1"
  }

  private func command(_ setting: Setting) -> String {
    CommandTemplate(line).command(setting)
  }
}
