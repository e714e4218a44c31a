import PositArithmetic

/// A text that names no number format.
public struct NumberFormatError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text as it was given.
  public let text: String
  /// What is wrong with it, where more is known than that it is none of the formats.
  let reason: String?

  init(_ text: String, _ reason: String? = nil) {
    self.text = text
    self.reason = reason
  }

  /// One message that says what was given and what is allowed.
  public var description: String {
    if let reason { return "'\(text)' is not a number format: \(reason)" }
    let elements = ElementFormat.named.map(\.name).joined(separator: ", ")
    let blocks = NumberFormat.namedBlocks.map { "\($0.name)(\($0.argument))" }
    return "'\(text)' is not a number format; known are \(elements), float(e,m) with "
      + "2 <= e <= 8 and 1 <= m <= 22, posit(n,es) with 2 <= n <= 32 and 0 <= es <= 4 where float32 holds "
      + "every value of the format, posit8, posit16, posit32 (es = 2), bposit(n,es,rs) with a regime "
      + "of at most rs bits, and in blocks with one scale \(blocks.joined(separator: ", ")), "
      + "mx(format,size), the scale rule (\(BlockScaleRule.names)) last: mxfp8(e4m3,rceil)"
  }
}

extension ElementFormat: CustomStringConvertible {
  /// The formats with names of their own.
  fileprivate static let named: [(format: ElementFormat, name: String)] = [
    (.float32, "float32"), (.bfloat16, "bfloat16"), (.float16, "float16"),
    (.float8e4m3, "float8(e4m3)"), (.float8e5m2, "float8(e5m2)"), (.float6e3m2, "float6(e3m2)"),
    (.float6e2m3, "float6(e2m3)"), (.float4e2m1, "float4(e2m1)"),
  ]

  /// The name of the format as studies and tables write it.
  public var description: String {
    switch self {
    case .posit(let shape):
      return shape.regimeLimit.map { "bposit(\(shape.n),\(shape.es),\($0))" }
        ?? "posit(\(shape.n),\(shape.es))"
    case .float(let shape):
      if let found = Self.named.first(where: { $0.format == self }) { return found.name }
      let specials = shape.specials == .ieee ? "" : ",\(shape.specials)"
      let isUsual = shape.bias == FloatShape.usualBias(shape.exponentBits)
      let bias = isUsual ? "" : ",bias=\(shape.bias)"
      return "float(\(shape.exponentBits),\(shape.fractionBits)\(specials)\(bias))"
    }
  }

  /// Reads the name of an element format: everything in the grammar of `NumberFormat` but `mx…`.
  ///
  /// - Throws: `NumberFormatError` where the text names none.
  public init(parsing text: String) throws(NumberFormatError) {
    let format = try NumberFormat(parsing: text)
    guard format.block == nil else {
      throw NumberFormatError(text, "a format of single values is wanted, not one of blocks")
    }
    self = format.element
  }

  /// Reads a name without blanks, in lower case; nil where its first word is that of no element format.
  fileprivate init?(_ call: FormatCall, in text: String) throws(NumberFormatError) {
    if let found = Self.named.first(where: { $0.name == call.text }) {
      self = found.format
      return
    }
    switch call.name {
    case _ where call.name.hasPrefix("posit") && call.arguments.count != 3:
      // One grammar for posits: that of the scalar arithmetic, which also knows posit8 and so on.
      guard let posit = try? PositFormat(parsing: call.text) else { throw NumberFormatError(text) }
      self = .posit(n: posit.n, es: posit.es)
    case "bposit", "posit":
      let numbers = call.arguments.compactMap { Int($0) }
      guard call.arguments.count == 3, numbers.count == 3 else {
        throw NumberFormatError(text, "write bposit(n,es,rs), such as bposit(16,2,6)")
      }
      guard numbers[2] >= 2 else {
        throw NumberFormatError(text, "the regime's limit rs must be at least 2")
      }
      self = .posit(n: numbers[0], es: numbers[1], regimeLimit: numbers[2])
    case "float":
      self = .float(try Self.shape(call, in: text))
    default: return nil
    }
    guard positShape?.isInRange ?? true else { throw NumberFormatError(text) }
  }

  private static func shape(
    _ call: FormatCall, in text: String
  ) throws(NumberFormatError) -> FloatShape {
    var arguments = call.arguments[...]
    guard let exponentBits = arguments.popFirst().flatMap({ Int($0) }),
      let fractionBits = arguments.popFirst().flatMap({ Int($0) })
    else { throw NumberFormatError(text, "write float(e,m), such as float(4,3)") }
    var specials = FloatShape.Specials.ieee
    if let found = arguments.first.flatMap({ FloatShape.Specials(rawValue: $0) }) {
      specials = found
      arguments.removeFirst()
    }
    var bias: Int?
    if let last = arguments.first, last.hasPrefix("bias="), let value = Int(last.dropFirst(5)) {
      bias = value
      arguments.removeFirst()
    }
    guard arguments.isEmpty else {
      throw NumberFormatError(
        text, "after float(e,m may follow ieee, fn or finite, then bias= and an integer")
    }
    let shape = FloatShape(
      exponentBits: exponentBits, fractionBits: fractionBits, bias: bias, specials: specials)
    guard (2...8).contains(exponentBits), (1...23).contains(fractionBits), shape.isInRange else {
      throw NumberFormatError(
        text,
        "float(e,m) needs 2 <= e <= 8 and 1 <= m <= 22, or is float(8,23), and exponents that "
          + "float32 has: normal values from 2^-126, none beyond 2^127")
    }
    return shape
  }
}

