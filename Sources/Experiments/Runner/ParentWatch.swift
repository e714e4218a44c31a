import Foundation

/// Ends a worker when the sweep that started it is gone.
///
/// The sweep holds the other end of the worker's standard input and never writes to it again; the
/// system closes it however the sweep ends. Workers may be ended at any moment, since all that they
/// write is atomic.
enum ParentWatch {
  /// Starts watching; call after the job has been read.
  static func start() {
    let thread = Thread {
      var byte: UInt8 = 0
      while true {
        let count = read(STDIN_FILENO, &byte, 1)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { _exit(ParentWatch.exitStatus) }
      }
    }
    thread.start()
  }

  /// The exit status of a worker whose sweep is gone (EX_TEMPFAIL); nobody sees it.
  static let exitStatus: Int32 = 75
}
