import Randomness

/// The random changes by which every epoch shows its images anew.
///
/// Written `none`, `crop(4)`, `flip` or `crop(4)+flip`. Draws are those of the image's own stream of the
/// epoch: word pairs 0 and 1 for the place of the crop, 2 for the flip.
public struct ImageAugmentation: Codable, Hashable, Sendable, CustomStringConvertible {
  /// Black pixels put around an image before a piece of it is cut out at a random place; nil to cut out
  /// the middle always. (Black is the byte 0, before the normalisation, as PyTorch's recipes have it.)
  public let cropPadding: Int?
  /// Whether half of the images, by chance, are mirrored left to right.
  public let flips: Bool

  /// More padding is taken for a mistake.
  public static let largestPadding = 64

  /// Describes an augmentation.
  public init(cropPadding: Int? = nil, flips: Bool = false) {
    self.cropPadding = cropPadding
    self.flips = flips
  }

  /// Images as they are.
  public static let none = ImageAugmentation()

  /// What `init(parsing:)` reads, in words.
  public static let allowed =
    "none, crop(padding) with a padding of 0 to \(largestPadding), flip, or crop(4)+flip"

  /// Reads an augmentation; nil where the text is none.
  public init?(parsing text: String) {
    let text = text.filter { $0 != " " }
    guard text != "none" else {
      self = .none
      return
    }
    var padding: Int?
    var flips = false
    for part in text.split(separator: "+", omittingEmptySubsequences: false) {
      if part == "flip", !flips {
        flips = true
      } else if part.hasPrefix("crop("), part.hasSuffix(")"), padding == nil,
        let number = Int(part.dropFirst(5).dropLast()), (0...Self.largestPadding).contains(number)
      {
        padding = number
      } else {
        return nil
      }
    }
    self.init(cropPadding: padding, flips: flips)
  }

  /// The one spelling.
  public var description: String {
    let parts = (cropPadding.map { ["crop(\($0))"] } ?? []) + (flips ? ["flip"] : [])
    return parts.isEmpty ? "none" : parts.joined(separator: "+")
  }

  /// What is shown of an image.
  struct Window: Hashable {
    /// Where the piece begins in the image; below 0 where it begins in the padding.
    var top, left: Int
    /// Whether it is mirrored.
    var isMirrored: Bool
  }

  /// The middle, as measurements see an image.
  static func middle(of image: (height: Int, width: Int), size: (height: Int, width: Int)) -> Window
  {
    Window(
      top: (image.height - size.height) / 2, left: (image.width - size.width) / 2,
      isMirrored: false)
  }

  /// The piece of an image that is shown once.
  ///
  /// - Parameters:
  ///   - image: the size of the stored image.
  ///   - size: that of the piece.
  ///   - stream: that of the image and the epoch.
  /// - Returns: the piece.
  func window(
    of image: (height: Int, width: Int), size: (height: Int, width: Int), stream: RandomStream
  ) -> Window {
    var window = Self.middle(of: image, size: size)
    if let padding = cropPadding {
      func start(_ whole: Int, _ piece: Int, at index: UInt64) -> Int {
        stream.below(max(1, whole + 2 * padding - piece + 1), at: index) - padding
      }
      window.top = start(image.height, size.height, at: 0)
      window.left = start(image.width, size.width, at: 1)
    }
    window.isMirrored = flips && stream.below(2, at: 2) == 1
    return window
  }
}
