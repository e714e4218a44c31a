import CZlib
import Foundation
import RunRecords

/// A file read from front to back, decompressed where it is compressed by gzip.
struct DecompressedFile: ~Copyable {
  private let path: String
  private let handle: gzFile
  private var hash = SHA256()

  /// Opens a file.
  ///
  /// - Throws: `DatasetError` of kind `missing` where it cannot be opened.
  init(path: String) throws(DatasetError) {
    guard let handle = gzopen(path, "rb") else {
      throw DatasetError(.missing, "\(path): no such file, or it cannot be read")
    }
    gzbuffer(handle, 1 << 17)
    self.path = path
    self.handle = handle
  }

  deinit {
    gzclose(handle)
  }

  /// The SHA-256 of everything read so far, in hexadecimal.
  var checksum: String { SHA256.hexadecimal(digest: hash.digest()) }

  /// The length of a compressed file in bytes; nil where it is not compressed, or no regular file.
  var compressedLength: Int? {
    var information = stat()
    guard gzdirect(handle) == 0, stat(path, &information) == 0,
      information.st_mode & S_IFMT == S_IFREG
    else { return nil }
    return Int(information.st_size)
  }

  /// The most bytes that DEFLATE makes of one (RFC 1951: 258 bytes from two bits).
  static let largestExpansion = 1032

  /// The next bytes, fewer than asked for only where the file ends.
  ///
  /// Memory grows with what the file holds, not with what is asked for: a damaged header costs
  /// nothing.
  ///
  /// - Throws: `DatasetError` of kind `malformed` where the compressed stream is damaged or cut off.
  mutating func read(upTo count: Int) throws(DatasetError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let wanted = min(count - bytes.count, 1 << 22)
      let piece = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialized in
        initialized = max(0, Int(gzread(handle, buffer.baseAddress, UInt32(wanted))))
      }
      var code: Int32 = Z_OK
      let text = gzerror(handle, &code)
      if code == Z_ERRNO {
        let cause = String(cString: strerror(errno))
        throw DatasetError(.missing, "\(path): cannot be read: \(cause)")
      }
      guard code == Z_OK || code == Z_STREAM_END else {
        let cause = code == Z_BUF_ERROR ? "it is cut off" : text.map { String(cString: $0) }
        throw DatasetError(
          .malformed,
          "\(path): the gzip stream is damaged (\(cause ?? "code \(code)"))")
      }
      if piece.isEmpty { break }
      hash.update(piece)
      bytes.append(contentsOf: piece)
    }
    return bytes
  }
}
