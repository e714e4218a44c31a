import PositArithmetic
import PositJudge

extension LibrarySubject {
  /// Operations of the quire, whose register comes and goes as words.
  static let quireCalls: [Operation: Call] = [
    .pToQ: .quire { Quire($1[$1.startIndex], in: $0).pattern },
    .qNegate: changed { quire, _, _ in quire.negate() },
    .qAbs: changed { quire, _, _ in quire.formAbsolute() },
    .qAddP: changed { quire, rest, _ in quire.add(rest[rest.startIndex]) },
    .qSubP: changed { quire, rest, _ in quire.subtract(rest[rest.startIndex]) },
    .qAddQ: changed { quire, rest, format in quire.add(Quire(format, pattern: Array(rest))) },
    .qSubQ: changed { quire, rest, format in quire.subtract(Quire(format, pattern: Array(rest))) },
    .qMulAdd: changed { quire, rest, _ in
      quire.addProduct(rest[rest.startIndex], rest[rest.startIndex + 1])
    },
    .qMulSub: changed { quire, rest, _ in
      quire.subtractProduct(rest[rest.startIndex], rest[rest.startIndex + 1])
    },
    .qToP: .quire { format, words in [Quire(format, pattern: Array(words)).toPosit()] },
    .dot: .quire { format, words in
      let left = stride(from: words.startIndex, to: words.endIndex, by: 2).map { words[$0] }
      let right = stride(from: words.startIndex + 1, to: words.endIndex, by: 2).map { words[$0] }
      return [format.dotProduct(left.span, right.span)]
    },
  ]

  /// The call that makes a quire from the first column, changes it and gives its register.
  private static func changed(
    _ change: @escaping @Sendable (inout Quire, ArraySlice<UInt64>, PositFormat) -> Void
  ) -> Call {
    .quire { format, words in
      let count = (Quire.bitWidth(for: format) + 63) / 64
      var quire = Quire(format, pattern: Array(words.prefix(count)))
      change(&quire, words.dropFirst(count), format)
      return quire.pattern
    }
  }
}
