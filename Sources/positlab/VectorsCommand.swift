import ArgumentParser
import Foundation
import PositJudge
import PositOracle
import RunRecords
import Verification

/// Test vectors from the oracle.
struct VectorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vectors",
    abstract: "Print operands and correctly rounded results, one case a line.",
    discussion: """
      Operands and result stand in one line, separated by blanks, as 'positlab eval' reads and \
      writes them; the results come from the MPFR oracle. Same options, same lines. Formats are those of \
      'eval'. Where any NaN is right, the quiet one is written; where a NaN is due and the format has none, -0.

        $ positlab vectors --operation mul --format 'posit(16,1)' --samples 1000000 --seed 7
        $ positlab vectors --operation fma --format 'float8(e4m3)' --exhaustive --overflow saturate

      --operands-only leaves the results out: for hardware that is not at hand now, whose results \
      'positlab verify --results FILE' judges later, and --latency K adds the last line K times to \
      flush a pipeline. --format-for writes other notations: readmemh (one packed hexadecimal word a \
      case, for Verilog's $readmemh; the first lines say where its fields are), json (an array of \
      objects), csv (with a line of column names).

        $ positlab vectors --operation add --format posit8 --exhaustive --format-for readmemh

      --hardest searches an elementary function for the operands whose results lie closest to a \
      rounding boundary, which need the most accuracy: it follows the function over runs of 4096 \
      patterns, of which --every-run takes one in so many (32-bit formats have 2^19 runs).

        $ positlab vectors --operation exp --format posit32 --hardest 20 --every-run 512

      Exit codes: 0 done; 64 usage; 74 output cannot be written.
      """)

  @Option(help: "The operation; positlab eval --list shows them.")
  var operation: String

  @Option(help: "The format, such as 'posit(16,1)', posit32 or 'float8(e4m3)'.")
  var format: String

  @Option(help: "The format that 'convert' starts from.")
  var from: String?

  @OptionGroup var rounding: RoundingOptions

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

  @Flag(help: "Only the operands, without results.")
  var operandsOnly = false

  @Option(help: "For whom: lines (positlab's own), readmemh, json or csv.")
  var formatFor: VectorWriter.Notation = .lines

  @Option(help: "With --operands-only: so many lines more, which flush a pipeline.")
  var latency: Int = 0

  /// The largest number of --hardest.
  private static let mostHardest = 1_000_000

  /// The largest number of --every-run: 32-bit formats have 2^19 runs.
  private static let mostRuns: UInt64 = 1 << 20

  func run() throws {
    try reportingFailures {
      let setting = try SettingOptions.setting(
        operation: operation, format: format, from: from, rounding)
      guard rounding.rounding != .stochastic else {
        throw usageFailure(
          "stochastic rounding has no one result: 'verify --rounding stochastic' judges it")
      }
      guard let shard = Shard(parsing: shard) else {
        throw usageFailure("--shard must be i/n with 1 <= i <= n, not '\(shard)'")
      }
      guard latency == 0 || operandsOnly && formatFor == .lines else {
        throw usageFailure("--latency belongs to --operands-only in lines")
      }
      guard (0...SettingOptions.longestLatency).contains(latency) else {
        throw usageFailure("--latency must be 0 to \(SettingOptions.longestLatency) lines")
      }
      do {
        if let hardest {
          let batch = try hardestOperands(setting, hardest)
          var vectors = try writer(setting, batch.rowWidth)
          return try write(&vectors, count: UInt64(batch.count)) { try $0(batch) }
        }
        let sources = try StrengthOptions.parts(setting, exhaustive, hardCases, samples, seed)
          .map { try $0.source() }
        let ranges = sources.map { shard.range(of: $0.count) }
        var vectors = try writer(setting, sources[0].emptyBatch.rowWidth)
        try write(&vectors, count: ranges.reduce(0) { $0 &+ UInt64($1.count) }) { take in
          for (source, range) in zip(sources, ranges) {
            var first = range.lowerBound
            while first < range.upperBound {
              let last = first + min(range.upperBound - first, 1024)
              var batch = source.emptyBatch
              source.append(first..<last, to: &batch)
              try take(batch)
              first = last
            }
          }
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
    guard (1...Self.mostHardest).contains(count) else {
      throw usageFailure("--hardest must be 1 to \(Self.mostHardest)")
    }
    guard (1...Self.mostRuns).contains(everyRun) else {
      throw usageFailure("--every-run must be 1 to \(Self.mostRuns)")
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

  private func writer(_ setting: Setting, _ rowWidth: Int) throws -> VectorWriter {
    do {
      return try VectorWriter(setting, formatFor, rowWidth: rowWidth, hasResults: !operandsOnly)
    } catch {
      throw usageFailure("\(error)")
    }
  }

  /// Writes header, all batches that `each` gives, the lines of the latency, and the end.
  private func write(
    _ vectors: inout VectorWriter, count: UInt64,
    each: ((CaseBatch) throws -> Void) throws -> Void
  ) throws {
    var output = BufferedOutput(STDOUT_FILENO)
    output.bytes.append(contentsOf: vectors.header(count: count).utf8)
    var last: CaseBatch?
    try each { batch in
      let results = operandsOnly ? ResultBatch(batch.setting) : OracleSubject().results(batch)
      for index in 0..<batch.count {
        vectors.append(batch, results, index, to: &output.bytes)
      }
      try output.flush()
      if batch.count > 0 { last = batch }
    }
    if let last {
      let none = ResultBatch(last.setting)
      for _ in 0..<latency { vectors.append(last, none, last.count - 1, to: &output.bytes) }
    }
    output.bytes.append(contentsOf: vectors.end.utf8)
    try output.flush()
  }
}

extension VectorWriter.Notation: ExpressibleByArgument {}

/// The options that choose operands, for several commands.
enum StrengthOptions {
  /// The parts that the options name, at least one.
  static func parts(
    _ setting: Setting, _ exhaustive: Bool, _ hardCases: Bool, _ samples: UInt64?, _ seed: UInt64
  ) throws -> [CampaignPart] {
    guard seed <= UInt64(Int64.max) else { throw usageFailure("--seed must be below 2^63") }
    var parts: [CampaignPart] = []
    if setting.rounding.direction == .stochastic {
      guard let samples, !exhaustive, !hardCases else {
        throw usageFailure(
          "say how many draws of stochastic rounding: --samples N, and neither --exhaustive nor "
            + "--hard-cases")
      }
      return [CampaignPart(setting, .draws, samples: samples, seed: seed)]
    }
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
