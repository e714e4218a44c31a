/// An array of unsigned bytes in the IDX format of the MNIST publishers.
///
/// Layout: two zero bytes, 0x08 for unsigned bytes, the rank, then one big-endian 32-bit length a
/// dimension, then the elements, last dimension fastest.
struct IDXArray {
  /// The lengths of the dimensions, outermost first.
  let dimensions: [Int]
  /// The elements.
  let elements: [UInt8]
  /// The SHA-256 of the uncompressed file, in hexadecimal.
  let checksum: String

  /// More than this is taken for damage: no known data set of this layout comes near.
  static let largestByteCount = 1 << 30

  /// Reads a file, plain or compressed by gzip.
  ///
  /// - Throws: `DatasetError` naming the file where it is missing, truncated, corrupt, too long, of
  ///   another element type or rank, or of dimensions that cannot be meant.
  init(path: String, rank: Int) throws(DatasetError) {
    var stream = try DecompressedFile(path: path)
    let headerLength = 4 + 4 * rank
    let header = try stream.read(upTo: headerLength)
    guard header.count >= 4, header[0] == 0, header[1] == 0, header[2] == 0x08 else {
      throw DatasetError(
        .malformed,
        "\(path): not an IDX file of unsigned bytes (it should begin 00 00 08, it begins "
          + "\(Self.hexadecimal(header.prefix(3))))")
    }
    guard Int(header[3]) == rank else {
      throw DatasetError(
        .malformed, "\(path): an IDX file of rank \(header[3]), where rank \(rank) is expected")
    }
    guard header.count == headerLength else {
      throw DatasetError(
        .malformed,
        "\(path): truncated: the header has \(header.count) of \(headerLength) bytes")
    }
    var dimensions: [Int] = []
    var byteCount = 1
    for axis in 0..<rank {
      let length = header[(4 + 4 * axis)..<(8 + 4 * axis)].reduce(0) { $0 << 8 | Int($1) }
      dimensions.append(length)
      let (product, overflow) = byteCount.multipliedReportingOverflow(by: length)
      byteCount = overflow ? .max : product
    }
    let shape = dimensions.map(String.init).joined(separator: " x ")
    guard byteCount > 0, byteCount <= Self.largestByteCount else {
      throw DatasetError(
        .malformed,
        "\(path): dimensions \(shape) make no sense (allowed are 1 to \(Self.largestByteCount) "
          + "elements in all)")
    }
    if let length = stream.compressedLength, byteCount / DecompressedFile.largestExpansion > length
    {
      throw DatasetError(
        .malformed,
        "\(path): truncated: dimensions \(shape) need \(byteCount) bytes, and a compressed file of "
          + "\(length) bytes cannot hold them")
    }
    let elements = try stream.read(upTo: byteCount)
    guard elements.count == byteCount else {
      throw DatasetError(
        .malformed,
        "\(path): truncated: dimensions \(shape) need \(byteCount) bytes, the file has "
          + "\(elements.count)")
    }
    guard try stream.read(upTo: 1).isEmpty else {
      throw DatasetError(
        .malformed, "\(path): longer than its dimensions \(shape) say (\(byteCount) bytes)")
    }
    self.dimensions = dimensions
    self.elements = elements
    self.checksum = stream.checksum
  }

  private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
  }
}
