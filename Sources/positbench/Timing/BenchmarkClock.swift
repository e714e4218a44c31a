import ArgumentParser

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What a benchmark's seconds are.
enum BenchmarkClock: String, CaseIterable, ExpressibleByArgument {
  /// The time this thread spent on a processor.
  case thread
  /// The time that passed.
  case wall

  /// Seconds since some moment in the past.
  var now: Double {
    var time = timespec()
    clock_gettime(self == .thread ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
