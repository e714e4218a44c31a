import PositJudge
import PositOracle

/// A named campaign of this project: what `make verify` and `make verify-full` run.
public struct CampaignPlan: Sendable {
  /// The name, which names the certificate.
  public let name: String

  /// What it proves.
  public let summary: String

  /// Its parts, for a subject.
  public let parts: @Sendable (any Subject) -> [CampaignPart]

  /// The plans of a name: one plan, or all of `full`.
  public static func named(_ name: String) -> [CampaignPlan]? {
    if name == "full" { return full }
    return all.first { $0.name == name }.map { [$0] }
  }

  /// Every plan.
  public static let all: [CampaignPlan] = [short] + full

  /// The long campaigns, in the order in which they are worth running.
  public static let full: [CampaignPlan] =
    [small, smallConversions, oneOperand16, hardCases] + pairs16 + samples32
    + [samples64, everyFloat32, formats, stochastic]

  /// About ten minutes over every operation.
  static let short = CampaignPlan(
    name: "short", summary: "every operation: small formats, hard cases, samples; about 10 minutes"
  ) { subject in
    let formats = small8 + [.posit(n: 6, es: 1), .posit(n: 5, es: 3)]
    return settings(Operation.all, formats, subject).flatMap { setting in
      exhaustiveOr(setting, limit: 1 << 18, samples: 750_000)
    }
      + settings(Operation.all, wide16 + [.posit32], subject).flatMap { setting in
        exhaustiveOr(setting, limit: 1 << 16, samples: 7_500_000)
      }
      + settings(Operation.all, [.posit64], subject).map {
        CampaignPart($0, .sampled, samples: 3_000_000, seed: 1)
      }
      + elementSettings([.float8e4m3, .float8e5m2, .float16, .bfloat16], [.usual], subject)
      .flatMap { exhaustiveOr($0, limit: 1 << 16, samples: 750_000) }
  }

  /// All operands of all operations for n <= 8.
  static let small = CampaignPlan(
    name: "n2-to-8-es0-to-3",
    summary: "all operations, all operands, n = 2 to 8, es = 0 to 3; hard cases and samples where "
      + "operands cannot be listed"
  ) { subject in
    settings(scalarOperations, smallFormats, subject).flatMap { setting in
      exhaustiveOr(setting, limit: 1 << 25, samples: 20_000)
    }
  }

  /// All conversions between posit formats of up to 8 bits, and from and to 16 bits.
  static let smallConversions = CampaignPlan(
    name: "between-posits",
    summary: "convert, all operands, between all formats up to 8 bits and (16,1), (16,2)"
  ) { subject in
    guard subject.supports(Setting(.convert, .posit8, from: .posit16)) else { return [] }
    let formats = smallFormats + wide16
    return formats.flatMap { source in
      formats.map { CampaignPart(Setting(.convert, $0, from: source), .exhaustive) }
    }
  }

  /// All operands of the operations of one operand at 16 bits.
  static let oneOperand16 = CampaignPlan(
    name: "one-operand-posit(16,1)-posit(16,2)",
    summary: "all operations of one 16-bit operand and all conversions, all operands"
  ) { subject in
    settings(scalarOperations.filter { $0.operands.count == 1 }, wide16, subject).flatMap {
      exhaustiveOr($0, limit: 1 << 16, samples: 200_000)
    }
      + settings([.convert], [.posit32, .posit8], subject)
      .flatMap { wide in
        wide16.map { CampaignPart(Setting(wide.operation, wide.format, from: $0), .exhaustive) }
      }
  }

  /// Hard cases of every operation from 16 to 64 bits.
  static let hardCases = CampaignPlan(
    name: "hard-cases", summary: "hard cases of every operation at (16,1), (16,2), (32,2), (64,2)"
  ) { subject in
    settings(Operation.all, wide16 + [.posit32, .posit64], subject).map {
      CampaignPart($0, .hardCases, seed: 1)
    }
  }

  /// All 2^32 pairs of operands of the four basic operations at 16 bits, a plan each.
  static let pairs16: [CampaignPlan] = wide16.flatMap { format in
    [Operation.add, .sub, .mul, .div].map { operation in
      CampaignPlan(
        name: "\(operation.name)-\(format)-all-pairs",
        summary: "\(operation.name) at \(format), all 2^32 pairs"
      ) { subject in
        settings([operation], [format], subject).map {
          CampaignPart($0, .exhaustive)
        }
      }
    }
  }

  /// 10^8 samples of every operation at (32,2), a plan for each group of operations.
  static let samples32: [CampaignPlan] = groups.map { group, operations in
    CampaignPlan(
      name: "samples-posit(32,2)-\(group)", summary: "10^8 samples of each at (32,2): \(group)"
    ) { subject in
      settings(operations, [.posit32], subject).map {
        CampaignPart($0, .sampled, samples: 100_000_000, seed: 1)
      }
    }
  }

  /// 10^7 samples of every operation at (64,2).
  static let samples64 = CampaignPlan(
    name: "samples-posit(64,2)", summary: "10^7 samples of every operation at (64,2)"
  ) { subject in
    settings(Operation.all, [.posit64], subject).map {
      CampaignPart($0, .sampled, samples: 10_000_000, seed: 1)
    }
  }

