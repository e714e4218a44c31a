import Foundation
import Synchronization

/// Decodes in background threads the images that will be asked for next.
///
/// An image's bytes come from its file alone, so that it does not matter who decodes it and when.
final class DecodingAhead: Sendable {
  private let files: ImageFiles
  private let side: Int
  private let queue: OperationQueue
  private let condition = NSCondition()
  /// Images that are decoded or about to be, guarded by the condition.
  private nonisolated(unsafe) var images: [Int32: State] = [:]

  private enum State {
    case underWay
    case done(Result<[UInt8], DatasetError>)
  }

  /// Images that are held ready at most.
  static let depth = 512

  init(_ files: ImageFiles, side: Int, workers: Int) {
    self.files = files
    self.side = side
    queue = OperationQueue()
    queue.maxConcurrentOperationCount = workers
  }

  deinit {
    queue.cancelAllOperations()
  }

  /// Begins with the first of these images, and forgets those that are not among them.
  func expect(_ upcoming: ArraySlice<Int32>) {
    let wanted = upcoming.prefix(Self.depth)
    let names = Set(wanted)
    condition.lock()
    defer { condition.unlock() }
    for name in images.keys where !names.contains(name) {
      if case .done = images[name] { images[name] = nil }
    }
    for name in wanted where images[name] == nil {
      images[name] = .underWay
      queue.addOperation { [self] in
        let result = Result { () throws(DatasetError) in try files.decoded(Int(name), side: side) }
        condition.lock()
        images[name] = .done(result)
        condition.broadcast()
        condition.unlock()
      }
    }
  }

  /// The bytes of an image: those that are ready, those that are about to be, or decoded here and now.
  func take(_ image: Int) throws(DatasetError) -> [UInt8] {
    let name = Int32(image)
    condition.lock()
    while case .underWay = images[name] { condition.wait() }
    let state = images.removeValue(forKey: name)
    condition.unlock()
    if case .done(let result) = state { return try result.get() }
    return try files.decoded(image, side: side)
  }
}
