import PositJudge
import PositOracle

extension PlantedBug {
  /// Sticky bits that lack one wire, and registers that are a little too narrow: each shows at few
  /// operands only, which have to be constructed.
  static let lostBits: [PlantedBug] =
    fromFloatWires + fromIntegerWires + narrowingWires + quireWires + [
      sqrtRemainder(.posit32), sqrtRemainder(.posit64),
      divRemainder(.posit32), divRemainder(.posit64),
      // Full-width products have 55 or 56 bits at (32,2), 119 or 120 at (64,2).
      mulLowBits(.posit32, kept: 54), mulLowBits(.posit32, kept: 55),
      mulLowBits(.posit64, kept: 118), mulLowBits(.posit64, kept: 119),
      mulWire(.posit32, wire: 5), mulWire(.posit64, wire: 20),
      addWire(.posit32, wire: 0), addWire(.posit32, wire: 13),
      fmaAlignment(.posit32, kept: 50), fmaAlignment(.posit32, kept: 53),
      fmaAlignment(.posit64, kept: 64), fmaAlignment(.posit64, kept: 117), fmaZeroHidesNaR(.posit8),
      fmaZeroHidesNaR(.posit32),
      PlantedBug("fMM-zero-hides-NaR", "NaR * 0 * z is 0", of: .fMM, .posit32) {
        $0.words.contains(0) ? 0 : $0.rightWord
      },
      PlantedBug("dot-last-NaR-ignored", "NaR in the last product adds nothing", of: .dot) {
        item in
        let last = item.words.suffix(2)
        guard last.contains(item.format.nar), !item.words.dropLast(2).contains(item.format.nar)
        else { return item.rightWord }
        return item.sumOfProducts(item.words.dropLast(2)).map { item.format.rounded($0) }
          ?? item.rightWord
      },
    ]

  private static let fromFloatWires: [PlantedBug] =
    [0, 5, 10].map { wire in fromFloat(.binary32, .posit16, wire: wire) }
    + [0, 12, 23].map { wire in fromFloat(.binary64, .posit32, wire: wire) }

  private static func fromFloat(
    _ type: IEEEFormat, _ format: OracleFormat, wire: Int
  ) -> PlantedBug {
    let operation = Operation.fromFloat(type)
    return PlantedBug(
      "\(operation.name)-sticky-lacks-wire-\(wire)",
      "the sticky bit lacks bit \(wire) of the fraction", of: operation, format
    ) { item in
      guard let value = type.exactValue(item.word(0)), value.sign != 0 else {
        return item.rightWord
      }
      return withoutSticky(
        value, item.format, weight: value.binaryExponent - type.fractionBits + wire)
    }
  }

  private static let fromIntegerWires: [PlantedBug] =
    [
      (IntegerFormat.int32, OracleFormat.posit16, [0, 9, 17]), (.int64, .posit32, [0, 20, 33]),
      (.uint64, .posit32, [0, 33]),
    ]
    .flatMap { type, format, wires in
      wires.map { wire in
        let operation = Operation.fromInteger(type)
        return PlantedBug(
          "\(operation.name)-sticky-lacks-wire-\(wire)", "the sticky bit lacks bit \(wire)",
          of: operation, format
        ) { item in
          let word = item.word(0)
          if item.rightWord == item.format.nar || word == 0 { return item.rightWord }
          let value: ExactRational =
            switch type {
            case .int32: ExactRational(Int(Int32(truncatingIfNeeded: word)))
            case .int64: ExactRational(Int(Int64(bitPattern: word)))
            default: ExactRational(word)
            }
          return withoutSticky(value, item.format, weight: wire)
        }
      }
    }

  private static let narrowingWires: [PlantedBug] =
    [(OracleFormat.posit64, OracleFormat.posit32, [0, 15, 30]), (.posit32, .posit16, [0, 9])]
    .flatMap { source, target, wires in
      wires.map { wire in
        PlantedBug(
          "narrowing-from-\(source.n)-lacks-wire-\(wire)",
          "the sticky bit lacks bit \(wire) of the significand", of: .convert, target, from: source
        ) { item in
          guard let value = item.setting.oracleSource.exactValue(item.word(0)), value.sign != 0
          else { return item.rightWord }
          let fractionBits = source.n - 3 - source.es
          return withoutSticky(
            value, item.format, weight: value.binaryExponent - fractionBits + wire)
        }
      }
    }

  private static let quireWires: [PlantedBug] =
    [(OracleFormat.posit16, [0, 37, 100]), (.posit32, [3, 131, 220])].flatMap { format, wires in
      wires.map { wire in
        PlantedBug(
          "quire\(format.n)-sticky-lacks-wire-\(wire)",
          "the sticky bit lacks bit \(wire) of the register", of: .qToP, format
        ) { item in
          guard let value = item.rational, value.sign != 0 else { return item.rightWord }
          let unit = RegisterShape(format).unitExponent
          return withoutSticky(value, item.format, weight: unit + wire)
        }
      }
    }

  /// A value rounded by a sticky bit that does not see the bit of a weight; where that bit stands in
  /// front of the sticky bits it is seen.
  private static func withoutSticky(
    _ value: ExactRational, _ format: OracleFormat, weight: Int
  ) -> UInt64 {
    RoundingChoice.rounded(value, format) { choice in
      let unit = ExactRational(significand: 1, exponent: weight)
      guard weight < choice.lowestBitOfBoundary, (choice.value / unit).floor.isOddInteger else {
        return choice.right
      }
      return choice.replacing(choice.value - unit).right
    }
  }

