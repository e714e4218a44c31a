/// posit8 of the standard: posit(8,2).
public typealias Posit8 = Posit<UInt8, 8, 2>
/// posit16 of the standard: posit(16,2).
public typealias Posit16 = Posit<UInt16, 16, 2>
/// posit32 of the standard: posit(32,2).
public typealias Posit32 = Posit<UInt32, 32, 2>
/// posit64 of the standard: posit(64,2).
public typealias Posit64 = Posit<UInt64, 64, 2>

/// posit(8,0), the 8-bit posit of the 2018 draft and of SoftPosit.
public typealias Posit8_0 = Posit<UInt8, 8, 0>
/// posit(8,1).
public typealias Posit8_1 = Posit<UInt8, 8, 1>
/// posit(16,1), the 16-bit posit of the 2018 draft and of SoftPosit.
public typealias Posit16_1 = Posit<UInt16, 16, 1>
