/// Answers that belong to other lines than those in which they stand.
///
/// A pipelined unit on a bench that knows nothing of its stages answers line i in line i + k. Read
/// line by line, such answers look wrong in every way there is.
package struct LateAnswers {
  /// The largest number of lines that is looked for.
  static let longest = 16

  /// The number of lines by which the answers come late; negative if they come early.
  let lines: Int

  /// Looks for a shift that makes all answers of a batch right but the ones at its end that then
  /// belong to no line; nil if there is none, or if that leaves out as many as were wrong before.
  package init?(_ results: ResultBatch, _ batch: CaseBatch, mismatches: Int, judge: Judge) {
    let shifts = (1...Self.longest).flatMap { [$0, -$0] }
    let found = shifts.first { shift in
      guard mismatches > 2 * shift.magnitude, batch.count > 4 * shift.magnitude else {
        return false
      }
      let moved = results.moved(by: shift)
      let rows = max(0, -shift)..<batch.count - max(0, shift)
      return rows.allSatisfy { row in
        results.unsettled[row + shift] == nil && judge.isRight(moved, batch, row)
      }
    }
    guard let found else { return nil }
    lines = found
  }

  /// What it looks like, and what to do about it.
  package func hint(knownLatency: Int) -> String {
    let count = lines.magnitude
    let right = "all but \(count) answers are right when read \(count) line\(count == 1 ? "" : "s")"
    if lines > 0 {
      return right
        + " later: a pipeline of \(count) stage\(count == 1 ? "" : "s")? use --latency "
        + "\(knownLatency + lines)"
    }
    return right + " earlier: "
      + (knownLatency > 0
        ? "use --latency \(max(0, knownLatency + lines))?" : "are the first answers missing?")
  }
}

extension ResultBatch {
  /// The results of as many lines later in the place of each; zero where there are none.
  fileprivate func moved(by shift: Int) -> ResultBatch {
    var moved = self
    for row in 0..<count {
      for word in 0..<width {
        let place = (row + shift) * width + word
        moved.words[row * width + word] = words.indices.contains(place) ? words[place] : 0
      }
    }
    return moved
  }
}
