import CFloatKernels
import Tensors

/// Bytes of images as numbers, by a table a channel.
public struct PixelConversion: Sendable {
  private let tables: [Float]
  private let channels: Int

  /// Creates a conversion.
  ///
  /// - Parameter tables: what the bytes 0 to 255 become, for every channel in turn.
  public init(tables: [Float]) {
    precondition(!tables.isEmpty && tables.count % 256 == 0, "256 numbers a channel")
    self.tables = tables
    channels = tables.count / 256
  }

  /// Converts a piece of an image; what lies outside of the image is the byte 0.
  ///
  /// - Parameters:
  ///   - pixels: the image, rows x columns x channels.
  ///   - height: rows of the image.
  ///   - width: columns of the image.
  ///   - top: the first row of the piece, which may be negative.
  ///   - left: the first column of the piece, which may be negative.
  ///   - mirrored: whether the piece is turned left to right.
  ///   - output: where the piece goes.
  ///   - first: the place of its first number.
  ///   - rows: of the piece.
  ///   - columns: of the piece.
  public func convert(
    _ pixels: Span<UInt8>, height: Int, width: Int, top: Int, left: Int, mirrored: Bool,
    into output: Tensor, first: Int, rows: Int, columns: Int
  ) {
    precondition(pixels.count == height * width * channels, "\(pixels.count) bytes of an image")
    precondition(first >= 0 && first + rows * columns * channels <= output.count)
    pixels.withUnsafeBufferPointer { pixels in
      convert_pixels(
        pixels.baseAddress, Int64(height), Int64(width), Int64(channels), Int64(top), Int64(left),
        mirrored ? 1 : 0, tables, output.base + first, Int64(rows), Int64(columns))
    }
  }

  /// The reference of `convert`.
  package func referenceConvert(
    _ pixels: [UInt8], height: Int, width: Int, top: Int, left: Int, mirrored: Bool,
    into output: Tensor, first: Int, rows: Int, columns: Int
  ) {
    for row in 0..<rows {
      for column in 0..<columns {
        let y = top + row
        let x = left + (mirrored ? columns - 1 - column : column)
        let isInside = (0..<height).contains(y) && (0..<width).contains(x)
        for channel in 0..<channels {
          let byte = isInside ? pixels[(y * width + x) * channels + channel] : 0
          output[first + (row * columns + column) * channels + channel] =
            tables[channel * 256 + Int(byte)]
        }
      }
    }
  }
}
