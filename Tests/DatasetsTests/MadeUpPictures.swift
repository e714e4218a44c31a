import CPNG
import CTurboJPEG
import Foundation

/// Image files that tests make for themselves.
enum MadeUpPictures {
  /// Smooth colours with a tint, so that JPEG keeps them nearly.
  static func pixels(height: Int, width: Int, tint: Int = 0, channels: Int = 3) -> [UInt8] {
    (0..<(height * width * channels)).map { index in
      let (row, column) = (index / channels / width, index / channels % width)
      let level = 60 * row / max(1, height) + 60 * column / max(1, width)
      return UInt8((level + tint + 40 * (index % channels)) % 256)
    }
  }

  static func jpeg(
    _ pixels: [UInt8], height: Int, width: Int, format: TJPF = TJPF_RGB,
    subsampling: TJSAMP = TJSAMP_444
  ) -> [UInt8] {
    guard let encoder = tjInitCompress() else { return [] }
    defer { tjDestroy(encoder) }
    var buffer: UnsafeMutablePointer<UInt8>?
    var size: UInt = 0
    let status = tjCompress2(
      encoder, pixels, Int32(width), 0, Int32(height), Int32(format.rawValue), &buffer, &size,
      Int32(subsampling.rawValue), 95, 0)
    defer { tjFree(buffer) }
    guard status == 0, let buffer else { return [] }
    return Array(UnsafeBufferPointer(start: buffer, count: Int(size)))
  }

  /// A PNG file of a format in libpng's bits: 0 grey, 1 alpha, 2 colour.
  static func png(_ pixels: [UInt8], height: Int, width: Int, format: UInt32 = 2) -> [UInt8] {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    image.width = png_uint_32(width)
    image.height = png_uint_32(height)
    image.format = format
    var size = 0
    guard png_image_write_to_memory(&image, nil, &size, 0, pixels, 0, nil) != 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: size)
    guard png_image_write_to_memory(&image, &bytes, &size, 0, pixels, 0, nil) != 0 else {
      return []
    }
    return Array(bytes.prefix(size))
  }
}
