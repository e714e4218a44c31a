import CPNG
import CTurboJPEG
import Foundation

/// Why a file is no image that can be used.
struct ImageError: Error {
  let description: String
}

/// A JPEG or PNG image as rows of red, green and blue bytes.
struct DecodedImage {
  let height: Int
  let width: Int
  let pixels: [UInt8]

  /// Larger images are refused before memory is taken for them.
  private static let mostPixels = 1 << 28

  init(height: Int, width: Int, pixels: [UInt8]) {
    precondition(pixels.count == height * width * 3)
    self.height = height
    self.width = width
    self.pixels = pixels
  }

  /// Decodes a file, which its first bytes tell to be JPEG or PNG.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - side: a JPEG may be decoded at a half, a quarter or an eighth of its size, as long as both sides stay
  ///     at least this long.
  /// - Throws: `ImageError` for another format, and for a damaged, truncated or oversized image.
  init(_ bytes: [UInt8], atLeast side: Int) throws(ImageError) {
    if bytes.starts(with: [0xff, 0xd8]) {
      try self.init(jpeg: bytes, atLeast: side)
    } else if bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]) {
      try self.init(png: bytes)
    } else {
      let start = bytes.prefix(4).map { byte in
        String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
      }
      throw ImageError(
        description: bytes.isEmpty
          ? "the file is empty"
          : "neither a JPEG nor a PNG image (it begins \(start.joined(separator: " ")))")
    }
  }

  private static func check(_ height: Int, _ width: Int) throws(ImageError) {
    guard height >= 1, width >= 1, height <= mostPixels / width else {
      throw ImageError(
        description: "an image of \(height) x \(width) pixels; allowed are \(mostPixels) at most")
    }
  }

  private init(jpeg bytes: [UInt8], atLeast side: Int) throws(ImageError) {
    guard let decoder = tjInitDecompress() else {
      throw ImageError(description: "libjpeg-turbo gave no decoder")
    }
    defer { tjDestroy(decoder) }
    func message() -> String { String(cString: tjGetErrorStr2(decoder)) }
    var (width, height, subsampling, colours) = (Int32(0), Int32(0), Int32(0), Int32(0))
    guard
      tjDecompressHeader3(
        decoder, bytes, UInt(bytes.count), &width, &height, &subsampling, &colours) == 0
    else { throw ImageError(description: "a damaged JPEG image: \(message())") }
    guard height >= 1, width >= 1 else {
      throw ImageError(description: "a damaged JPEG image: it does not say its size")
    }
    try Self.check(Int(height), Int(width))
    // libjpeg's rule: sizes are divided and rounded up.
    var divisor = 1
    while divisor < 8 {
      let next = divisor * 2
      guard (Int(min(width, height)) + next - 1) / next >= side else { break }
      divisor = next
    }
    let columns = (Int(width) + divisor - 1) / divisor
    let rows = (Int(height) + divisor - 1) / divisor
    let isCMYK = colours == TJCS_CMYK.rawValue || colours == TJCS_YCCK.rawValue
    let channels = isCMYK ? 4 : 3
    var status: Int32 = 0
    let decoded = [UInt8](unsafeUninitializedCapacity: rows * columns * channels) { buffer, count in
      buffer.initialize(repeating: 0)
      status = tjDecompress2(
        decoder, bytes, UInt(bytes.count), buffer.baseAddress, Int32(columns), 0, Int32(rows),
        Int32((isCMYK ? TJPF_CMYK : TJPF_RGB).rawValue), Int32(TJFLAG_ACCURATEDCT))
      count = buffer.count
    }
    if status != 0 {
      // Bytes between markers do no harm, and a few of ImageNet's files have some.
      let isHarmless =
        tjGetErrorCode(decoder) == Int32(TJERR_WARNING.rawValue)
        && message().contains("extraneous bytes")
      guard isHarmless else {
        throw ImageError(description: "a damaged JPEG image: \(message())")
      }
    }
    guard isCMYK else {
      self.init(height: rows, width: columns, pixels: decoded)
      return
    }
    // Adobe's files hold inverted inks: 255 is none.
    var pixels: [UInt8] = []
    pixels.reserveCapacity(rows * columns * 3)
    for place in stride(from: 0, to: decoded.count, by: 4) {
      let black = Int(decoded[place + 3])
      for ink in 0..<3 { pixels.append(UInt8((Int(decoded[place + ink]) * black + 127) / 255)) }
    }
    self.init(height: rows, width: columns, pixels: pixels)
  }

  private init(png bytes: [UInt8]) throws(ImageError) {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    func message() -> String {
      withUnsafeBytes(of: image.message) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
    }
    guard png_image_begin_read_from_memory(&image, bytes, bytes.count) != 0 else {
      throw ImageError(description: "a damaged PNG image: \(message())")
    }
    let (rows, columns) = (Int(image.height), Int(image.width))
    try Self.check(rows, columns)
    image.format = png_uint_32(PNG_FORMAT_FLAG_COLOR)
    var black = png_color(red: 0, green: 0, blue: 0)
    var isDone = false
    let pixels = [UInt8](unsafeUninitializedCapacity: rows * columns * 3) { buffer, count in
      buffer.initialize(repeating: 0)
      isDone = png_image_finish_read(&image, &black, buffer.baseAddress, 0, nil) != 0
      count = buffer.count
    }
    guard isDone else { throw ImageError(description: "a damaged PNG image: \(message())") }
    self.init(height: rows, width: columns, pixels: pixels)
  }
}
