import PositArithmetic
import PositOracle

/// An operation in a format: what one campaign or one run of `eval` is about.
public struct Setting: Hashable, Sendable {
  /// The operation.
  public let operation: Operation

  /// The format of operands and results.
  public let format: PositFormat

  /// The format that `convert` starts from; equal to ``format`` for every other operation.
  public let source: PositFormat

  /// The operation in a format.
  public init(_ operation: Operation, _ format: PositFormat, from source: PositFormat? = nil) {
    self.operation = operation
    self.format = format
    self.source = source ?? format
  }

  /// The oracle's twin of the format.
  public var oracle: OracleFormat { OracleFormat(n: format.n, es: format.es) }

  /// The oracle's twin of the source format.
  public var oracleSource: OracleFormat { OracleFormat(n: source.n, es: source.es) }

  /// Whether the operation takes patterns of a second format.
  public var isConversion: Bool { operation.operands.contains(.sourcePosit) }

  /// The number of words in a quire of the format.
  public var quireWords: Int { OracleQuire.wordCount(of: oracle) }

  /// The number of words that an operand takes in a row; nil where lines decide.
  public func wordCount(_ kind: OperandKind) -> Int? {
    switch kind {
    case .quire: quireWords
    case .pairs: nil
    default: 1
    }
  }

  /// The number of words of a row of operands; nil where lines decide.
  public var rowWidth: Int? {
    var sum = 0
    for kind in operation.operands {
      guard let count = wordCount(kind) else { return nil }
      sum += count
    }
    return sum
  }

  /// The number of words of a result.
  public var resultWidth: Int { operation.result == .quire ? quireWords : 1 }
}

extension Setting: CustomStringConvertible {
  /// The operation and the format: `add posit(16,1)`.
  public var description: String {
    isConversion ? "\(operation.name) \(source) -> \(format)" : "\(operation.name) \(format)"
  }
}
