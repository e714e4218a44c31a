import COpenBLAS
import Foundation

/// How many threads the float32 kernels use.
public enum KernelThreads {
  /// Sets the number for the calling thread's oneDNN calls and for all OpenBLAS calls of the process.
  ///
  /// - Parameter count: at least 1; traps otherwise. The sums of a kernel may be grouped by thread, so
  ///   that another number can give other last bits.
  public static func use(_ count: Int) {
    precondition(count >= 1, "kernels need at least one thread, not \(count)")
    setOpenMPThreads?(Int32(clamping: count))
    if current != count { openblas_set_num_threads(Int32(clamping: count)) }
  }

  /// The number of threads in force in the process.
  public static var current: Int { Int(openblas_get_num_threads()) }

  /// OpenMP's own entry in the run-time library that oneDNN brought with it, whichever that is: no
  /// header and no link option of a compiler are needed.
  private static let setOpenMPThreads: (@convention(c) (Int32) -> Void)? = {
    dlsym(nil, "omp_set_num_threads").map {
      unsafeBitCast($0, to: (@convention(c) (Int32) -> Void).self)
    }
  }()
}
