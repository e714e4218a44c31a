import PositOracle

/// The part of a unit behind the multipliers: products and accumulator in, the next accumulator out.
struct AccumulateStage {
  let unit: UnitDescription

  private var product: Multiplier.Shape { Multiplier.Shape(unit.left, unit.right) }
  private var output: WordFormat { unit.output }

  /// The prefix of a lane's ports.
  func prefix(_ lane: Int) -> String {
    unit.lanes == 1 ? "product_" : "product_\(lane)_"
  }

  /// The outputs of a multiplier that are inputs here.
  var productParts: [(name: String, width: Int)] {
    [
      ("sign", 1), ("scale", product.scales.width), ("significand", product.width), ("nan", 1),
    ] + (isFixedPoint ? [] : [("zero", 1)]) + (product.hasInfinity ? [("infinity", 1)] : [])
  }

  /// Whether all terms have their places whatever the others are, so that zeros need no mark.
  private var isFixedPoint: Bool {
    unit.accumulator == .quire || (unit.accumulator == .rounded && unit.lanes > 1)
  }

  /// The signals of one product.
  private typealias Parts = [String: Expression]

  private func addProducts(to module: inout Module) -> [Parts] {
    (0..<unit.lanes).map { lane in
      var parts: Parts = [:]
      for part in productParts {
        parts[part.name] = module.input(prefix(lane) + part.name, part.width)
      }
      return parts
    }
  }

  /// The name of the stage's module.
  private var name: String {
    var parts = ["accumulate", unit.left.identifier]
    if unit.right != unit.left { parts.append(unit.right.identifier) }
    if output != unit.left { parts.append("to_" + output.identifier) }
    parts.append(unit.accumulator.identifier)
    if unit.lanes > 1 { parts.append("\(unit.lanes)") }
    if unit.style == .straightforward { parts.append("straightforward") }
    return parts.joined(separator: "_")
  }

  /// A module with the products, `addend` (a word) and output `result` (the next one); for the quire, `quire`
  /// and `quire_nan` with outputs `next_quire` and `next_nan`.
  func module() -> Module {
    switch unit.accumulator {
    case .rounded: unit.lanes == 1 ? fused() : exactSum()
    case .window(let bits): windowed(bits)
    case .quire: quire()
    }
  }

  // MARK: - The addend

  /// Adds the input `addend` and its decoder.
  private func addAddend(to module: inout Module, open: Set<String> = []) -> Parts {
    let addend = module.input("addend", output.width)
    let decoder =
      output.element.isPosit
      ? PositDecoder.module(output, style: unit.style) : FloatDecoder.module(output)
    return module.instance(
      decoder, "addend_decoder",
      [output.element.isPosit ? "posit" : "number": addend], prefix: "addend_", open: open)
  }

  /// NaN, and infinity with its sign, of a sum.
  private func specials(
    _ module: inout Module, _ products: [Parts], _ addend: Parts
  ) -> (nan: Expression, infinite: (Expression, sign: Expression)?) {
    let terms = products + [addend]
    let nan = Expression.anyOf(terms.compactMap { $0["nan"] })
    let infinities = terms.compactMap { term in
      term["infinity"].flatMap { infinity in term["sign"].map { (infinity, $0) } }
    }
    if infinities.isEmpty { return (module.wire("any_nan", nan), nil) }
    let positive = module.wire(
      "plus_infinity", .anyOf(infinities.map { $0.0 & ~$0.1 }))
    let negative = module.wire("minus_infinity", .anyOf(infinities.map { $0.0 & $0.1 }))
    return (
      module.wire("any_nan", nan | (positive & negative), "infinities of both signs make NaN"),
      (positive | negative, sign: negative)
    )
  }

  private func part(_ parts: Parts, _ name: String) -> Expression { parts[name] ?? .zeros(1) }

  // MARK: - One product, rounded

