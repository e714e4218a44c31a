import ArgumentParser
import Foundation
import PositJudge
import PositOracle
import RunRecords
import Verification

/// Any implementation of posits against the oracle.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Hold an implementation of posits or other formats against the exact oracle.",
    discussion: """
      Without --subject this project's own arithmetic is judged: PositArithmetic for posits, ElementArithmetic \
      for other formats and roundings (--implementation elements), the operations over whole arrays \
      (--implementation arrays), or the quantiser of float32 tensors (--implementation quantizer, \
      operation fromFloat32). A subject is any command that reads \
      lines of operands and writes lines of results as 'positlab eval' does; in it {operation}, \
      {n}, {es}, {format}, {from}, {rounding} and {overflow} are replaced (a format is put in quotes where it stands outside \
      of quotes). It is started once a batch and ends when its input ends. One that lacks an \
      operation ends with exit status 64 (or any other) and says nothing: the others are judged, and \
      that one is listed as not judged.

        $ positlab verify --operation add --format 'posit(8,1)' --exhaustive
        $ positlab verify --operation add,mul,sqrt --format 'posit(2-8,0-3)' --exhaustive
        $ positlab verify --operation all --format posit32 --hard-cases --samples 1000000
        $ positlab verify --operation add,mul --format posit16 --hard-cases \\
            --subject './mine {operation} {n} {es}'
        $ positlab verify --operation add --format 'float8(e4m3)' --exhaustive --subject './mine add'
        $ positlab verify --plan full --shard 3/16 --output results/verification

      Formats other than posits are judged by IEEE 754: one right result, to the sign of zero; where a NaN is \
      due any NaN passes (a quiet one from toFloat16, toFloat32, toFloat64), and anything where the format \
      has none. --rounding towardZero, --overflow saturate ask for other results. --rounding stochastic asks \
      for fromFloat32 drawn: of --samples draws 4096 are of one number, each must be one of its two \
      neighbours, and either must come as often as the exact probability says, at each number and in all; \
      a right implementation is refused with a probability of 10^-9 at most. Draws must be independent.

        $ positlab verify --operation fromFloat32 --format 'float8(e5m2)' --rounding stochastic \\
            --samples 16777216 --subject './mine'

      What cannot be asked line by line (an FPGA, an emulator) is judged by a file: --results FILE \
      holds a line for each line of operands that vectors wrote with the same options, the result \
      alone or operands and result. Several operations stand one behind the other.

        $ positlab vectors --operation mul --format posit16 --hard-cases --operands-only > operands
        $ positlab verify --operation mul --format posit16 --hard-cases --results results

      --latency K is for pipelines that give a line for every line, K lines late: the first K \
      answers are dropped, and the last operands are given K times more (vectors --operands-only \
      --latency K writes them into the file). A campaign whose answers are right K lines later says so.

      Every mismatch is printed as one line with operands, result, expected result, exact value, \
      boundary and a command that repeats it; mismatches are grouped into classes. With --output a \
      certificate is written, and a campaign that was killed goes on where it was. Both hold only \
      while what was judged is the same: this program, the files that the subject's command names, and \
      the answers to some fixed operands; otherwise a line on standard error says what has changed, \
      and the parts are judged again. Where the command does not name what answers (ssh, make, a \
      device, a variable) they are judged again at all times, unless --trust-certificate. Shards, run by any \
      number of processes or machines, each write their own certificate into the directory; --summary \
      shows them as one row and says whether they are complete or which are missing.

      Plans: \(CampaignPlan.all.map { "\($0.name) (\($0.summary))" }.joined(separator: "; ")); \
      full (all but the first).

      --report json or junit writes the verdicts for programs: sealed JSON with a part as certificates \
      have it, or XML with one test case a part. They go to standard output, and what is for people to \
      standard error, or to the file of --report-file.

      Exit codes: 0 no mismatch; 1 mismatches, or a planted bug that survived; 2 the subject died, \
      hung, lacks an operation, answered too few, too many or malformed lines (a file of results \
      likewise), or changed while it was judged; 3 nothing was judged, as in an empty shard; 64 usage; \
      65 --summary found a file that is damaged, edited, or no certificate; 66 a file cannot be read; \
      69 another process runs the same campaign; 73 the certificate cannot be created, or would be \
      written over another one; 74 it cannot be written.
      """)

  @Option(help: "Operations, separated by commas, or 'all' that the subject has.")
  var operation: String?

  @Option(
    help: "Formats: 'posit(16,1)', posit32, 'float8(e4m3)', or a range such as 'posit(2-8,0-3)'.")
  var format: [String] = []

  @Option(help: "The format that 'convert' starts from.")
  var from: String?

  @OptionGroup var rounding: RoundingOptions

  @Flag(help: "All operands.")
  var exhaustive = false

  @Flag(help: "Combinations of listed patterns, and operands that come close to a boundary.")
  var hardCases = false

  @Option(help: "So many random operands of every operation and format.")
  var samples: UInt64?

  @Option(help: "The seed of random operands.")
  var seed: UInt64 = 1

  @Option(help: "The command of the implementation; this project's own arithmetic by default.")
  var subject: String?

  @Option(
    help: "A file of results to judge instead: a line for each line of 'vectors --operands-only'.")
  var results: String?

  @Option(help: "The answers come so many lines late: drop as many, and flush with as many more.")
  var latency: Int = 0

  @Option(
    help: """
      Which of this project's own: library (scalars), arrays, elements (formats that are no posits) or \
      quantizer; by default the one that has the formats.
      """)
  var implementation: OwnImplementation?

  @Option(help: "How long the subject may neither take nor give a line, in seconds.")
  var timeLimit: Double = 60

  @Option(help: "Only part i of n of all operands, as i/n.")
  var shard: String = "1/1"

  @Option(help: "A named plan instead of operations and formats.")
  var plan: String?

  @Option(help: "The directory for certificates, such as results/verification.")
  var output: String?

  @Option(help: "The time between two writings of the state that a killed campaign goes on from.")
  var checkpointSeconds: Double = 5

  @Option(help: "The name of the campaign and its certificate: a plain file name without .json.")
  var name: String?

  @Flag(help: "Judge again what has a certificate, and write over that of another campaign.")
  var again = false

  @Flag(
    help: "Let certificates hold though programs and files have changed, if fixed operands agree.")
  var trustCertificate = false

  @Option(help: "The number of threads, or programs of the subject, at once; results are the same.")
  var jobs: Int = 1

  @Option(help: "So many cases of every class of mismatches are shown and kept.")
  var errors: Int = Campaign.usualExampleLimit

  @Option(help: "Verdicts for programs: json or junit.")
  var report: ReportForm?

  @Option(help: "The file of --report; standard output without it.")
  var reportFile: String?

  @Flag(help: "Look for planted bugs with these campaigns, and list what became of them.")
  var plantedBugs = false

  @Option(help: "Print the certificates of a directory as a table, shards of a campaign together.")
  var summary: String?

  /// What of this project is judged.
  enum OwnImplementation: String, ExpressibleByArgument, CaseIterable {
    case library
    case arrays
    case elements
    case quantizer

    var subject: any Subject {
      switch self {
      case .library: LibrarySubject()
      case .arrays: ArraySubject()
      case .elements: ElementSubject()
      case .quantizer: QuantizerSubject()
      }
    }
  }

  /// What programs are told.
  enum ReportForm: String, ExpressibleByArgument, CaseIterable {
    case json
    case junit
  }

  func run() throws {
    try reportingFailures {
      if let summary {
        return print(try CertificateTable.markdown(summary))
      }
      if plantedBugs { return try PlantedBugReport.run() }
      guard let shard = Shard(parsing: shard) else {
        throw usageFailure("--shard must be i/n with 1 <= i <= n, not '\(shard)'")
      }
      try checkLimits()
      try checkCombinations()
      let judged = try judgedSubject()
      // Where a report has standard output for itself, the rest is not in its way.
      let isReportAlone = report != nil && reportFile == nil
      let options = CampaignReport.Options(
        output: output, identities: try output.map { _ in try SubjectIdentities(judged) },
        trust: again ? .never : trustCertificate ? .always : .whenSame, jobs: jobs,
        checkpointSeconds: checkpointSeconds
      ) { line in
        if isReportAlone {
          StandardError.write(line + "\n")
        } else {
          print(line)
        }
      }
      var found: Set<Int32> = []
      var entries: [VerdictReport.Entry] = []
      for campaign in try campaigns(judged, shard) {
        let (status, outcomes) = try CampaignReport(campaign, options).run()
        found.insert(status)
        entries.append(VerdictReport.Entry(campaign, outcomes))
      }
      try writeReport(VerdictReport(entries))
      // A campaign of several that judged nothing takes nothing from what the others found.
      let status = [2, 1, 0, 3].first { found.contains($0) } ?? 3
      if status != 0 { throw ExitCode(status) }
    }
  }

  private func judgedSubject() throws -> any Subject {
    guard (0...SettingOptions.longestLatency).contains(latency) else {
      throw usageFailure("--latency must be 0 to \(SettingOptions.longestLatency) lines")
    }
    guard subject == nil || results == nil else {
      throw usageFailure("--subject and --results exclude one another: judge one thing at a time")
    }
    guard latency == 0 || subject != nil || results != nil else {
      throw usageFailure("--latency belongs to --subject and --results")
    }
    if let results { return try ResultsFile(results, latency: latency) }
    if let subject { return ExternalProgram(subject, timeLimit: timeLimit, latency: latency) }
    return try own.subject
  }

  /// The implementation of this project's own that is asked for, or that has what is asked for.
  private var own: OwnImplementation {
    get throws {
      if let implementation { return implementation }
      switch plan {
      case CampaignPlan.formats.name: return .elements
      case CampaignPlan.stochastic.name: return .quantizer
      case .some: return .library
      case nil: break
      }
      if rounding.rounding == .stochastic { return .quantizer }
      if rounding.rounding == .towardZero { return .elements }
      do {
        let formats = try format.flatMap { try FormatRange.formats($0) }
        let source = try from.map { try OracleElementFormat(parsing: $0) }
        return (formats + [source].compactMap { $0 }).allSatisfy { $0.posit != nil }
          ? .library : .elements
      } catch { throw usageFailure("\(error)") }
    }
  }

  private func writeReport(_ verdicts: VerdictReport) throws {
    guard let report else { return }
    let text = report == .json ? try verdicts.json() : verdicts.junit()
    if let reportFile {
      try AtomicWrite.write(text, to: reportFile)
    } else {
      StandardOutput.write(text)
    }
  }

  private func checkLimits() throws {
    guard checkpointSeconds >= 0, checkpointSeconds <= 1e6 else {
      throw usageFailure("--checkpoint-seconds must be from 0 to 1000000")
    }
    guard timeLimit > 0, timeLimit <= 1e6 else {
      throw usageFailure("--time-limit must be a number of seconds above 0, up to 1000000")
    }
    guard (1...1024).contains(jobs) else { throw usageFailure("--jobs must be from 1 to 1024") }
    guard (0...10_000).contains(errors) else {
      throw usageFailure("--errors must be from 0 to 10000")
    }
    if let samples, !(1...Self.sampleLimit).contains(samples) {
      throw usageFailure("--samples must be from 1 to 2^40 (\(Self.sampleLimit)), not \(samples)")
    }
    if let name, let problem = CampaignName.problem(name) { throw usageFailure(problem) }
  }

  /// The largest number of samples: years of one core.
  private static let sampleLimit: UInt64 = 1 << 40

  private func checkCombinations() throws {
    if again && trustCertificate {
      throw usageFailure("--again and --trust-certificate contradict one another")
    }
    if subject != nil || results != nil, implementation != nil {
      throw usageFailure("--subject and --results do not go with --implementation")
    }
    if results != nil && jobs > 1 { throw usageFailure("--results are read by one job") }
    if reportFile != nil && report == nil {
      throw usageFailure("--report-file needs --report json or --report junit")
    }
    let chosen = [
      ("--operation", operation != nil), ("--format", !format.isEmpty), ("--from", from != nil),
      ("--exhaustive", exhaustive), ("--hard-cases", hardCases), ("--samples", samples != nil),
      ("--name", name != nil), ("--rounding", rounding.rounding != .nearest),
      ("--overflow", rounding.overflow != nil),
    ]
    if plan != nil, let option = chosen.first(where: \.1)?.0 {
      throw usageFailure("a plan has its own operands and name: \(option) does not go with --plan")
    }
  }

  private func campaigns(_ judged: any Subject, _ shard: Shard) throws -> [Campaign] {
    let own = try own
    // Certificates of other implementations lie beside those of the library.
    let prefix =
      (subject ?? results).map { CampaignName.label(ofCommand: $0) + "-" }
      ?? (own == .library ? "" : "\(own.rawValue)-")
    if let plan {
      guard let plans = CampaignPlan.named(plan) else {
        let known = CampaignPlan.all.map(\.name).joined(separator: " ")
        throw usageFailure("unknown plan '\(plan)'; known are: full \(known)")
      }
      let campaigns = plans.map {
        Campaign(
          name: prefix + $0.name, parts: $0.parts(judged), shard: shard, subject: judged,
          plan: $0.name, exampleLimit: errors)
      }.filter { !$0.parts.isEmpty }
      if campaigns.isEmpty {
        throw usageFailure("\(judged.name) has no operation of the plan '\(plan)'")
      }
      return campaigns
    }
    let settings = try settings(judged)
    let parts = try settings.flatMap {
      try StrengthOptions.parts($0, exhaustive, hardCases, samples, seed)
    }
    guard !parts.isEmpty else {
      throw usageFailure("\(judged.name) has none of these operations in these formats")
    }
    return [
      Campaign(
        name: name ?? CampaignName.shortened(prefix + campaignName), parts: parts, shard: shard,
        subject: judged, exampleLimit: errors)
    ]
  }

  private func settings(_ judged: any Subject) throws -> [Setting] {
    guard let operation else { throw usageFailure("--operation is missing (or --plan)") }
    guard !format.isEmpty else { throw usageFailure("--format is missing, such as 'posit(16,1)'") }
    do {
      let formats = try format.flatMap { try FormatRange.formats($0) }
      if operation == "all" {
        let source = try from.map { try OracleElementFormat(parsing: $0) }
        let settings = try formats.flatMap { format in
          try Operation.all.compactMap { entry -> Setting? in
            let isConversion = entry.operands.contains(.sourcePosit)
            if isConversion && source == nil { return nil }
            return Setting(
              entry, format, from: isConversion ? source : nil,
              rounding: try rounding.rounding(in: format))
          }
        }.filter { $0.problem == nil && judged.supports($0) }
        return exhaustive && !hardCases && samples == nil
          ? settings.filter { OperandSource.exhaustiveSize($0) != nil } : settings
      }
      let names = operation.split(separator: ",", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard names.allSatisfy({ !$0.isEmpty }) else {
        throw usageFailure("--operation has an empty name in '\(operation)'")
      }
      return try formats.flatMap { format in
        try names.map { name in
          let setting = try SettingOptions.setting(
            operation: name, format: format.description, from: from, rounding)
          guard judged.supports(setting) else {
            throw usageFailure(
              "\(judged.name) has no '\(name)' in \(setting.format)"
                + (setting.rounding == .usual ? "" : " rounded \(setting.rounding)")
                + "; --subject judges a program that has")
          }
          return setting
        }
      }
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw usageFailure("\(error)")
    }
  }

  private var campaignName: String {
    let strengths = [
      exhaustive ? "exhaustive" : nil, hardCases ? "hard-cases" : nil,
      samples.map { "\($0)-samples" },
      (hardCases || samples != nil) && seed != 1 ? "seed-\(seed)" : nil,
    ].compactMap { $0 }
    let operations = (operation ?? "").replacingOccurrences(of: ",", with: "-")
    let source = from.map { ["from", $0] } ?? []
    return ([operations] + format + source + rounding.words + strengths).joined(separator: "-")
  }
}
