import Quantization
import Testing

@Suite struct NumberFormatTextGoldenTests {
  /// Run IDs hash these names: what studies have written must never change.
  @Test func namesStay() throws {
    for name in [
      "float32", "bfloat16", "float16", "float8(e4m3)", "float8(e5m2)", "posit(8,1)", "posit(16,2)",
      "posit(32,2)", "posit(2,0)",
    ] {
      #expect(try NumberFormat(parsing: name).description == name)
    }
    #expect(NumberFormat.posit(n: 8, es: 1).description == "posit(8,1)")
  }

  /// Text, its one name, the width of an element, the bits a value takes.
  @Test(arguments: [
    ("posit8", "posit(8,2)", 8, 8.0), ("posit16", "posit(16,2)", 16, 16),
    ("POSIT32", "posit(32,2)", 32, 32),
    (" posit( 8, 1 )", "posit(8,1)", 8, 8), ("float(5,10)", "float16", 16, 16),
    ("float(8,7)", "bfloat16", 16, 16), ("float(8,23)", "float32", 32, 32),
    ("float(5,2)", "float8(e5m2)", 8, 8), ("float(4,3,fn)", "float8(e4m3)", 8, 8),
    ("float(4,3)", "float(4,3)", 8, 8), ("float(4,3,ieee)", "float(4,3)", 8, 8),
    ("float(4,3,fn,bias=7)", "float8(e4m3)", 8, 8),
    ("float(4,3,bias=11)", "float(4,3,bias=11)", 8, 8),
    ("float(3,2,finite)", "float6(e3m2)", 6, 6), ("float6(e2m3)", "float6(e2m3)", 6, 6),
    ("float4(e2m1)", "float4(e2m1)", 4, 4), ("float(8,10)", "float(8,10)", 19, 19),
    ("bposit(16,2,6)", "bposit(16,2,6)", 16, 16), ("posit(16,2,6)", "bposit(16,2,6)", 16, 16),
    ("bposit(16,2,15)", "posit(16,2)", 16, 16), ("mxfp8(e4m3)", "mxfp8(e4m3)", 8, 8.25),
    ("mxfp8(e5m2,rceil)", "mxfp8(e5m2,rceil)", 8, 8.25),
    ("mxfp8(e4m3,floor)", "mxfp8(e4m3)", 8, 8.25),
    ("mx(float8(e4m3))", "mxfp8(e4m3)", 8, 8.25),
    ("mx(float(5,2),32,even)", "mxfp8(e5m2,even)", 8, 8.25),
    ("mxfp6(e2m3)", "mxfp6(e2m3)", 6, 6.25), ("mxfp4(e2m1,ceil)", "mxfp4(e2m1,ceil)", 4, 4.25),
    ("mx(float8(e4m3),16)", "mx(float8(e4m3),16)", 8, 8.5),
    ("mx(posit8)", "mx(posit(8,2),32)", 8, 8.25),
    ("mx(posit(8,1),16,ceil)", "mx(posit(8,1),16,ceil)", 8, 8.5),
    ("mx(bposit(8,2,4),64)", "mx(bposit(8,2,4),64)", 8, 8.125),
  ])
  func namesAndWidths(text: String, name: String, bits: Int, bitsPerValue: Double) throws {
    let format = try NumberFormat(parsing: text)
    #expect(format.description == name)
    #expect(try NumberFormat(parsing: name) == format)
    #expect(format.bits == bits && format.bitsPerValue == bitsPerValue)
  }

  @Test(arguments: [
    ("", "known are"), ("float", "float(e,m)"), ("posit(8,1", "known are"),
    ("posit(8,1))", "known are"),
    ("posit(8)", "known are"), ("posit(33,2)", "known are"), ("posit(8,5)", "known are"),
    ("posit64", "known are"), ("bposit(16,2)", "bposit(n,es,rs)"), ("bposit(16,2,1)", "at least 2"),
    ("float(1,2)", "2 <= e <= 8"), ("float(5,23)", "1 <= m <= 22"),
    ("float(8,8,fn,bias=100)", "float32 has"),
    ("float(4,3,ones)", "ieee, fn or finite"), ("float8(e3m4)", "known are"),
    ("mxfp8(e3m2)", "known are"),
    ("mxfp8", "known are"), ("mxfp8(e4m3,up)", "the scale rule is floor, ceil"),
    ("mxfp8(e4m3,ceil,2)", "comes last"), ("mx(float32)", "need no scale"),
    ("mx(posit(8,1),1)", "2 to 1024"), ("mx(mxfp8(e4m3))", "known are"), ("mx()", "known are"),
  ])
  func refusals(text: String, reason: String) {
    let error = #expect(throws: NumberFormatError.self) { try NumberFormat(parsing: text) }
    #expect(error?.description.contains("'\(text)'") == true)
    #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
  }

  @Test func ranges() throws {
    let e2m1 = NumberFormat(element: .float4e2m1)
    #expect(e2m1.largestFinite == 6 && e2m1.smallestPositive == 0.5)
    #expect(try NumberFormat(parsing: "float(4,3)").largestFinite == 240)
    #expect(try NumberFormat(parsing: "float(4,3,bias=8)").largestFinite == 120)
    // Regimes 0^6 to 1^6, two exponent bits, seven fraction bits: the regime's limit leaves them all.
    let bounded = NumberFormat.posit(n: 16, es: 2, regimeLimit: 6)
    #expect(bounded.largestFinite == 0x1.FEp23 && bounded.smallestPositive == 0x1.02p-24)
    #expect(bounded.amaxTarget == 0x1p12 && NumberFormat.posit(n: 8, es: 1).amaxTarget == 64)
    let mx = NumberFormat.mx(.float8e4m3)
    #expect(mx.valuesPerBlock == 32 && mx.smallestPositive == 0x1p-136)
    #expect(mx.largestFinite == .greatestFiniteMagnitude)
    #expect(OverflowPolicy.usual(for: .float(exponentBits: 8, fractionBits: 10)) == .nonFinite)
    #expect(OverflowPolicy.usual(for: .float8e5m2) == .saturate)
  }
}
