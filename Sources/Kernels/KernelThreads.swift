import CFloatKernels
import COpenBLAS
import Foundation

/// How many threads the float32 kernels use.
///
/// The number belongs to the calling thread and rules oneDNN's convolutions. OpenBLAS stays at one
/// thread: its number belongs to the whole process, where several runs may be under way, and the
/// products of these networks are small.
public enum KernelThreads {
  /// Sets the number for the calling thread.
  ///
  /// - Parameter count: at least 1; traps otherwise. Sums may be grouped by thread, so that another
  ///   number can give other last bits.
  public static func use(_ count: Int) {
    precondition(count >= 1, "kernels need at least one thread, not \(count)")
    _ = oneThreadForOpenBLAS
    setOpenMPThreads?(Int32(clamping: count))
  }

  /// Runs a piece of work with everything set that decides what float32 kernels compute, and leaves the
  /// calling thread as it was.
  ///
  /// Set are the number of threads, that OpenMP may not choose fewer, and the floating-point unit's state:
  /// rounding to nearest with subnormals, whatever the caller or a library had chosen.
  ///
  /// - Parameters:
  ///   - count: at least 1; traps otherwise.
  ///   - body: the work.
  /// - Returns: what the work returns.
  /// - Throws: what the work throws.
  public static func with<Result, Failure: Error>(
    _ count: Int, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let before = (threads: current, dynamic: openMPDynamic?() ?? 0, state: float_state_standard())
    defer {
      float_state_restore(before.state)
      setOpenMPDynamic?(before.dynamic)
      setOpenMPThreads?(Int32(clamping: before.threads))
    }
    setOpenMPDynamic?(0)
    use(count)
    return try body()
  }

  /// The number in force for the calling thread; before the first `use` that of OpenMP itself.
  public static var current: Int { openMPThreads.map { Int($0()) } ?? 1 }

  private static let oneThreadForOpenBLAS: Void = openblas_set_num_threads(1)

  // OpenMP's own entries in the run-time library that oneDNN brought with it, whichever that is: no
  // header and no link option of a compiler are needed.

  private static let setOpenMPThreads: (@convention(c) (Int32) -> Void)? =
    dlsym(nil, "omp_set_num_threads").map {
      unsafeBitCast($0, to: (@convention(c) (Int32) -> Void).self)
    }

  private static let setOpenMPDynamic: (@convention(c) (Int32) -> Void)? =
    dlsym(nil, "omp_set_dynamic").map {
      unsafeBitCast($0, to: (@convention(c) (Int32) -> Void).self)
    }

  private static let openMPDynamic: (@convention(c) () -> Int32)? =
    dlsym(nil, "omp_get_dynamic").map {
      unsafeBitCast($0, to: (@convention(c) () -> Int32).self)
    }

  private static let openMPThreads: (@convention(c) () -> Int32)? =
    dlsym(nil, "omp_get_max_threads").map {
      unsafeBitCast($0, to: (@convention(c) () -> Int32).self)
    }
}
