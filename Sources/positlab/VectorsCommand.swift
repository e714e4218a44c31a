import ArgumentParser
import Foundation
import PositArithmetic
import PositOracle
import Verification

/// Test vectors from the oracle.
struct VectorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vectors",
    abstract: "Print operands and correctly rounded results, one case a line.",
    discussion: """
      Operands and result stand in one line, separated by blanks, as 'positlab eval' reads and \
      writes them; the results come from the MPFR oracle. Same options, same lines.

        $ positlab vectors --operation mul --format 'posit(16,1)' --samples 1000000 --seed 7

      --hardest searches an elementary function for the operands whose results lie closest to a \
      rounding boundary, which need the most accuracy: it follows the function over runs of 4096 \
      patterns, of which --every-run takes one in so many (32-bit formats have 2^19 runs).

        $ positlab vectors --operation exp --format posit32 --hardest 20 --every-run 512

      Exit codes: 0 done; 64 usage; 74 output cannot be written.
      """)

  @Option(help: "The operation; positlab eval --list shows them.")
  var operation: String

  @Option(help: "The posit format, such as 'posit(16,1)' or posit32.")
  var format: String

  @Option(help: "The format that 'convert' starts from.")
  var from: String?

  @Flag(help: "All operands.")
  var exhaustive = false

  @Flag(help: "Combinations of listed patterns, and operands that come close to a boundary.")
  var hardCases = false

  @Option(help: "So many random operands, over patterns and over values.")
  var samples: UInt64?

  @Option(help: "So many operands of an elementary function, the hardest that are found first.")
  var hardest: Int?

  @Option(help: "Search one run of 4096 patterns in so many.")
  var everyRun: UInt64 = 1

  @Option(help: "The seed of random operands.")
  var seed: UInt64 = 1

  @Option(help: "Only part i of n of the cases, as i/n.")
  var shard: String = "1/1"

  func run() throws {
    try reportingFailures {
      let setting = try SettingOptions.setting(operation: operation, format: format, from: from)
      guard let shard = Shard(parsing: shard) else {
        throw usageFailure("--shard must be i/n with 1 <= i <= n, not '\(shard)'")
      }
      do {
        if let hardest { return try write(hardestOperands(setting, hardest)) }
        for part in try StrengthOptions.parts(setting, exhaustive, hardCases, samples, seed) {
          try write(part.source(), shard)
        }
      } catch let error as OutputError {
        if error.code == EPIPE { return }
        throw CommandFailure(error, code: StandardOutput.lostOutputStatus)
      } catch let error as UnsuitableOperands {
        throw usageFailure("\(error)")
      }
    }
  }

  private func hardestOperands(_ setting: Setting, _ count: Int) throws -> CaseBatch {
    guard count > 0, everyRun > 0 else {
      throw usageFailure("--hardest and --every-run must be at least 1")
    }
    guard let search = HardCaseSearch(setting) else {
      throw usageFailure(
        "--hardest searches elementary functions of one posit, in formats of up to 32 bits; "
          + "not '\(setting)'")
    }
    var batch = CaseBatch(setting)
    batch.words = search.hardestOperands(everyRun: everyRun, keeping: count).map(\.operand)
    return batch
  }

  private func write(_ source: OperandSource, _ shard: Shard) throws {
    let range = shard.range(of: source.count)
    var first = range.lowerBound
    while first < range.upperBound {
      let last = min(range.upperBound, first + 1024)
      var batch = source.emptyBatch
      source.append(first..<last, to: &batch)
      try write(batch)
      first = last
    }
  }

  private func write(_ batch: CaseBatch) throws {
    let lines = LineFormat(batch.setting)
    let results = OracleSubject().results(batch)
    var output = BufferedOutput(STDOUT_FILENO)
    for index in 0..<batch.count {
      lines.appendOperands(batch, index, to: &output.bytes)
      output.bytes.append(0x20)
      lines.appendResult(results, index, to: &output.bytes)
      output.bytes.append(0x0A)
    }
    try output.flush()
  }
}

/// The options that choose operands, for several commands.
enum StrengthOptions {
  /// The parts that the options name, at least one.
  static func parts(
    _ setting: Setting, _ exhaustive: Bool, _ hardCases: Bool, _ samples: UInt64?, _ seed: UInt64
  ) throws -> [CampaignPart] {
    guard seed <= UInt64(Int64.max) else { throw usageFailure("--seed must be below 2^63") }
    var parts: [CampaignPart] = []
    if exhaustive {
      guard OperandSource.exhaustiveSize(setting) != nil else {
        throw usageFailure(
          "\(setting) has too many operands for --exhaustive: use --hard-cases and --samples")
      }
      parts.append(CampaignPart(setting, .exhaustive))
    }
    if hardCases { parts.append(CampaignPart(setting, .hardCases, seed: seed)) }
    if let samples {
      parts.append(CampaignPart(setting, .sampled, samples: samples, seed: seed))
    }
    if parts.isEmpty {
      throw usageFailure("say which operands: --exhaustive, --hard-cases or --samples N")
    }
    return parts
  }
}
