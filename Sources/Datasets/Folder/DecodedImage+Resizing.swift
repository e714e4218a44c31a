extension DecodedImage {
  /// The image as a square: its shorter side is resized to the side, the ends of the longer one cut off.
  ///
  /// A pixel is the mean of the source under a triangle of twice its width (twice a source pixel, where
  /// the image is enlarged), first along rows, then along columns; weights are multiples of 2^-22, sums
  /// rounded to bytes. Integers throughout: the same bytes on every machine.
  ///
  /// - Parameter side: rows and columns of the result, at least 1.
  /// - Returns: side x side x 3 bytes.
  func resized(side: Int) -> [UInt8] {
    if height == side, width == side { return pixels }
    let shorter = min(height, width)
    func taps(_ length: Int) -> [Taps] {
      let whole = max(side, (length * side + shorter / 2) / shorter)
      let first = (whole - side) / 2
      return (first..<(first + side)).map { Taps(place: $0, of: whole, source: length) }
    }
    let (across, down) = (taps(width), taps(height))
    let rows = (down.map(\.first).min() ?? 0)..<(down.map(\.end).max() ?? 0)
    var middle = [UInt8](repeating: 0, count: rows.count * side * 3)
    var result = [UInt8](repeating: 0, count: side * side * 3)
    for row in rows {
      for (column, taps) in across.enumerated() {
        taps.sum(
          pixels, start: row * width * 3, step: 3, into: &middle,
          at: ((row - rows.lowerBound) * side + column) * 3)
      }
    }
    for (row, taps) in down.enumerated() {
      for column in 0..<side {
        taps.sum(
          middle, start: (column - rows.lowerBound * side) * 3, step: side * 3, into: &result,
          at: (row * side + column) * 3)
      }
    }
    return result
  }
}

/// The source pixels of one resized one along an axis, with their weights.
private struct Taps {
  let first: Int
  let weights: [Int32]

  private static let fractionBits = 22

  var end: Int { first + weights.count }

  /// - Parameters:
  ///   - place: of the resized pixel, among `whole` of them.
  ///   - whole: pixels that the whole source becomes.
  ///   - length: pixels of the source.
  init(place: Int, of whole: Int, source length: Int) {
    let ratio = Double(length) / Double(whole)
    let reach = max(1, ratio)
    let centre = (Double(place) + 0.5) * ratio
    let begin = max(0, Int((centre - reach + 0.5).rounded(.down)))
    let end = min(length, Int((centre + reach + 0.5).rounded(.down)))
    let raw = (begin..<max(begin + 1, end)).map { pixel in
      max(0, 1 - (Double(pixel) + 0.5 - centre).magnitude / reach)
    }
    let sum = raw.reduce(0, +)
    let one = Double(1 << Self.fractionBits)
    first = begin
    weights = raw.map { sum > 0 ? Int32(($0 / sum * one).rounded()) : Int32(one) }
  }

  @inline(__always)
  func sum(
    _ source: [UInt8], start: Int, step: Int, into target: inout [UInt8], at place: Int
  ) {
    let half: Int32 = 1 << (Self.fractionBits - 1)
    var (red, green, blue) = (half, half, half)
    var at = start + first * step
    for weight in weights {
      red += Int32(source[at]) * weight
      green += Int32(source[at + 1]) * weight
      blue += Int32(source[at + 2]) * weight
      at += step
    }
    target[place] = UInt8(clamping: red >> Self.fractionBits)
    target[place + 1] = UInt8(clamping: green >> Self.fractionBits)
    target[place + 2] = UInt8(clamping: blue >> Self.fractionBits)
  }
}
