import PositOracle
import Randomness

extension UnitProof {
  /// Holds a posit decoder against the oracle: every pattern of up to 16 bits, else listed and random ones.
  ///
  /// - Throws: ``ToolError``, `RecordError` or ``CircuitError``.
  public func proveDecoder(
    _ format: WordFormat, style: CodecStyle, module: Module? = nil
  ) async throws -> ProofOutcome {
    let module = try module ?? CodecCircuit.decoder(format, style: style)
    let width = format.width
    var patterns = format.hardPatterns
    if width <= 16 {
      patterns = Array(0..<UInt64(1) << UInt64(width))
    } else {
      let stream = RandomStream(seed: seed).child(named: module.name)
      for index in 0..<samples {
        // Uniform patterns rarely have long regimes; the same with some bits below the sign filled do.
        let random = stream.wideWord(at: UInt64(index)) >> UInt64(64 - width)
        let ones = format.element.largestPattern >> (random & 31)
        patterns.append(index % 3 == 0 ? random : index % 3 == 1 ? random & ones : random | ones)
      }
      patterns = patterns.map { $0 & format.element.mask }
    }
    var records = OperandRecords()
    for pattern in patterns { records.append(pattern, width: width) }
    let results = try await simulated(module, records)
    let names = module.outputs.map(\.name)
    func output(_ record: Int, _ name: String) -> UInt64 {
      names.firstIndex(of: name).map { results.word(record, output: $0) } ?? .max
    }
    var list = MismatchList()
    for (record, pattern) in patterns.enumerated() {
      let isNaR = pattern == format.element.signBit
      let isZero = pattern == 0
      var isRight =
        output(record, "nan") == (isNaR ? 1 : 0) && output(record, "zero") == (isZero ? 1 : 0)
        && !results.undefined.contains(record)
      let significand = output(record, "significand")
      let sign = output(record, "sign")
      let scale = signed(output(record, "scale"), format.scales.width)
      if let value = format.element.exactValue(pattern), !isZero {
        let found = ExactRational(
          significand: sign == 1 ? -Int64(significand) : Int64(significand),
          exponent: scale - (format.significandWidth - 1))
        isRight =
          isRight && found == value && significand >> UInt64(format.significandWidth - 1) == 1
      } else if isZero {
        isRight = isRight && significand == 0
      }
      list.judge(isRight) {
        "\(patternText(pattern, width)): sign \(sign), scale \(scale), significand \(significand)"
      }
    }
    return outcome(
      module, width <= 16 ? "all patterns" : "hard and random patterns, seed \(seed)", list)
  }

  /// Holds a posit encoder with its rounding against the oracle: every input of formats up to 16 bits, else
  /// random ones.
  ///
  /// - Throws: ``ToolError``, `RecordError` or ``CircuitError``.
  public func proveEncoder(
    _ format: WordFormat, style: CodecStyle, module: Module? = nil
  ) async throws -> ProofOutcome {
    let module = try module ?? CodecCircuit.encoder(format, style: style)
    let scales = CodecCircuit.encoderScales(format)
    let scaleWidth = module.inputs.first { $0.name == "scale" }?.width ?? 1
    let fractionWidth = PositEncoder.fractionWidth(format)
    let scaleCount = scales.greatest - scales.least + 1
    // Sign, sticky, fraction, scale.
    let bits = 2 + fractionWidth
    let isExhaustive = scaleCount << bits <= (simulator == .verilator ? 1 << 23 : 1 << 16)
    let count = isExhaustive ? scaleCount << bits : samples
    let stream = RandomStream(seed: seed).child(named: module.name)
    func input(_ index: Int) -> EncoderInput {
      var choice = UInt64(index)
      if !isExhaustive {
        let random = stream.wideWord(at: UInt64(index))
        // Fractions that end in runs of zeros or ones lie beside ties.
        let low = random >> 20 & 31
        let fraction = random >> 32 & (1 << UInt64(fractionWidth) - 1)
        let dropped = min(low, UInt64(fractionWidth))
        let kept = (fraction >> dropped) << dropped
        choice =
          (random & 3) | (random & 16 == 0 ? kept : fraction) << 2
          | UInt64(Int(random >> 4 & 0xFFFF) % scaleCount) << UInt64(bits)
      }
      return EncoderInput(
        isNegative: choice & 1 == 1, isSticky: choice & 2 == 2,
        fraction: choice >> 2 & (1 << UInt64(fractionWidth) - 1),
        scale: scales.least + Int(choice >> UInt64(bits)))
    }
    var records = OperandRecords()
    records.reserve((count + 2) * Bench(module).operandBytes)
    func append(_ input: EncoderInput, zero: UInt64, nan: UInt64) {
      records.append(input.isNegative ? 1 : 0, width: 1)
      records.append(
        UInt64(bitPattern: Int64(input.scale)) & (1 << UInt64(scaleWidth) - 1), width: scaleWidth)
      records.append(input.fraction, width: fractionWidth)
      records.append(input.isSticky ? 1 : 0, width: 1)
      records.append(zero, width: 1)
      records.append(nan, width: 1)
    }
    for index in 0..<count { append(input(index), zero: 0, nan: 0) }
    // Zero and NaR win over all else.
    for index in 0..<64 {
      append(input(index * 977 % count), zero: 1, nan: 0)
      append(input(index * 977 % count), zero: 0, nan: 1)
    }
    let results = try await simulated(module, records)
    var list = MismatchList()
    // Both signs and both values of sticky share a fraction; the oracle rounds magnitudes once.
    for index in 0..<count {
      let input = input(index)
      let expected = format.rounded(.number(input.value(fractionWidth), isNegativeZero: false))
      let found = results.word(index)
      list.judge(found == expected && !results.undefined.contains(index)) {
        "\(input): \(patternText(found, format.width)), expected "
          + patternText(expected, format.width)
      }
    }
    for index in 0..<128 {
      let expected = index % 2 == 0 ? 0 : format.element.signBit
      let found = results.word(count + index)
      list.judge(found == expected) {
        "\(index % 2 == 0 ? "zero" : "NaR"): \(patternText(found, format.width))"
      }
    }
    return outcome(
      module, isExhaustive ? "all inputs" : "random inputs, seed \(seed)", list)
  }

  private func signed(_ word: UInt64, _ width: Int) -> Int {
    Int(Int64(bitPattern: word << UInt64(64 - width)) >> Int64(64 - width))
  }
}

/// What an encoder gets.
struct EncoderInput: CustomStringConvertible {
  let isNegative: Bool
  let isSticky: Bool
  let fraction: UInt64
  let scale: Int

  /// A number that the encoder may take this for: where there is more behind the fraction, half of its last
  /// place, which is on the same side of every boundary as all that it can be.
  func value(_ fractionWidth: Int) -> ExactRational {
    let significand =
      Int64(1) << Int64(fractionWidth + 1) | Int64(fraction) << 1 | (isSticky ? 1 : 0)
    return ExactRational(
      significand: isNegative ? -significand : significand, exponent: scale - fractionWidth - 1)
  }

  var description: String {
    "sign \(isNegative ? 1 : 0) scale \(scale) fraction \(fraction) sticky \(isSticky ? 1 : 0)"
  }
}
