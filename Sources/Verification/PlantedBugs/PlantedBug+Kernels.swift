import PositOracle

extension PlantedBug {
  /// Bits that get lost inside the operations.
  static let sticky: [PlantedBug] = [
    PlantedBug(
      "add-alignment-drops-bits", "bits shifted out of the smaller addend are lost", of: .add
    ) {
      item in
      guard let x = item.value(0), let y = item.value(1), x.sign != 0, y.sign != 0 else {
        return item.rightWord
      }
      let (large, small) = x.magnitude > y.magnitude ? (x, y) : (y, x)
      let unit = ExactRational(
        significand: 1, exponent: large.binaryExponent - item.format.n + 2)
      let kept = (small.magnitude / unit).floor * unit
      return item.format.rounded(large + (small.sign < 0 ? -kept : kept))
    },
    PlantedBug("sub-borrow-lost", "the sticky bit of a subtraction is added, not taken", of: .sub) {
      item in
      guard let x = item.value(0), let y = item.value(1), let exact = item.rational,
        x.sign != 0, y.sign != 0
      else { return item.rightWord }
      let large = max(x.magnitude.binaryExponent, y.magnitude.binaryExponent)
      let unit = ExactRational(significand: 1, exponent: large - item.format.n + 3)
      let kept = (exact.magnitude / unit).ceiling * unit
      return item.format.rounded(exact.sign < 0 ? -kept : kept)
    },
    PlantedBug("carry-drops-a-bit", "the bit shifted out by a carry is lost", of: .add) { item in
      guard let x = item.value(0), let y = item.value(1), let exact = item.rational,
        x.sign * y.sign > 0,
        exact.binaryExponent > max(x.binaryExponent, y.binaryExponent)
      else { return item.rightWord }
      return item.format.rounded(exact.cut(toBits: item.format.n - 2 - item.format.es))
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
      $0.rational.map { [format = $0.format] in
        format.rounded($0.cut(toBits: format.n - 2 - format.es))
      } ?? $0.rightWord
    },
    PlantedBug("div-remainder-ignored", "the remainder gives no sticky bit", of: .div) {
      $0.rational.map { [format = $0.format] in format.rounded($0.cut(toBits: format.n - 2)) }
        ?? $0.rightWord
    },
    PlantedBug(
      "div-remainder-ignored-16", "the remainder gives no sticky bit", of: .div, .posit16
    ) {
      $0.rational.map { [format = $0.format] in format.rounded($0.cut(toBits: format.n - 3)) }
        ?? $0.rightWord
    },
    PlantedBug(
      "fma-rounds-product", "the product is rounded before the addition", of: .fma, format6
    ) {
      item in
      guard let x = item.value(0), let y = item.value(1), let z = item.value(2),
        let product = item.format.exactValue(item.format.rounded(x * y))
      else { return item.rightWord }
      return item.format.rounded(product + z)
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
      guard let x = item.value(0), let y = item.value(1), let z = item.value(2),
        let product = item.format.exactValue(item.format.rounded(x * y))
      else { return item.rightWord }
      return item.format.rounded(product * z)
    },
    PlantedBug(
      "sqrt-remainder-ignored", "an inexact root of n-3 bits is rounded", of: .sqrt, .posit16
    ) {
      item in
      guard let x = item.value(0), x.sign > 0 else { return item.rightWord }
      let wide = OracleFormat(n: 64, es: item.format.es)
      guard let root = wide.exactValue(wide.rounded(.sqrt(x))) else { return item.rightWord }
      return item.format.rounded(root.cut(toBits: item.format.n - 3))
    },
    PlantedBug("sqrt-odd-scale", "odd exponents are halved downward", of: .sqrt) { item in
      guard let x = item.value(0), x.sign > 0, x.binaryExponent % 2 != 0 else {
        return item.rightWord
      }
      return item.format.rounded(.sqrt(x.scaled(byPowerOfTwo: -1)))
    },
    PlantedBug("sqrt-through-float32", "the root is rounded to float32 first", of: .sqrt, .posit32)
    {
      item in
      guard let x = item.value(0), x.sign > 0 else { return item.rightWord }
      let wide = OracleFormat(n: 64, es: item.format.es)
      guard let root = wide.exactValue(wide.rounded(.sqrt(x))) else { return item.rightWord }
      return item.format.converted(IEEEFormat.binary32.rounded(root), from: .binary32)
    },
    PlantedBug("rSqrt-two-roundings", "the root is rounded before the reciprocal", of: .rSqrt) {
      item in
      guard let x = item.value(0), x.sign > 0,
        let root = item.format.exactValue(item.format.rounded(.sqrt(x)))
      else { return item.rightWord }
      return item.format.rounded(.one / root)
    },
    PlantedBug("hypot-rounds-squares", "the squares are rounded before their sum", of: .hypot) {
      item in
      guard let x = item.value(0), let y = item.value(1),
        let xx = item.format.exactValue(item.format.rounded(x * x)),
        let yy = item.format.exactValue(item.format.rounded(y * y))
      else { return item.rightWord }
      return item.format.rounded(.sqrt(xx + yy))
    },
    PlantedBug("compound-rounds-sum", "1 + x is rounded before the power", of: .compound) { item in
      guard let x = item.value(0), let base = item.format.exactValue(item.format.rounded(x + .one)),
        base.sign != 0
      else { return item.rightWord }
      let exponent = Int(Int64(bitPattern: item.word(1)))
      return item.format.rounded(.compound(base - .one, exponent))
    },
  ]

  static let format6 = OracleFormat(n: 6, es: 1)

  /// x y + z without the smaller of product and addend where they are 2^n or more apart, and the
  /// larger is not itself a posit.
  private static func fmaWithout(_ item: MutantCase, product isProduct: Bool) -> UInt64 {
    guard let x = item.value(0), let y = item.value(1), let z = item.value(2) else {
      return item.rightWord
    }
    let (large, small) = isProduct ? (z, x * y) : (x * y, z)
    guard large.sign != 0, small.sign != 0 else { return item.rightWord }
    let distance = large.binaryExponent - small.binaryExponent
    // A posit plus almost nothing is that posit; what shows there is a product lost beside a tie
    // that the addend cannot be, so its last bits go too.
    if isProduct {
      return distance > 3 ? item.format.rounded(large) : item.rightWord
    }
    return distance > item.format.n ? item.format.rounded(large) : item.rightWord
  }
}
