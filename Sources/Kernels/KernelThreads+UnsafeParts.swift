import Dispatch

extension KernelThreads {
  /// Carries out element-wise work part by part, on as many threads as are in force for the caller.
  ///
  /// - Parameters:
  ///   - count: elements, or rows of them; parts are contiguous and as even as multiples allow.
  ///   - multiple: what every part but the last is a multiple of.
  ///   - size: floats of an element: parts below about 16,000 floats are not worth a thread.
  ///   - body: the work; parts must not touch what others write.
  static func forEachPart(
    of count: Int, multiple: Int = 16, size: Int = 1, _ body: (Range<Int>) -> Void
  ) {
    let threads = min(current, count * size >> 14)
    guard threads > 1 else { return body(0..<count) }
    let step = ((count + threads - 1) / threads + multiple - 1) / multiple * multiple
    withoutActuallyEscaping(body) { body in
      // Parts share no element that one of them writes, and all end before this call does.
      nonisolated(unsafe) let work = body
      DispatchQueue.concurrentPerform(iterations: (count + step - 1) / step) { part in
        work((part * step)..<min(count, (part + 1) * step))
      }
    }
  }
}
