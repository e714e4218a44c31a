#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// How much to sample: `POSITLAB_TEST_EFFORT`, 1 by default, multiplies sample counts.
public func samples(_ count: Int) -> Int {
  let effort = getenv("POSITLAB_TEST_EFFORT").flatMap { Double(String(cString: $0)) } ?? 1
  return max(1, Int(Double(count) * effort))
}
