/// What the command line asks for: `wrong-posit <bug> <operation> <n> <es>`.
struct Arguments {
  let bug: Bug
  let operation: Operation
  let format: Format

  init?(_ words: [String]) {
    guard words.count == 5, let bug = Bug(rawValue: words[1]),
      let operation = Operation(rawValue: words[2]), let n = Int(words[3]), let es = Int(words[4]),
      let format = Format(n: n, es: es)
    else { return nil }
    (self.bug, self.operation, self.format) = (bug, operation, format)
  }

  static let usage =
    "usage: wrong-posit \(Bug.allCases.map(\.rawValue).joined(separator: "|")) "
    + "\(Operation.allCases.map(\.rawValue).joined(separator: "|")) n es"
}

/// The operations of this program.
enum Operation: String, CaseIterable {
  case add, sub, mul
}

/// What is deliberately wrong.
enum Bug: String, CaseIterable {
  case none
  case tiesAway, underflowToZero, overflowToNaR, lostSticky
  case dies, hangs, stopsEarly, answersTwice, malformed
  /// Answers the lines before the thousandth, and is then killed.
  case crashesLate
  /// Answers come one line late, behind a line of x, as from a unit with a register.
  case lateByOne
  /// Every tenth answer has a digit x, the one behind it a z.
  case unsettled
  /// Zeros without end and without a line feed.
  case endlessLine
  /// A byte a second, and never a line feed.
  case dotsForEver
  /// Right answers, but a child that goes on with the output held open.
  case leavesOrphan
  /// Right answers, and lines without end on standard error before them.
  case floodsErrors
  /// Right answers, behind a byte order mark.
  case byteOrderMark
  /// Knows no product: ends with exit status 64 and says nothing.
  case lacksMul
}
