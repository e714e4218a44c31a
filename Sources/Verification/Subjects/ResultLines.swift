import PositJudge

/// The lines that a program writes, turned into the results of a batch as they come.
struct ResultLines {
  private let batch: CaseBatch
  private let format: LineFormat
  private let latency: Int
  private var lines = ArrivingLines(limit: ArrivingLines.resultLimit)
  private(set) var results: ResultBatch

  /// The number of whole lines so far, those that the latency drops included.
  private(set) var count = 0

  /// No lines yet; the first `latency` of them are dropped.
  init(_ batch: CaseBatch, _ format: LineFormat, latency: Int) {
    self.batch = batch
    self.format = format
    self.latency = latency
    results = ResultBatch(batch.setting)
  }

  /// The number of lines that are due.
  var expected: Int { batch.count + latency }

  /// Whether all lines have come.
  var isComplete: Bool { count >= expected }

  /// The number of bytes of a line that is not whole.
  var openCount: Int { lines.open.count }

  /// The first operands without an answer, as the end of a message; empty if there are none.
  var unanswered: String {
    let answered = max(0, count - latency)
    return answered < batch.count
      ? "; the first operands without an answer, in line \(answered + 1): " + operands(answered)
      : ""
  }

  /// Takes what the program has written.
  ///
  /// - Throws: `SubjectFailure` for a malformed line, one too many, and one that is too long.
  mutating func take(_ bytes: [UInt8]) throws {
    do {
      try lines.append(bytes, line: count + 1)
    } catch {
      throw SubjectFailure("the program's answer is malformed: \(error)\(unanswered)")
    }
    let complete = lines.complete
    var start = complete.startIndex
    while let end = complete[start...].firstIndex(of: 0x0A) {
      try parse(complete[start..<end])
      start = end + 1
    }
    lines.removeComplete()
  }

  /// Judges how the program ended.
  ///
  /// - Throws: `SubjectFailure` if answers are missing, if there are too many, or if the program
  ///   did not end with exit status 0.
  mutating func finish(_ ending: ProgramExchange.Ending) throws {
    let saidNothing = count == 0 && lines.open.isEmpty
    if !lines.open.isEmpty, isComplete || ending == .status(0) { try parse(lines.open) }
    if saidNothing, expected > 0, case .status(let code) = ending, code < 126 {
      throw SubjectFailure(
        "the program gave no line and ended with exit status \(code): it does not seem to have "
          + "'\(batch.setting)'; the first operands were " + operands(0), isMissingOperation: true)
    }
    if !isComplete {
      throw SubjectFailure(
        "the program answered \(count) of \(expected) lines, then \(ending.text)\(unanswered)")
    }
    if ending != .status(0) {
      throw SubjectFailure(
        "the program answered all \(expected) lines, but it \(ending.text)")
    }
  }

  private func operands(_ index: Int) -> String {
    var text: [UInt8] = []
    format.appendOperands(batch, index, to: &text)
    let shown = String(decoding: text.prefix(400), as: UTF8.self)
    return text.count > 400 ? shown + "..." : shown
  }

  private mutating func parse(_ line: ArraySlice<UInt8>) throws {
    if isComplete {
      throw SubjectFailure("the program answered more than the \(expected) lines it was given")
    }
    // While a pipeline fills, its answers mean nothing.
    if count >= latency {
      do {
        try format.parseResult(line, line: count + 1, into: &results)
      } catch {
        throw SubjectFailure(
          "the program's answer is malformed: \(error); the operands were "
            + operands(count - latency))
      }
    }
    count += 1
  }
}