  private func fused() -> Module {
    var module = Module(
      name, "product + addend, exactly, rounded once to \(output): a fused multiply-add.")
    let products = addProducts(to: &module)
    let shape = FusedAligner.Shape(unit.left, unit.right, output)
    let addend = addAddend(to: &module, open: ["zero"])
    let product = products[0]
    let suffix = name.dropFirst("accumulate".count)
    let inputs: Parts = [
      "product_sign": part(product, "sign"), "product_scale": part(product, "scale"),
      "product_zero": part(product, "zero"), "addend_sign": part(addend, "sign"),
      "addend_scale": part(addend, "scale"),
      "addend_significand": part(addend, "significand"),
    ]
    let aligned = module.instance(
      FusedAligner.module(shape, name: "aligner\(suffix)"), "aligner", inputs, prefix: "")
    let sum = module.instance(
      FusedAdder.module(shape, name: "adder\(suffix)"), "adder",
      [
        "product": part(product, "significand"), "aligned": part(aligned, "aligned"),
        "sticky": part(aligned, "sticky"), "subtract": part(aligned, "subtract"),
        "product_sign": part(product, "sign"), "addend_sign": part(addend, "sign"),
      ], prefix: "sum_")
    let (nan, infinite) = specials(&module, products, addend)
    let stage = ResultStage(
      output: output, style: unit.style, width: shape.width, topScales: shape.topScales,
      hasSticky: true)
    let result = stage.add(
      to: &module,
      ResultStage.Signals(
        magnitude: part(sum, "magnitude"), sign: part(sum, "sign"),
        topScale: part(aligned, "top_scale"), sticky: part(aligned, "sticky"),
        signOfZero: part(product, "sign") & part(addend, "sign"), nan: nan, infinite: infinite))
    module.output("result", result)
    return module
  }

  // MARK: - Several products, rounded

  /// The terms in fixed point, each with its sign, added up in so many bits.
  private func sum(
    _ terms: [(magnitude: Expression, sign: Expression)], startingWith first: Expression?,
    width: Int
  ) -> Expression {
    // A negative term is its complement and one; the ones are added with the rest, in one tree.
    let inverted = terms.map { $0.magnitude.zeroExtended(to: width).inverted(if: $0.sign) }
    let ones = terms.map { $0.sign.zeroExtended(to: width) }
    let all = (first.map { [$0] } ?? []) + inverted + ones
    return all.dropFirst().reduce(all[0]) { $0 + $1 }
  }

  /// Adds the lanes of the products; their fixed-point magnitudes and signs.
  private func addLanes(
    _ module: inout Module, _ products: [Parts], _ shape: FixedPointLane.Shape
  ) -> [(magnitude: Expression, sign: Expression)] {
    let lane = FixedPointLane.module(
      shape,
      name: "product_lane_\(unit.left.identifier)"
        + (unit.left == unit.right ? "" : "_\(unit.right.identifier)"))
    return products.enumerated().map { index, product in
      let placed = module.instance(
        lane, "\(prefix(index))lane",
        ["significand": part(product, "significand"), "scale": part(product, "scale")],
        prefix: prefix(index))
      return (part(placed, "placed"), part(product, "sign"))
    }
  }

  private func exactSum() -> Module {
    var module = Module(
      name,
      "The sum of \(unit.lanes) products and the addend, exactly, rounded once to \(output).")
    let products = addProducts(to: &module)
    let addend = addAddend(to: &module, open: ["zero"])
    let productShape = FixedPointLane.Shape(unit.left, unit.right)
    let addendShape = FixedPointLane.Shape(output)
    let unitExponent = min(productShape.unitExponent, addendShape.unitExponent)
    var terms = addLanes(&module, products, productShape)
    let placed = module.instance(
      FixedPointLane.module(addendShape, name: "addend_lane_\(output.identifier)"), "addend_lane",
      ["significand": part(addend, "significand"), "scale": part(addend, "scale")],
      prefix: "addend_")
    terms.append((part(placed, "placed"), part(addend, "sign")))
    func inUnits(_ term: Expression, _ exponent: Int) -> Expression {
      exponent == unitExponent ? term : .joined([term, .zeros(exponent - unitExponent)])
    }
    terms = terms.enumerated().map { index, term in
      let exponent =
        index < unit.lanes ? productShape.unitExponent : addendShape.unitExponent
      return (inUnits(term.magnitude, exponent), term.sign)
    }
    let widest = terms.map(\.magnitude.width).max() ?? 1
    let width = widest + SignedRange.unsignedWidth(unit.lanes) + 1
    let total = module.wire("sum", sum(terms, startingWith: nil, width: width))
    let (nan, _) = specials(&module, products, addend)
    module.output(
      "result",
      rounded(
        &module, total, topExponent: unitExponent + width - 1, nan: nan, extraNaN: false))
    return module
  }

