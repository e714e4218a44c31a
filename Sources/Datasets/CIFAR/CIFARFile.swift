/// A file of the CIFAR publishers' binary layout.
///
/// Records one after the other, each one byte a label (CIFAR-10: the class; CIFAR-100: the coarse class,
/// then the fine one, which is the one that is used) and 3072 bytes of a 32 x 32 image: red, green and blue
/// planes, row by row. Source: Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009.
struct CIFARFile {
  /// The SHA-256 of the uncompressed file, in hexadecimal.
  let checksum: String

  static let side = 32
  private static let planeSize = side * side
  /// More records than this are taken for damage: the publishers' files hold 10,000 or 50,000.
  private static let mostRecords = 1_000_000

  /// Reads a file, plain or compressed by gzip.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - pixels: what is appended to, rows, columns, channels.
  ///   - labels: what is appended to.
  ///   - labelBytes: bytes of labels before each image; the last one counts.
  ///   - classes: the number of classes.
  /// - Throws: `DatasetError` naming the file where it is missing, cut short or empty, or where a label is
  ///   no class.
  init(
    path: String, into pixels: inout [UInt8], _ labels: inout [Int32], labelBytes: Int,
    classes: Int
  ) throws(DatasetError) {
    let before = labels.count
    var stream = try DecompressedFile(path: path)
    let recordSize = labelBytes + 3 * Self.planeSize
    while true {
      let record = try stream.read(upTo: recordSize)
      if record.isEmpty { break }
      guard record.count == recordSize else {
        throw DatasetError(
          .malformed,
          "\(path): cut short: record \(labels.count - before + 1) has \(record.count) of \(recordSize) bytes"
        )
      }
      let label = record[labelBytes - 1]
      guard label < classes else {
        throw DatasetError(
          .malformed,
          "\(path): label \(label) of record \(labels.count - before + 1); allowed are 0 to \(classes - 1)"
        )
      }
      labels.append(Int32(label))
      for pixel in 0..<Self.planeSize {
        for channel in 0..<3 {
          pixels.append(record[labelBytes + channel * Self.planeSize + pixel])
        }
      }
      guard labels.count - before <= Self.mostRecords else {
        throw DatasetError(.malformed, "\(path): more than \(Self.mostRecords) records")
      }
    }
    guard labels.count > before else { throw DatasetError(.malformed, "\(path): it is empty") }
    checksum = stream.checksum
  }
}