  private static func sqrtRemainder(_ format: OracleFormat) -> PlantedBug {
    PlantedBug(
      "sqrt\(format.n)-small-remainder-lost", "the low four bits of the remainder are lost",
      of: .sqrt, format
    ) { item in
      guard let x = item.value(0), x.sign > 0 else { return item.rightWord }
      return tieIfAbove(item.rightWord, item.format) { boundary, lowestBit in
        // What the square of the boundary leaves of x, in units of its last place.
        let rest = (x - boundary * boundary).scaled(byPowerOfTwo: -2 * lowestBit)
        return rest.sign > 0 && rest < ExactRational(16)
      }
    }
  }

  private static func divRemainder(_ format: OracleFormat) -> PlantedBug {
    PlantedBug(
      "div\(format.n)-last-remainder-lost", "a remainder of one unit gives no sticky bit",
      of: .div, format
    ) { item in
      guard let x = item.value(0)?.magnitude, let y = item.value(1)?.magnitude, x.sign > 0,
        y.sign > 0
      else { return item.rightWord }
      let isNegative = item.rightWord > item.format.nar
      let right = isNegative ? item.format.negated(item.rightWord) : item.rightWord
      let word = tieIfAbove(right, item.format) { boundary, lowestBit in
        var unit = ExactRational(significand: 1, exponent: y.binaryExponent)
        while !(y / unit).isInteger { unit = unit.scaled(byPowerOfTwo: -1) }
        let rest = x - boundary * y
        return rest.sign > 0 && rest <= unit.scaled(byPowerOfTwo: lowestBit)
      }
      return isNegative ? item.format.negated(word) : word
    }
  }

  /// The pattern below a positive one that is odd, where the exact result lies so close above the
  /// boundary between both that it is taken for it.
  private static func tieIfAbove(
    _ right: UInt64, _ format: OracleFormat, _ isTaken: (ExactRational, Int) -> Bool
  ) -> UInt64 {
    guard right % 2 == 1, right > 1, right < format.nar,
      let dyadic = format.boundaryAbove(right - 1)
    else { return right }
    let boundary = ExactRational(dyadic)
    let lowestBit = dyadic.exponent + dyadic.significand.trailingZeroBitCount
    return isTaken(boundary, lowestBit) ? right - 1 : right
  }

  private static func mulLowBits(_ format: OracleFormat, kept: Int) -> PlantedBug {
    PlantedBug(
      "mul\(format.n)-keeps-\(kept)-bits", "what is behind \(kept) bits of the product is lost",
      of: .mul, format
    ) { $0.result(cutTo: kept) }
  }

  private static func mulWire(_ format: OracleFormat, wire: Int) -> PlantedBug {
    PlantedBug(
      "mul\(format.n)-sticky-lacks-wire-\(wire)",
      "the sticky bit lacks bit \(wire) of the full-width product", of: .mul, format
    ) { item in
      guard let x = item.value(0), let y = item.value(1), let value = item.rational,
        value.sign != 0
      else { return item.rightWord }
      let lowest = x.binaryExponent + y.binaryExponent - 2 * (format.n - 3 - format.es)
      return withoutSticky(value, item.format, weight: lowest + wire)
    }
  }

  private static func addWire(_ format: OracleFormat, wire: Int) -> PlantedBug {
    PlantedBug(
      "add\(format.n)-sticky-lacks-wire-\(wire)",
      "the sticky bit lacks bit \(wire) of the smaller addend", of: .add, format
    ) { item in
      guard let x = item.value(0), let y = item.value(1), let value = item.rational,
        x.sign * y.sign > 0
      else { return item.rightWord }
      let small = min(x.magnitude, y.magnitude)
      let lowest = small.binaryExponent - (format.n - 3 - format.es)
      return withoutSticky(value, item.format, weight: lowest + wire)
    }
  }

  /// Product and addend aligned in a register of so many bits; what is shifted out of it sets the
  /// last bit, so that only cancellation shows that bits are missing.
  private static func fmaAlignment(_ format: OracleFormat, kept: Int) -> PlantedBug {
    PlantedBug(
      "fma\(format.n)-aligned-in-\(kept)-bits",
      "the sum is aligned in \(kept) bits and a sticky bit", of: .fma, format
    ) { item in
      item.result { x, y, z in
        let product = x * y
        if product.sign == 0 || z.sign == 0 { return nil }
        let top = max(product.binaryExponent, z.binaryExponent)
        let unit = ExactRational(significand: 1, exponent: top - kept)
        func aligned(_ value: ExactRational) -> ExactRational {
          let units = value.magnitude / unit
          let floor = units.floor
          let jammed = floor.isOddInteger || units.isInteger ? floor : floor + .one
          return (value.sign < 0 ? -jammed : jammed) * unit
        }
        return .rational(aligned(product) + aligned(z))
      }
    }
  }

  private static func fmaZeroHidesNaR(_ format: OracleFormat) -> PlantedBug {
    PlantedBug("fma\(format.n)-zero-hides-NaR", "NaR * 0 + z is z", of: .fma, format) { item in
      let factors = item.words.prefix(2)
      return factors.contains(0) && factors.contains(item.format.nar)
        ? item.word(2) : item.rightWord
    }
  }
}