  /// Adds sign, normaliser, rounding behind a fixed-point sum whose highest bit is worth 2^topExponent.
  private func rounded(
    _ module: inout Module, _ sum: Expression, topExponent: Int, nan: Expression, extraNaN: Bool
  ) -> Expression {
    let parts = module.instance(
      SignMagnitude.module(width: sum.width), "sign_magnitude", ["sum": sum], prefix: "sum_")
    let range = SignedRange(topExponent, topExponent)
    let stage = ResultStage(
      output: output, style: unit.style, width: sum.width, topScales: range, hasSticky: false)
    let magnitude = part(parts, "magnitude")
    return stage.add(
      to: &module,
      ResultStage.Signals(
        magnitude: magnitude, sign: part(parts, "sign"),
        topScale: .constant(topExponent, modulo: range.width), sticky: nil,
        signOfZero: .zeros(1),
        // The least number of the quire is NaR; nothing else has this bit in its magnitude.
        nan: extraNaN ? nan | magnitude.top : nan, infinite: nil))
  }

  // MARK: - A window

  private func windowed(_ bits: Int) -> Module {
    var module = Module(
      name,
      "The sum of \(unit.lanes == 1 ? "the product" : "\(unit.lanes) products") and the addend in a "
        + "window of \(bits) bits below the largest term,\nrounded once to \(output).")
    let products = addProducts(to: &module)
    let addend = addAddend(to: &module)
    // Scales of terms as the output format's, then counted from the least: unsigned, zero for zeros.
    let productOffset = product.offset - output.scaleOffset
    let terms = (product.scales + productOffset).union(output.scales)
    let width = SignedRange.unsignedWidth(terms.greatest - terms.least)
    func counted(_ scale: Expression, _ offset: Int, isZero: Expression, _ name: String)
      -> Expression
    {
      let from = max(width, scale.width)
      let moved = module.wire(
        "\(name)from_least",
        scale.signExtended(to: from) + .constant(offset - terms.least, modulo: from),
        unused: from > width ? "the highest bits are zeros" : nil)
      return module.wire(
        "\(name)term_scale", (~isZero).gating(moved.bits(width - 1, 0)),
        isZero.name == nil ? nil : "zeros are never the largest")
    }
    var scales = products.enumerated().map { lane, product in
      counted(
        part(product, "scale"), productOffset, isZero: part(product, "zero"), prefix(lane))
    }
    var addendScale = counted(
      part(addend, "scale"), 0, isZero: part(addend, "zero"), "addend_")
    if !output.element.isPosit {
      // No window lies below that of the least normal number of the output format.
      addendScale = module.wire(
        "addend_floor_scale",
        part(addend, "zero").select(
          .number(1 - terms.least, width: width), else: addendScale))
    }
    scales.append(addendScale)
    let largest = module.instance(
      WindowAligner.largestScale(count: scales.count, width: width), "largest_scale",
      Dictionary(
        uniqueKeysWithValues: scales.enumerated().map { ("scale_\($0)", $1) }),
      prefix: "scale_")
    let stem = "window_\(bits)_of"
    let aligner = WindowAligner.module(
      significandWidth: product.width, integerBits: 2, scaleWidth: width, window: bits,
      name: "\(stem)_products_\(product.width)_\(width)")
    let addendAligner = WindowAligner.module(
      significandWidth: output.significandWidth, integerBits: 1, scaleWidth: width,
      window: bits, name: "\(stem)_addends_\(output.significandWidth)_\(width)")
    var aligned: [(magnitude: Expression, sign: Expression)] = []
    for (lane, term) in (products + [addend]).enumerated() {
      let name = lane < unit.lanes ? prefix(lane) : "addend_"
      let parts = module.instance(
        lane < unit.lanes ? aligner : addendAligner, "\(name)aligner",
        [
          "significand": part(term, "significand"), "scale": scales[lane],
          "largest": part(largest, "largest"),
        ], prefix: name)
      aligned.append((part(parts, "aligned"), part(term, "sign")))
    }
    let sumWidth = bits + SignedRange.unsignedWidth(unit.lanes) + 1
    let total = module.wire("sum", sum(aligned, startingWith: nil, width: sumWidth))
    let parts = module.instance(
      SignMagnitude.module(width: sumWidth), "sign_magnitude", ["sum": total], prefix: "sum_")
    // Bit `bits` - 1 of the sum is worth two to the largest scale plus 1.
    let topOffset = 1 + sumWidth - bits
    let topScales = SignedRange(terms.least, terms.greatest) + topOffset
    let topScale = module.wire(
      "top_scale",
      part(largest, "largest").zeroExtended(to: max(topScales.width, width + 1))
        + .constant(terms.least + topOffset, modulo: max(topScales.width, width + 1)),
      unused: width + 1 > topScales.width ? "the highest bit is a sign that the next one has" : nil)
    let (nan, infinite) = specials(&module, products, addend)
    let stage = ResultStage(
      output: output, style: unit.style, width: sumWidth, topScales: topScales, hasSticky: false)
    let signs = (products + [addend]).map { part($0, "sign") }
    module.output(
      "result",
      stage.add(
        to: &module,
        ResultStage.Signals(
          magnitude: part(parts, "magnitude"), sign: part(parts, "sign"),
          topScale: topScale.bits(topScales.width - 1, 0), sticky: nil,
          signOfZero: signs.dropFirst().reduce(signs[0]) { $0 & $1 }, nan: nan,
          infinite: infinite)))
    return module
  }

