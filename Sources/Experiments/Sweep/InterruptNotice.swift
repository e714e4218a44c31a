import Foundation
import RunRecords

/// Says, when somebody presses control-C, that nothing is lost; the workers end by themselves.
struct InterruptNotice {
  private let sources: [any DispatchSourceSignal]

  /// Begins to listen for the signals that people and schedulers stop programs with.
  init() {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        let text = "\npositlab: stopped; what is done is kept, and the same command goes on\n"
        StandardError.write(text)
        _exit(128 + number)
      }
      source.resume()
      return source
    }
  }

  /// Listens no more.
  func end() {
    for source in sources { source.cancel() }
  }
}
