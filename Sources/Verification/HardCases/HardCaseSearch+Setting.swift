import PositOracle

extension HardCaseSearch {
  /// The search for the hardest operands of a setting; nil unless it is an elementary function of
  /// one posit in a format of up to 32 bits.
  public init?(_ setting: Setting) {
    guard let function = ElementaryFunction(rawValue: setting.operation.name), function.arity == 1,
      setting.format.n <= 32
    else { return nil }
    // What is further from a boundary than 2^-12 of the distance of two posits is nothing hard.
    self.init(function, setting.oracle, closeness: 12)
  }
}
