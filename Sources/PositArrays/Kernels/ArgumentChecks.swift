import PositArithmetic

/// Stops the program if an operand and the result differ in count.
@inlinable
func checkCounts(_ operandCount: Int, _ resultCount: Int) {
  precondition(
    operandCount == resultCount,
    "posit arrays differ in count: operand has \(operandCount) elements, result \(resultCount)")
}

/// Stops the program if patterns of the format do not fit the storage.
@inlinable
func checkStorage<Storage: PatternStorage>(_ storage: Storage.Type, _ format: PositFormat) {
  precondition(
    format.n <= Storage.bitWidth,
    "\(format) does not fit array elements of \(Storage.bitWidth) bits")
  precondition(
    Storage.bitWidth == 8 || Storage.bitWidth == 16 || Storage.bitWidth == 32,
    "arrays of posits are made of UInt8, UInt16 or UInt32")
}