  /// All float32 numbers to the formats that networks are trained in.
  static let everyFloat32 = CampaignPlan(
    name: "every-float32",
    summary:
      "all 2^32 float32 numbers to (8,0), (8,1), (8,2), (16,1) and (16,2), and to float8(e4m3), "
      + "float8(e5m2), float16 and bfloat16 to nearest and toward zero, float8 with both ways to overflow"
  ) { subject in
    let posits = settings([.fromFloat(.binary32)], small8 + wide16, subject)
    let floats =
      float32Settings(float8, roundings, subject)
      + float32Settings([.float16, .bfloat16], [.usual, ResultRounding(.towardZero)], subject)
    return (posits + floats).map { CampaignPart($0, .exhaustive) }
  }

  /// Arithmetic and conversions in element formats: the 8-bit ones with all operands, fma's 2^24 triples
  /// among them.
  public static let formats = CampaignPlan(
    name: "formats",
    summary: "+ - * / fma sqrt and conversions: all operands of float8(e4m3), float8(e5m2) and "
      + "bposit(8,2,6), rounded each way; float16, bfloat16 and others by hard cases and samples"
  ) { subject in
    let narrow =
      elementSettings(float8, roundings, subject)
      + elementSettings([.posit(n: 8, es: 2, regimeLimit: 6)], [.usual], subject)
    let wide = elementSettings(
      [
        .float16, .bfloat16, .float(exponentBits: 4, fractionBits: 3),
        .float(exponentBits: 3, fractionBits: 2, specials: .none),
        .posit(n: 16, es: 2, regimeLimit: 6),
      ], [.usual, ResultRounding(.towardZero)], subject)
    return (narrow + wide).flatMap { exhaustiveOr($0, limit: 1 << 24, samples: 1_000_000) }
  }

  /// Stochastic rounding of float32 numbers.
  public static let stochastic = CampaignPlan(
    name: "stochastic",
    summary:
      "float32 rounded stochastically to posits and floats: 2^26 draws of each, counted against the "
      + "exact probabilities"
  ) { subject in
    let drawn = ResultRounding(.stochastic)
    let settings =
      float32Settings(small8 + wide16 + float8 + [.float16, .bfloat16], [drawn], subject)
      + float32Settings(float8, [ResultRounding(.stochastic, overflow: .saturate)], subject)
    return settings.map { CampaignPart($0, .draws, samples: 1 << 26, seed: 1) }
  }

  private static let float8: [OracleElementFormat] = [.float8e4m3, .float8e5m2]

  /// To nearest and toward zero, overflowing and saturating.
  private static let roundings = [
    ResultRounding.usual, ResultRounding(.towardZero), ResultRounding(overflow: .saturate),
    ResultRounding(.towardZero, overflow: .saturate),
  ]

  /// `fromFloat32` to each format, rounded in each way, as far as a subject has it.
  private static func float32Settings(
    _ formats: [OracleElementFormat], _ roundings: [ResultRounding], _ subject: any Subject
  ) -> [Setting] {
    formats.flatMap { format in
      roundings.map { Setting(.fromFloat(.binary32), format, rounding: $0) }
    }.filter { subject.supports($0) }
  }

  /// Every operation of element formats, each rounded in each way, as far as a subject has it; `convert` starts
  /// from float16.
  private static func elementSettings(
    _ formats: [OracleElementFormat], _ roundings: [ResultRounding], _ subject: any Subject
  ) -> [Setting] {
    formats.flatMap { format in
      Operation.all.filter { $0.elementRule != nil }.flatMap { operation in
        roundings.map {
          Setting(operation, format, from: operation == .convert ? .float16 : nil, rounding: $0)
        }
      }
    }.filter { $0.problem == nil && subject.supports($0) }
  }

  private static let groups: [(String, [Operation])] = [
    ("arithmetic", Operation.arithmetic + Operation.elementary + Operation.withInteger),
    ("quire", Operation.quireOperations),
    ("basic", Operation.onePosit + Operation.comparisons),
    ("numbers", Operation.conversions.filter { !$0.isDecimal }),
    ("decimals", Operation.conversions.filter(\.isDecimal)),
  ]
  private static let small8 = [0, 1, 2].map { OracleElementFormat.posit(n: 8, es: $0) }
  private static let wide16 = [1, 2].map { OracleElementFormat.posit(n: 16, es: $0) }
  private static let smallFormats = (2...8).flatMap { n in
    (0...3).map { OracleElementFormat.posit(n: n, es: $0) }
  }
  private static let scalarOperations = Operation.all.filter { $0 != .convert }

  /// The settings that a subject has; `convert` starts from posit(16,1) there.
  static func settings(
    _ operations: [Operation], _ formats: [OracleElementFormat], _ subject: any Subject
  ) -> [Setting] {
    formats.flatMap { format in
      operations.map { operation in
        let isConversion = operation.operands.contains(.sourcePosit)
        return Setting(operation, format, from: isConversion ? .posit(n: 16, es: 1) : nil)
      }
    }.filter { subject.supports($0) }
  }

  /// All operands where they are at most `limit`; else hard cases and samples.
  static func exhaustiveOr(
    _ setting: Setting, limit: UInt64, samples: UInt64
  ) -> [CampaignPart] {
    if let size = OperandSource.exhaustiveSize(setting), size <= limit {
      return [CampaignPart(setting, .exhaustive)]
    }
    return [
      CampaignPart(setting, .hardCases, seed: 1),
      CampaignPart(setting, .sampled, samples: samples, seed: 1),
    ]
  }
}
