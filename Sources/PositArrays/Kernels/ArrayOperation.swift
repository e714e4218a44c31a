import CPositArrayKernels

/// The operations that run over arrays of patterns and give patterns.
@frozen
@usableFromInline
package enum ArrayOperation: CaseIterable, Hashable, Sendable {
  case add
  case subtract
  case multiply
  case divide
  case sqrt
  case fma

  /// How many operands it has.
  package var operandCount: Int {
    switch self {
    case .sqrt: 1
    case .add, .subtract, .multiply, .divide: 2
    case .fma: 3
    }
  }

  /// Its number among the lane kernels.
  var kernel: posit_array_operation {
    switch self {
    case .add: POSIT_ADD
    case .subtract: POSIT_SUB
    case .multiply: POSIT_MUL
    case .divide: POSIT_DIV
    case .sqrt: POSIT_SQRT
    case .fma: POSIT_FMA
    }
  }
}

/// The conversions between arrays of patterns and arrays of IEEE numbers.
@frozen
@usableFromInline
package enum ArrayConversion: CaseIterable, Sendable {
  case fromFloat32
  case fromFloat64
  case toFloat32
  case toFloat64
}
