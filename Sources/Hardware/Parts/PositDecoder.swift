/// Takes posits apart.
enum PositDecoder {
  /// A module with input `posit`, outputs `sign`, `scale` (two's complement), `significand` (the bit before
  /// the point first), `zero` and `nan` (NaR).
  static func module(_ format: WordFormat, style: CodecStyle) -> Module {
    guard case .posit(let n, let es, let limit) = format.element else {
      preconditionFailure("\(format) is no posit format")
    }
    let name =
      "\(format.identifier)_decoder" + (style == .straightforward ? "_straightforward" : "")
    var module = Module(
      name,
      "Takes a \(format) apart: (-1)^sign * significand * 2^scale, the significand with one bit before\n"
        + "the point, a zero for the number zero.\n"
        + (style == .optimized
          ? "One detector and one shifter: the regime ends where a bit first differs from that before it."
          : "Two detectors and two shifters, one of each for regimes of ones and for those of zeros.")
    )
    let posit = module.input("posit", n)
    let sign = module.wire("negative", posit.top)
    let tail = module.wire("any_tail", posit.bits(n - 2, 0).any)
    let magnitude = module.wire(
      "magnitude",
      posit.bits(n - 2, 0).inverted(if: sign) + sign.zeroExtended(to: n - 1),
      "the word without its sign, negated if that is set")
    let regime = module.wire("regime_of_ones", magnitude.top)
    let behind = module.wire("behind_regime_bit", magnitude.bits(n - 3, 0))

    /// The run behind the first regime bit: how long it is, and what follows its end.
    func run(
      _ bits: Expression, _ prefix: String
    ) -> (count: Expression, rest: Expression) {
      // A one at the end stops the count where the word ends, or where the limit does.
      let seen = limit.map { $0 - 2 } ?? n - 2
      let detected = module.wire(
        "\(prefix)seen", .joined([bits.slice(highest: seen), .number(1, width: 1)]))
      let zeros = module.instance(
        LeadingZeros.module(width: seen + 1), "\(prefix)detector", ["word": detected],
        prefix: "\(prefix)run_", open: ["any"])
      let shift = zeros["count"] ?? .zeros(1)
      let rest = module.wire("\(prefix)rest", behind.bits(n - 4, 0) << shift)
      guard let limit else { return (shift, rest) }
      // At the limit there is no opposite bit, so one bit less is dropped than the length says.
      let isLongest = module.wire("\(prefix)longest", ~bits.any)
      let width = LeadingZeros.countWidth(limit)
      let count = module.wire(
        "\(prefix)length",
        isLongest.select(
          .number(limit - 1, width: width), else: shift.zeroExtended(to: width)))
      return (count, rest)
    }

    let count: Expression
    let rest: Expression
    let looked = behind.highest(limit.map { $0 - 1 } ?? n - 2)
    switch style {
    case .optimized:
      // Neighbours are compared, not each bit with the first one: no signal has to drive them all.
      let differing = module.wire(
        "regime_end", looked ^ magnitude.bits(n - 2, n - 1 - looked.width),
        "a one where a bit differs from that before it: first where the regime ends")
      (count, rest) = run(differing, "")
    case .straightforward:
      let inverse = module.wire("inverse", ~looked)
      let ofOnes = run(inverse, "ones_")
      let ofZeros = run(looked, "zeros_")
      count = module.wire("length", regime.select(ofOnes.count, else: ofZeros.count))
      rest = module.wire("rest", regime.select(ofOnes.rest, else: ofZeros.rest))
    }
    let flip = module.wire("regime_of_zeros", ~regime)
    let exponent = module.wire(
      "regime", .joined([flip, count.inverted(if: flip)]),
      "length - 1 of a regime of ones, minus the length of one of zeros")
    let scale = module.wire(
      "whole_scale", es == 0 ? exponent : .joined([exponent, rest.highest(es)]))
    module.output("sign", sign)
    module.output("scale", scale.resized(to: format.scales.width))
    module.output("zero", ~(sign | tail))
    module.output("nan", sign & ~tail)
    module.output("significand", .joined([sign | tail, rest.bits(n - 4 - es, 0)]))
    return module
  }
}

extension Expression {
  /// The highest bits of a signal or of some bits of one.
  fileprivate func slice(highest count: Int) -> Expression {
    guard case .slice(let name, let high, _, let whole) = node else { return highest(count) }
    return Expression(signal: name, width: whole).bits(high, high - count + 1)
  }

  /// A signal in two's complement with so many bits, which must be enough for what it can be.
  func resized(to width: Int) -> Expression {
    width <= self.width ? bits(width - 1, 0) : signExtended(to: width)
  }
}
