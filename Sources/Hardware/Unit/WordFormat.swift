import PositOracle

/// A number format of a unit's operands or results: what it stands for, and how wide its parts are.
public struct WordFormat: Hashable, Sendable, CustomStringConvertible {
  /// The format by its definition.
  public let element: OracleElementFormat

  /// Its name as studies write it.
  public let description: String

  /// Whether subnormal numbers are computed with; else they are zeros, in operands and results.
  ///
  /// Always true of posits, which have none.
  public let hasSubnormals: Bool

  /// A format with a name.
  ///
  /// - Throws: ``UnitError`` for formats that no unit is made for.
  public init(
    _ element: OracleElementFormat, name: String, hasSubnormals: Bool = true
  ) throws(UnitError) {
    switch element {
    case .posit(let n, let es, let limit):
      guard (5...32).contains(n), (0...4).contains(es), n >= es + 4 else {
        throw UnitError(
          "no unit for \(name): posits need 5 <= n <= 32, 0 <= es <= 4 and n >= es + 4")
      }
      if let limit {
        guard limit >= 3, limit <= n - 2, limit <= n - 1 - es else {
          throw UnitError(
            "no unit for \(name): the regime's limit must be 3 to n - 2, and leave room for es bits"
          )
        }
      }
    case .float(let exponentBits, let fractionBits, _, let specials):
      guard specials != .none, (2...8).contains(exponentBits), (1...23).contains(fractionBits)
      else {
        throw UnitError(
          "no unit for \(name): floating-point formats need NaN, 2 to 8 bits of exponent and "
            + "1 to 23 of fraction")
      }
    }
    self.element = element
    self.description = name
    self.hasSubnormals = element.isPosit || hasSubnormals
  }

  /// The width of a word in bits.
  public var width: Int { element.width }

  /// The name as a part of identifiers: `posit_8_1`.
  var identifier: String {
    var text = ""
    for character in description.unicodeScalars {
      if character.properties.isAlphabetic || ("0"..."9").contains(character) {
        text.unicodeScalars.append(character)
      } else if character == "(" || character == "," || character == "=" {
        text += "_"
      }
    }
    return hasSubnormals ? text : text + "_flushed"
  }

  /// The bits of a significand with the bit before the point.
  var significandWidth: Int {
    switch element {
    case .posit(let n, let es, _): n - 2 - es
    case .float(_, let fractionBits, _, _): 1 + fractionBits
    }
  }

  /// What is added to a scale as a decoder gives it to get the power of two of the bit before the point.
  var scaleOffset: Int {
    switch element {
    case .posit: 0
    case .float(_, _, let bias, _): -bias
    }
  }

  /// The scales that a decoder gives: of posits the power of two, that of zero included, which means
  /// nothing; of floating-point numbers the biased exponent, 1 for subnormal ones.
  var scales: SignedRange {
    switch element {
    case .posit(let n, let es, nil): SignedRange(-(n - 1) << es, (n - 2) << es)
    case .posit(_, let es, .some(let limit)): SignedRange(-limit << es, limit << es - 1)
    case .float(let exponentBits, _, _, _): SignedRange(0, 1 << exponentBits - 1)
    }
  }

  /// Whether there are infinities.
  var hasInfinity: Bool { element.infinity != nil }

  /// The powers of two of the bit before the point, from the least number's to the greatest's.
  var exponents: SignedRange {
    switch element {
    case .posit(let n, let es, nil): SignedRange(-(n - 2) << es, (n - 2) << es)
    case .posit: scales
    case .float: SignedRange(1, scales.greatest) + scaleOffset
    }
  }
}

/// A unit that cannot be made, and why.
public struct UnitError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One message that names the value and what is allowed.
  public let description: String

  /// An error with its message.
  public init(_ description: String) { self.description = description }
}
