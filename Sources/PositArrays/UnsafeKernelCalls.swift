import CPositArrayKernels
import PositArithmetic

// The only unsafe code of this module: spans handed to the C kernels as pointers. The callers have
// checked that all counts are equal, that the kernels run here and that n fits the element, which
// is an unsigned word of 8, 16 or 32 bits or a `Posit` stored in one.

/// Runs an arithmetic kernel; false if there is none for elements of this size.
func runKernel<Element: BitwiseCopyable>(
  _ operation: ArrayOperation, _ x: Span<Element>, _ y: Span<Element>, _ z: Span<Element>,
  _ result: inout MutableSpan<Element>, _ format: PositFormat
) -> Bool {
  let (number, n, es) = (operation.kernelNumber, Int32(format.n), Int32(format.es))
  let count = x.count
  return x.withUnsafeBytes { x in
    y.withUnsafeBytes { y in
      z.withUnsafeBytes { z in
        result.withUnsafeMutableBytes { r in
          func call<Word>(
            _ kernel: (
              Int32, UnsafePointer<Word>, UnsafePointer<Word>, UnsafePointer<Word>,
              UnsafeMutablePointer<Word>, Int, Int32, Int32
            ) -> Void
          ) {
            guard let x = x.baseAddress, let y = y.baseAddress, let z = z.baseAddress,
              let r = r.baseAddress
            else { return }
            kernel(
              number, x.assumingMemoryBound(to: Word.self), y.assumingMemoryBound(to: Word.self),
              z.assumingMemoryBound(to: Word.self), r.assumingMemoryBound(to: Word.self), count,
              n, es)
          }
          switch MemoryLayout<Element>.stride {
          case 1: call { cposit_apply_8($0, $1, $2, $3, $4, $5, $6, $7) }
          case 2: call { cposit_apply_16($0, $1, $2, $3, $4, $5, $6, $7) }
          case 4: call { cposit_apply_32($0, $1, $2, $3, $4, $5, $6, $7) }
          default: return false
          }
          return true
        }
      }
    }
  }
}

/// Runs a conversion kernel between IEEE numbers and posits; false if there is none.
func runConversion<Source: BitwiseCopyable, Target: BitwiseCopyable>(
  _ source: Span<Source>, _ target: inout MutableSpan<Target>, _ format: PositFormat,
  toPosit: Bool
) -> Bool {
  let (n, es, count) = (Int32(format.n), Int32(format.es), source.count)
  let word = toPosit ? MemoryLayout<Target>.stride : MemoryLayout<Source>.stride
  let float = toPosit ? MemoryLayout<Source>.stride : MemoryLayout<Target>.stride
  return source.withUnsafeBytes { source in
    target.withUnsafeMutableBytes { target in
      func call<A, B>(
        _ kernel: (UnsafePointer<A>, UnsafeMutablePointer<B>, Int, Int32, Int32) -> Void
      ) {
        guard let s = source.baseAddress, let t = target.baseAddress else { return }
        kernel(
          s.assumingMemoryBound(to: A.self), t.assumingMemoryBound(to: B.self), count, n, es)
      }
      switch (toPosit, word, float) {
      case (true, 1, 4): call { cposit_from_float_8($0, $1, $2, $3, $4) }
      case (true, 2, 4): call { cposit_from_float_16($0, $1, $2, $3, $4) }
      case (true, 4, 4): call { cposit_from_float_32($0, $1, $2, $3, $4) }
      case (true, 1, 8): call { cposit_from_double_8($0, $1, $2, $3, $4) }
      case (true, 2, 8): call { cposit_from_double_16($0, $1, $2, $3, $4) }
      case (true, 4, 8): call { cposit_from_double_32($0, $1, $2, $3, $4) }
      case (false, 1, 4): call { cposit_to_float_8($0, $1, $2, $3, $4) }
      case (false, 2, 4): call { cposit_to_float_16($0, $1, $2, $3, $4) }
      case (false, 4, 4): call { cposit_to_float_32($0, $1, $2, $3, $4) }
      case (false, 1, 8): call { cposit_to_double_8($0, $1, $2, $3, $4) }
      case (false, 2, 8): call { cposit_to_double_16($0, $1, $2, $3, $4) }
      case (false, 4, 8): call { cposit_to_double_32($0, $1, $2, $3, $4) }
      default: return false
      }
      return true
    }
  }
}
