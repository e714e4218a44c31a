import CPositArrayKernels
import PositArithmetic

/// An operation over arrays, element by element.
public enum ArrayOperation: String, CaseIterable, Sendable {
  /// x + y.
  case add
  /// x - y.
  case subtract
  /// x * y.
  case multiply
  /// x / y.
  case divide
  /// sqrt(x).
  case sqrt
  /// x * y + z, rounded once.
  case fma

  /// How many operands it takes, 1...3.
  public var arity: Int {
    switch self {
    case .sqrt: 1
    case .fma: 3
    default: 2
    }
  }

  /// Whether this machine runs the fast kernels (x86-64 with AVX2 and FMA); asked once.
  public static let hasKernels = cposit_has_kernels() != 0

  /// The operation's number in the C interface.
  var kernelNumber: Int32 {
    let operation: cposit_operation =
      switch self {
      case .add: CPOSIT_ADD
      case .subtract: CPOSIT_SUBTRACT
      case .multiply: CPOSIT_MULTIPLY
      case .divide: CPOSIT_DIVIDE
      case .sqrt: CPOSIT_SQRT
      case .fma: CPOSIT_FMA
      }
    return Int32(bitPattern: operation.rawValue)
  }
}
