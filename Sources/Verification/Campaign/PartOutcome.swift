import PositJudge
import PositOracle

/// What one part of a campaign has found, up to some case.
public struct PartOutcome: Codable, Hashable, Sendable {
  /// The operation's name.
  public let operation: String

  /// The format, `posit(16,1)`.
  public let format: String

  /// The format that a conversion starts from.
  public let source: String?

  /// How results are rounded, where that is not the usual way.
  public let rounding: String?

  /// How the operands were chosen.
  public let strength: Strength

  /// The seed of random operands; nil for exhaustive ones.
  public let seed: UInt64?

  /// The number of cases of all shards.
  public let totalCases: UInt64

  /// The number of the first case of this shard.
  public let firstCase: UInt64

  /// The number behind the last case that is done.
  public internal(set) var nextCase: UInt64

  /// The number of wrong results.
  public internal(set) var mismatches: UInt64 = 0

  /// The wrong results by kind.
  public internal(set) var classes: [MismatchClass] = []

  /// A digest of all results in 16 hexadecimal digits, equal where implementations agree.
  ///
  /// Those of shards add up to that of the whole, modulo 2^64.
  public internal(set) var digest = Self.digestText(0)

  /// Of draws the sums over their numbers; nil of all else.
  public internal(set) var stochastic: StochasticSums?

  /// The number of different operands of this shard's cases, or a bound below it; nil before it was
  /// counted, and where the subject failed.
  public internal(set) var distinct: DistinctOperands?

  /// How results were judged.
  public internal(set) var judge = "exact rational or MPFR"

  /// What the wrong results look like as a whole, where they do: answers that come lines late.
  public internal(set) var hint: String?

  /// True where the subject ended without a word; nil elsewhere, so that it is written only there.
  var lacksOperation: Bool?

  /// Whether the subject seems to lack the operation: nothing was judged.
  public var isNotJudged: Bool { cases == 0 && lacksOperation == true }

  /// Why there are no further cases, where the subject failed.
  public internal(set) var failure: String?

  /// The ``SubjectIdentity/id`` of what was judged; nil where nobody keeps it.
  public internal(set) var identity: String?

  /// A digest of the subject's answers to the fixed operands of ``SubjectProbe``; nil where it was
  /// not asked or gave none.
  public internal(set) var probe: String?

  /// The number of cases that are done.
  public var cases: UInt64 { nextCase - firstCase }

  /// The outcome of a part before its first case.
  init(_ part: CampaignPart, total: UInt64, firstCase: UInt64) {
    operation = part.setting.operation.name
    format = part.setting.format.description
    source = part.setting.isConversion ? part.setting.source.description : nil
    rounding = part.setting.rounding == .usual ? nil : part.setting.rounding.description
    strength = part.strength
    seed = part.strength == .exhaustive ? nil : part.seed
    totalCases = total
    self.firstCase = firstCase
    nextCase = firstCase
  }

  /// The part that this is about, under which states and certificates keep it.
  ///
  /// - Throws: `UnknownOperation`, `PositFormatError` where this names none.
  func part() throws -> CampaignPart {
    let setting = Setting(
      try Operation.named(operation), try OracleElementFormat(parsing: format),
      from: try source.map { try OracleElementFormat(parsing: $0) },
      rounding: try rounding.map { text in
        guard let rounding = ResultRounding(text), rounding != .usual else {
          throw FormatTextError("'\(text)' is no rounding")
        }
        return rounding
      } ?? .usual)
    if let problem = setting.problem { throw FormatTextError(problem) }
    return CampaignPart(
      setting, strength, samples: totalCases, seed: seed ?? 0)
  }

  /// The name of the operation and its formats, with the strength, for lines and reports.
  public var title: String {
    "\(operation) \(format)" + (source.map { " from \($0)" } ?? "")
      + (rounding.map { " \($0)" } ?? "") + " \(strength.rawValue)"
  }

  /// The digest as a number; nil unless it is written as 16 lower-case hexadecimal digits.
  var digestValue: UInt64? {
    guard let value = UInt64(digest, radix: 16), Self.digestText(value) == digest else {
      return nil
    }
    return value
  }

  static func digestText(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Takes in the findings of the cases that come next, up to `end`.
  mutating func append(_ findings: BatchFindings, upTo end: UInt64, exampleLimit: Int) {
    nextCase = end
    hint = hint ?? findings.hint
    if let sums = findings.stochastic { stochastic = (stochastic ?? StochasticSums()) + sums }
    mismatches += findings.mismatches
    if findings.digest != 0 {
      digest = Self.digestText((digestValue ?? 0) &+ findings.digest)
    }
    append(findings.classes, exampleLimit: exampleLimit)
  }

  /// Takes in a mismatch that the cases show together.
  mutating func append(_ conclusion: MismatchClass) {
    mismatches += conclusion.count
    append([conclusion], exampleLimit: .max)
  }

  private mutating func append(_ found: [MismatchClass], exampleLimit: Int) {
    for found in found {
      guard let place = classes.firstIndex(where: { $0.name == found.name }) else {
        classes.append(found)
        continue
      }
      classes[place].count += found.count
      let room = max(0, exampleLimit - classes[place].examples.count)
      classes[place].examples += found.examples.prefix(room)
    }
  }
}