extension NumberFormat: CustomStringConvertible {
  /// The OCP's names for blocks of 32.
  fileprivate static let namedBlocks: [(element: ElementFormat, name: String, argument: String)] = [
    (.float8e4m3, "mxfp8", "e4m3"), (.float8e5m2, "mxfp8", "e5m2"), (.float6e3m2, "mxfp6", "e3m2"),
    (.float6e2m3, "mxfp6", "e2m3"), (.float4e2m1, "mxfp4", "e2m1"),
  ]

  /// The name of the format as studies and tables write it; `init(parsing:)` reads it back.
  public var description: String {
    guard let block else { return element.description }
    let rule = block.rule == .floor ? "" : ",\(block.rule)"
    if block.size == 32, let found = Self.namedBlocks.first(where: { $0.element == element }) {
      return "\(found.name)(\(found.argument)\(rule))"
    }
    return "mx(\(element),\(block.size)\(rule))"
  }

  /// Reads a name; blanks inside it, upper and lower case do not count.
  ///
  /// ```
  /// format   element | mxfp8(e4m3[,rule])…                            the names of `namedBlocks`
  ///          | mx(element[,size][,rule])               blocks; size 32 and rule floor where left out
  /// element  float32 | bfloat16 | float16 | float8(e4m3)…             the names of `ElementFormat.named`
  ///          | float(e,m[,specials][,bias=b])          exponent and fraction bits; 2^(e-1) - 1
  ///          | posit(n,es) | posit8 | posit16 | posit32          es = 2 in the short names
  ///          | bposit(n,es,rs) | posit(n,es,rs)        a regime of at most rs bits
  /// specials ieee | fn | finite                        `FloatShape.Specials`
  /// rule     floor | ceil…                             `BlockScaleRule`
  /// ```
  ///
  /// Several names of one format give the same value, and `description` always the same name:
  /// `float(5,10)` is `float16`, `posit8` is `posit(8,2)`.
  ///
  /// - Parameter text: for example `posit(8,1)`.
  /// - Throws: `NumberFormatError` where the text names no format.
  public init(parsing text: String) throws(NumberFormatError) {
    guard let call = FormatCall(text.filter { !$0.isWhitespace }.lowercased()) else {
      throw NumberFormatError(text)
    }
    if let element = try ElementFormat(call, in: text) {
      self.init(element: element)
      return
    }
    var arguments = call.arguments[...]
    guard let first = arguments.popFirst(), let inner = FormatCall(first) else {
      throw NumberFormatError(text)
    }
    var size = 32
    let element: ElementFormat
    if call.name == "mx" {
      guard let found = try ElementFormat(inner, in: text) else { throw NumberFormatError(text) }
      guard found != .float32 else {
        throw NumberFormatError(text, "blocks of float32 need no scale")
      }
      element = found
      if let given = arguments.first.flatMap({ Int($0) }) {
        guard BlockScaling.sizes.contains(given) else {
          throw NumberFormatError(
            text,
            "a block has \(BlockScaling.sizes.lowerBound) to \(BlockScaling.sizes.upperBound) values"
          )
        }
        size = given
        arguments.removeFirst()
      }
    } else {
      let found = Self.namedBlocks.first { $0.name == call.name && $0.argument == first }
      guard let found else { throw NumberFormatError(text) }
      element = found.element
    }
    var rule = BlockScaleRule.floor
    if let last = arguments.popFirst() {
      guard let found = BlockScaleRule(rawValue: last), arguments.isEmpty else {
        throw NumberFormatError(
          text, "the scale rule is \(BlockScaleRule.names), and comes last")
      }
      rule = found
    }
    self.init(element: element, block: BlockScaling(size: size, rule: rule))
  }
}

/// A name with or without arguments: `name` or `name(argument,argument…)`.
private struct FormatCall {
  let text: String
  let name: String
  let arguments: [String]

  /// Nil where parentheses do not match or something follows them.
  init?(_ text: String) {
    self.text = text
    guard let open = text.firstIndex(of: "(") else {
      name = text
      arguments = []
      return
    }
    guard text.last == ")" else { return nil }
    name = String(text[..<open])
    var depth = 0
    var pieces = [""]
    for character in text[text.index(after: open)...].dropLast() {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      guard depth >= 0 else { return nil }
      if character == ",", depth == 0 {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    guard depth == 0 else { return nil }
    arguments = pieces
  }
}

extension NumberFormat: Codable {
  /// Decodes the name of a format.
  public init(from decoder: any Decoder) throws {
    try self.init(parsing: decoder.singleValueContainer().decode(String.self))
  }

  /// Encodes the name of the format.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