  // MARK: - The quire

  /// The bits of the quire.
  var quireWidth: Int {
    guard case .posit(let n, let es, _) = unit.left.element else { return 0 }
    return OracleQuire.bits(of: OracleFormat(n: n, es: es))
  }

  private func quire() -> Module {
    var module = Module(
      name,
      "The quire of \(unit.left), \(quireWidth) bits in two's complement, plus "
        + (unit.lanes == 1 ? "a product" : "\(unit.lanes) products")
        + ", exactly.\nNaR is a flag beside it, and the word 10...0.")
    let products = addProducts(to: &module)
    let quire = module.input("quire", quireWidth)
    let quireNaN = module.input("quire_nan")
    let terms = addLanes(&module, products, FixedPointLane.Shape(unit.left, unit.right))
    let width = quireWidth + 1
    let total = module.wire(
      "sum", sum(terms, startingWith: quire.signExtended(to: width), width: width))
    let overflow = module.wire(
      "overflow", total.bit(width - 1) ^ total.bit(width - 2), "beyond the range is NaR")
    let wasNaN = module.wire(
      "was_nan", quireNaN | (quire.top & ~quire.bits(quireWidth - 2, 0).any))
    let nan = Expression.anyOf(products.map { part($0, "nan") })
    module.output("next_quire", total.bits(quireWidth - 1, 0))
    module.output("next_nan", wasNaN | nan | overflow)
    return module
  }

  /// A module with inputs `quire` and `quire_nan`, output `result`: the quire rounded to the output format.
  func quireRounding() -> Module {
    var module = Module(
      "quire_to_\(output.identifier)_\(quireWidth)"
        + (unit.style == .straightforward ? "_straightforward" : ""),
      "A quire of \(quireWidth) bits, rounded to \(output).")
    let quire = module.input("quire", quireWidth)
    let nan = module.input("quire_nan")
    let unitExponent = FixedPointLane.Shape(unit.left, unit.right).unitExponent
    module.output(
      "result",
      rounded(
        &module, quire, topExponent: unitExponent + quireWidth - 1, nan: nan, extraNaN: true))
    return module
  }
}
