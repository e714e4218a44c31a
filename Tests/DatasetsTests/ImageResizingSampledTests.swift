import Foundation
import Testing

@testable import Datasets

/// Resizing against its definition in float64.
@Suite struct ImageResizingSampledTests {
  /// The mean under a triangle, row by row and then column by column, rounded to bytes in between.
  private static func reference(_ image: DecodedImage, side: Int) -> [UInt8] {
    let shorter = min(image.height, image.width)
    func line(_ length: Int, _ place: Int, _ value: (Int) -> Double) -> Double {
      let whole = max(
        side, Int((Double(length * side) / Double(shorter)).rounded(.toNearestOrAwayFromZero)))
      let ratio = Double(length) / Double(whole)
      let centre = (Double(place + (whole - side) / 2) + 0.5) * ratio
      let reach = max(1, ratio)
      var (sum, weights) = (0.0, 0.0)
      for pixel in 0..<length {
        let weight = max(0, 1 - abs(Double(pixel) + 0.5 - centre) / reach)
        sum += weight * value(pixel)
        weights += weight
      }
      return sum / weights
    }
    var middle: [[Double]] = []
    for row in 0..<image.height {
      middle.append(
        (0..<side).flatMap { column in
          (0..<3).map { channel in
            line(image.width, column) {
              Double(image.pixels[(row * image.width + $0) * 3 + channel])
            }.rounded()
          }
        })
    }
    return (0..<side).flatMap { row in
      (0..<(side * 3)).map { at in
        UInt8(line(image.height, row) { middle[$0][at] }.rounded())
      }
    }
  }

  @Test func smallerAndLarger() {
    var wrong: [String] = []
    for (height, width) in [(1, 1), (2, 2), (5, 9), (16, 16), (40, 23), (7, 70)] {
      let pixels = (0..<(height * width * 3)).map { UInt8($0 * 89 % 256) }
      let image = DecodedImage(height: height, width: width, pixels: pixels)
      for side in [1, 2, 5, 16, 31] {
        let (found, expected) = (image.resized(side: side), Self.reference(image, side: side))
        // A weight of 2^-22 may move a value that lies between two bytes, as quotients of small numbers do.
        let off = zip(found, expected).filter { abs(Int($0) - Int($1)) > 1 }.count
        let moved = zip(found, expected).filter { $0 != $1 }.count
        if found.count != expected.count || off > 0 || moved * 10 > max(10, found.count) {
          wrong.append("\(height) x \(width) to \(side): \(off) off, \(moved) moved")
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  /// By hand: three pixels of four lie under a triangle, with weights 3/7, 3/7 and 1/7.
  @Test func halves() {
    let levels: [UInt8] = [0, 70, 140, 210]
    let image = DecodedImage(
      height: 4, width: 4, pixels: (0..<4).flatMap { _ in levels.flatMap { [$0, $0, $0] } })
    let small = image.resized(side: 2)
    #expect(Array(small.prefix(6)) == [50, 50, 50, 160, 160, 160])
    #expect(Array(small.suffix(6)) == Array(small.prefix(6)))
    let flat = DecodedImage(height: 3, width: 8, pixels: [UInt8](repeating: 255, count: 72))
    #expect(flat.resized(side: 5).allSatisfy { $0 == 255 })
  }
}
