import PositOracle

extension PlantedBug {
  /// Bits that get lost inside the operations.
  static let sticky: [PlantedBug] = [
    PlantedBug(
      "add-alignment-drops-bits", "bits shifted out of the smaller addend are lost", of: .add
    ) {
      item in
      item.result { x, y in
        if x.sign == 0 || y.sign == 0 { return nil }
        let (large, small) = x.magnitude > y.magnitude ? (x, y) : (y, x)
        let unit = ExactRational(
          significand: 1, exponent: large.binaryExponent - item.format.n + 2)
        let kept = (small.magnitude / unit).floor * unit
        return .rational(large + (small.sign < 0 ? -kept : kept))
      }
    },
    PlantedBug("sub-borrow-lost", "the sticky bit of a subtraction is added, not taken", of: .sub) {
      item in
      item.result { x, y in
        guard let exact = item.rational, x.sign != 0, y.sign != 0 else { return nil }
        let large = max(x.magnitude.binaryExponent, y.magnitude.binaryExponent)
        let unit = ExactRational(significand: 1, exponent: large - item.format.n + 3)
        let kept = (exact.magnitude / unit).ceiling * unit
        return .rational(exact.sign < 0 ? -kept : kept)
      }
    },
    PlantedBug("carry-drops-a-bit", "the bit shifted out by a carry is lost", of: .add) { item in
      guard let x = item.value(0), let y = item.value(1), let exact = item.rational,
        x.sign * y.sign > 0,
        exact.binaryExponent > max(x.binaryExponent, y.binaryExponent)
      else { return item.rightWord }
      return item.result(cutTo: item.format.n - 2 - item.format.es)
    },
    PlantedBug(
      "cancellation-shift-limited", "at most three leading zeros are shifted out", of: .sub
    ) {
      item in
      guard let x = item.value(0), let exact = item.rational, x.sign != 0, exact.sign != 0 else {
        return item.rightWord
      }
      let loss = x.binaryExponent - exact.binaryExponent
      return loss > 3 ? item.format.rounded(exact.scaled(byPowerOfTwo: loss - 3)) : item.rightWord
    },
    PlantedBug("mul-low-half-dropped", "the low bits of the product are not looked at", of: .mul) {
      $0.result(cutTo: $0.format.n - 2 - $0.format.es)
    },
    PlantedBug("div-remainder-ignored", "the remainder gives no sticky bit", of: .div) {
      $0.result(cutTo: $0.format.n - 2)
    },
    PlantedBug(
      "div-remainder-ignored-16", "the remainder gives no sticky bit", of: .div, .posit16
    ) { $0.result(cutTo: $0.format.n - 3) },
    PlantedBug(
      "fma-rounds-product", "the product is rounded before the addition", of: .fma, format6
    ) {
      item in
      item.result { x, y, z in item.nearest(x * y).map { .rational($0 + z) } }
    },
    PlantedBug("fma-addend-lost", "an addend far below the product gives no sticky bit", of: .fma) {
      fmaWithout($0, product: false)
    },
    PlantedBug("fma-product-lost", "a product far below the addend gives no sticky bit", of: .fma) {
      fmaWithout($0, product: true)
    },
    PlantedBug(
      "fma-addend-lost-32", "an addend far below the product gives no sticky bit", of: .fma,
      .posit32
    ) { fmaWithout($0, product: false) },
    PlantedBug("fMM-rounds-first-product", "x y is rounded before the second product", of: .fMM) {
      item in
      item.result { x, y, z in item.nearest(x * y).map { .rational($0 * z) } }
    },
    PlantedBug(
      "sqrt-remainder-ignored", "an inexact root of n-3 bits is rounded", of: .sqrt, .posit16
    ) {
      item in
      item.result { x in item.wideRoot(x).map { .rational($0.cut(toBits: item.format.n - 3)) } }
    },
    PlantedBug("sqrt-odd-scale", "odd exponents are halved downward", of: .sqrt) {
      $0.result { x in
        x.sign > 0 && x.binaryExponent % 2 != 0 ? .sqrt(x.scaled(byPowerOfTwo: -1)) : nil
      }
    },
    PlantedBug("sqrt-through-float32", "the root is rounded to float32 first", of: .sqrt, .posit32)
    {
      item in
      guard let root = item.value(0).flatMap({ item.wideRoot($0) }) else { return item.rightWord }
      return item.format.converted(IEEEFormat.binary32.rounded(root), from: .binary32)
    },
    PlantedBug("rSqrt-two-roundings", "the root is rounded before the reciprocal", of: .rSqrt) {
      item in
      item.result { x in
        guard x.sign > 0, let root = item.format.exactValue(item.format.rounded(.sqrt(x))) else {
          return nil
        }
        return .rational(.one / root)
      }
    },
    PlantedBug("hypot-rounds-squares", "the squares are rounded before their sum", of: .hypot) {
      item in
      item.result { x, y in
        guard let xx = item.nearest(x * x), let yy = item.nearest(y * y) else { return nil }
        return .sqrt(xx + yy)
      }
    },
    PlantedBug("compound-rounds-sum", "1 + x is rounded before the power", of: .compound) { item in
      item.result { x in
        guard let base = item.nearest(x + .one), base.sign != 0 else { return nil }
        return .compound(base - .one, Int(Int64(bitPattern: item.word(1))))
      }
    },
  ]

  static let format6 = OracleFormat(n: 6, es: 1)

  /// x y + z without the smaller of product and addend where they are 2^n or more apart, and the
  /// larger is not itself a posit.
  private static func fmaWithout(_ item: MutantCase, product isProduct: Bool) -> UInt64 {
    item.result { x, y, z in
      let (large, small) = isProduct ? (z, x * y) : (x * y, z)
      guard large.sign != 0, small.sign != 0 else { return nil }
      // A posit plus almost nothing is that posit; what shows there is a product lost beside a tie
      // that the addend cannot be, so its last bits go too.
      let limit = isProduct ? 3 : item.format.n
      return large.binaryExponent - small.binaryExponent > limit ? .rational(large) : nil
    }
  }
}
