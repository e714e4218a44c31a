/// The circuits of a format that are proved together.
public struct ProofPlan: Sendable {
  /// One circuit to be proved.
  public enum Target: Sendable {
    case decoder(WordFormat, CodecStyle)
    case encoder(WordFormat, CodecStyle)
    case unit(UnitDescription)

    /// The circuit.
    ///
    /// - Throws: ``CircuitError``: an error of this library.
    public func module() throws(CircuitError) -> Module {
      switch self {
      case .decoder(let format, let style): try CodecCircuit.decoder(format, style: style)
      case .encoder(let format, let style): try CodecCircuit.encoder(format, style: style)
      case .unit(let unit): try HardwareUnit(unit).top
      }
    }

    /// Proves the circuit.
    ///
    /// - Throws: ``ToolError``, `RecordError` or ``CircuitError``.
    public func outcome(_ proof: UnitProof) async throws -> ProofOutcome {
      switch self {
      case .decoder(let format, let style): try await proof.proveDecoder(format, style: style)
      case .encoder(let format, let style): try await proof.proveEncoder(format, style: style)
      case .unit(let unit): try await proof.prove(unit)
      }
    }
  }

  /// The circuits, in the order in which they are reported.
  public let targets: [Target]

  /// Every unit of a format: for posits decoder and encoder in both styles; the MAC, combinational in both
  /// styles and with registers; dot products of 4 and 8 lanes; each accumulator.
  ///
  /// - Throws: ``UnitError``: an error of this library.
  public init(_ format: WordFormat) throws(UnitError) {
    var targets: [Target] = []
    let isPosit = format.element.isPosit
    var hasQuire = false
    if case .posit(_, _, nil) = format.element { hasQuire = true }
    if isPosit {
      targets += CodecStyle.allCases.map { .decoder(format, $0) }
      targets += CodecStyle.allCases.map { .encoder(format, $0) }
    }
    for style in isPosit ? CodecStyle.allCases : [.optimized] {
      targets.append(.unit(try UnitDescription(left: format, style: style)))
    }
    for stages in 1...3 {
      targets.append(.unit(try UnitDescription(left: format, stages: stages)))
    }
    if hasQuire {
      targets.append(.unit(try UnitDescription(left: format, accumulator: .quire)))
      for stages in 2...4 {
        targets.append(
          .unit(try UnitDescription(left: format, accumulator: .quire, stages: stages)))
      }
    }
    for window in Self.windows(format) {
      targets.append(.unit(try UnitDescription(left: format, accumulator: .window(window))))
    }
    for lanes in [4, 8] {
      var accumulators: [Accumulator] = Self.windows(format).map { .window($0) }
      if isPosit { accumulators.insert(.rounded, at: 0) }
      if hasQuire { accumulators.append(.quire) }
      for accumulator in accumulators {
        targets.append(
          .unit(try UnitDescription(left: format, lanes: lanes, accumulator: accumulator)))
      }
      targets.append(
        .unit(
          try UnitDescription(
            left: format, lanes: lanes, accumulator: .window(Self.windows(format)[0]), stages: 3)))
    }
    self.targets = targets
  }

  /// The windows that are proved: one that holds little more than a product, one of twice that.
  static func windows(_ format: WordFormat) -> [Int] {
    let product = 2 * format.significandWidth
    return [product + 4, 2 * product + 4]
  }
}
