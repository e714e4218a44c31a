import ArgumentParser
import Foundation
import PositArithmetic
import RunRecords
import Verification

/// Any implementation of posits against the oracle.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Hold an implementation of posits against the exact oracle.",
    discussion: """
      Without --subject this project's own arithmetic is judged, or its operations over whole \
      arrays (--implementation arrays), or the quantiser of float32 tensors (--implementation \
      quantizer, operation fromFloat32). A subject is any command that reads \
      lines of operands and writes lines of results as 'positlab eval' does; in it {operation}, \
      {format}, {n}, {es} and {from} are replaced. It is started once a batch and ends when its \
      input ends.

        $ positlab verify --operation add --format 'posit(8,1)' --exhaustive
        $ positlab verify --operation add,mul,sqrt --format 'posit(2-8,0-3)' --exhaustive
        $ positlab verify --operation all --format posit32 --hard-cases --samples 1000000
        $ positlab verify --operation mul --format posit16 --hard-cases --subject './mine {operation}'
        $ positlab verify --plan full --shard 3/16 --output results/verification

      Every mismatch is printed as one line with operands, result, expected result, exact value, \
      boundary and a command that repeats it; mismatches are grouped into classes. With --output a \
      certificate is written, and a campaign that was killed goes on where it was. Shards, run by any \
      number of processes or machines, each write their own certificate into the directory; --summary \
      shows them as one row and says whether they are complete or which are missing.

      Plans: \(CampaignPlan.all.map { "\($0.name) (\($0.summary))" }.joined(separator: "; ")); \
      full (all but the first).

      Exit codes: 0 no mismatch; 1 mismatches, or a planted bug that survived; 2 the subject died, \
      hung, or answered too few, too many or malformed lines; 64 usage; 73 and 74 the certificate \
      cannot be written.
      """)

  @Option(help: "Operations, separated by commas, or 'all' that the subject has.")
  var operation: String?

  @Option(help: "Formats: 'posit(16,1)', posit32, or a range such as 'posit(2-8,0-3)'.")
  var format: [String] = []

  @Option(help: "The format that 'convert' starts from.")
  var from: String?

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

  @Option(help: "Which of this project's own: library (scalars), arrays or quantizer.")
  var implementation: OwnImplementation = .library

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

  @Option(help: "The name of the campaign and its certificate.")
  var name: String?

  @Flag(help: "Look for planted bugs with these campaigns, and list what became of them.")
  var plantedBugs = false

  @Option(help: "Print the certificates of a directory as a table, shards of a campaign together.")
  var summary: String?

  /// What of this project is judged.
  enum OwnImplementation: String, ExpressibleByArgument, CaseIterable {
    case library
    case arrays
    case quantizer

    var subject: any Subject {
      switch self {
      case .library: LibrarySubject()
      case .arrays: ArraySubject()
      case .quantizer: QuantizerSubject()
      }
    }
  }

  func run() throws {
    try reportingFailures {
      if let summary {
        do { return print(try CertificateTable.markdown(summary)) } catch {
          throw CommandFailure(error, code: 65)
        }
      }
      if plantedBugs { return try PlantedBugReport.run() }
      guard let shard = Shard(parsing: shard) else {
        throw usageFailure("--shard must be i/n with 1 <= i <= n, not '\(shard)'")
      }
      guard checkpointSeconds >= 0 else {
        throw usageFailure("--checkpoint-seconds must be at least 0")
      }
      if let name, !FileName.isPlain(name) {
        throw usageFailure(
          "--name '\(ShellWord.shown(name))': expected a plain file name, without '/' and control "
            + "characters")
      }
      guard timeLimit > 0, timeLimit < 1e6 else {
        throw usageFailure("--time-limit must be a number of seconds above 0")
      }
      let judged: any Subject =
        subject.map { ExternalProgram($0, timeLimit: timeLimit) } ?? implementation.subject
      var status: Int32 = 0
      for campaign in try campaigns(judged, shard) {
        status = max(
          status,
          try CampaignReport(
            campaign, output: output, checkpointSeconds: checkpointSeconds
          ).run())
      }
      if status != 0 { throw ExitCode(status) }
    }
  }

  private func campaigns(_ judged: any Subject, _ shard: Shard) throws -> [Campaign] {
    if let plan {
      guard let plans = CampaignPlan.named(plan) else {
        let known = CampaignPlan.all.map(\.name).joined(separator: " ")
        throw usageFailure("unknown plan '\(plan)'; known are: full \(known)")
      }
      // Certificates of other implementations lie beside those of the library.
      let prefix = implementation == .library ? "" : "\(implementation.rawValue)-"
      let campaigns = plans.map {
        Campaign(name: prefix + $0.name, parts: $0.parts(judged), shard: shard, subject: judged)
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
    return [Campaign(name: name ?? campaignName, parts: parts, shard: shard, subject: judged)]
  }

  private func settings(_ judged: any Subject) throws -> [Setting] {
    guard let operation else { throw usageFailure("--operation is missing (or --plan)") }
    guard !format.isEmpty else { throw usageFailure("--format is missing, such as 'posit(16,1)'") }
    do {
      let formats = try format.flatMap { try FormatRange.formats($0) }
      if operation == "all" {
        let source = try from.map { try PositFormat(parsing: $0) }
        let settings = formats.flatMap { format in
          Operation.all.compactMap { entry -> Setting? in
            let isConversion = entry.operands.contains(.sourcePosit)
            if isConversion && source == nil { return nil }
            return Setting(entry, format, from: isConversion ? source : nil)
          }
        }.filter { judged.supports($0) }
        return exhaustive && !hardCases && samples == nil
          ? settings.filter { OperandSource.exhaustiveSize($0) != nil } : settings
      }
      return try formats.flatMap { format in
        try operation.split(separator: ",").map { name in
          let setting = try SettingOptions.setting(
            operation: String(name), format: format.description, from: from)
          guard judged.supports(setting) else {
            throw usageFailure(
              "\(judged.name) has no '\(name)'; --subject judges a program that has")
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
    ].compactMap { $0 }
    let operations = (operation ?? "").replacingOccurrences(of: ",", with: "-")
    return ([operations] + format + strengths).joined(separator: "-")
      .filter { $0 != "/" && !$0.isWhitespace }
  }
}
