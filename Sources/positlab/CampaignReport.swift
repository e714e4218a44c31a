import ArgumentParser
import Foundation
import PositJudge
import RunRecords
import Verification

/// Runs a campaign, shows how far it is, prints what it found and has its certificate written.
struct CampaignReport {
  /// How campaigns are run, and where their results go.
  struct Options {
    /// The directory for certificates.
    var output: String?
    /// What is judged; nil where no certificate is written.
    var identities: SubjectIdentities?
    /// What certificates and states that are there are worth.
    var trust: CampaignFolder.Trust
    /// The number of threads.
    var jobs: Int
    /// The time between two writings of the state.
    var checkpointSeconds: Double
    /// Where lines for people go.
    var print: (String) -> Void
  }

  private let campaign: Campaign
  private let options: Options

  init(_ campaign: Campaign, _ options: Options) {
    self.campaign = campaign
    self.options = options
  }

  /// Runs the campaign.
  ///
  /// - Returns: the exit status, 0, 1 for mismatches, 2 for a subject that failed, 3 where nothing was
  ///   judged; and the outcomes.
  func run() throws -> (status: Int32, outcomes: [PartOutcome]) {
    do {
      let outcomes = try judged()
      if outcomes.contains(where: { $0.failure != nil }) { return (2, outcomes) }
      if outcomes.allSatisfy({ $0.cases == 0 }) { return (3, outcomes) }
      return (outcomes.contains { $0.mismatches > 0 } ? 1 : 0, outcomes)
    } catch let error as RecordError {
      throw CommandFailure(error, code: error.exitStatus)
    } catch let error as CampaignFolderError {
      throw CommandFailure(error, code: error.exitStatus)
    } catch let error as UnsuitableOperands {
      throw usageFailure(error.description)
    }
  }

  private func judged() throws -> [PartOutcome] {
    var display = ProgressDisplay(campaign.name)
    guard let output = options.output, let identities = options.identities else {
      let outcomes = try campaign.run(jobs: options.jobs, progress: { display.show($0) })
      display.clear()
      printFindings(outcomes)
      return outcomes
    }
    let folder = try CampaignFolder(output, trust: options.trust) {
      StandardError.write("positlab: \($0)\n")
    }
    let run = try folder.run(
      campaign, identities: identities, jobs: options.jobs,
      every: options.checkpointSeconds, command: CommandLine.arguments
    ) { display.show($0) }
    display.clear()
    if run.keptParts == campaign.parts.count {
      let cases = run.outcomes.reduce(0) { $0 + $1.cases }
      if cases > 0 {
        options.print(
          "\(campaign.name): \(cases) cases, 0 mismatches (certificate is there: \(run.path))")
        return run.outcomes
      }
    }
    printFindings(run.outcomes)
    if run.keptParts > 0 {
      options.print("\(run.keptParts) parts are from the certificate that was there")
    }
    options.print("certificate: \(run.path)")
    return run.outcomes
  }

  private func printFindings(_ outcomes: [PartOutcome]) {
    for outcome in outcomes {
      guard let hint = outcome.hint else { continue }
      options.print("\(outcome.operation) \(outcome.format): \(hint)")
    }
    for outcome in outcomes
    where !(outcome.cases == 0 && outcome.failure != nil)
      && (outcomes.count <= 40 || outcome.mismatches > 0)
    {
      options.print("\(outcome.title): \(Self.counts([outcome]))")
      for kind in outcome.classes.sorted(by: { $0.count > $1.count }) {
        options.print("  \(kind.count) x \(kind.name)")
        for example in kind.examples { options.print("    \(example)") }
      }
    }
    let shard = campaign.shard == .whole ? "" : ", shard \(campaign.shard)"
    options.print(
      "\(campaign.name) [\(campaign.subject.name)\(shard)]: \(outcomes.count) parts, "
        + Self.counts(outcomes))
    for outcome in outcomes {
      guard let failure = outcome.failure else { continue }
      if outcome.isNotJudged {
        options.print("not judged: \(outcome.operation) \(outcome.format): \(failure)")
        continue
      }
      options.print(
        "subject failed at \(outcome.operation) \(outcome.format), after \(outcome.cases) judged "
          + "cases: \(failure)")
    }
  }

  /// The counts in words; what judged nothing does not say that it found nothing.
  private static func counts(_ outcomes: [PartOutcome]) -> String {
    let cases = outcomes.reduce(0) { $0 + $1.cases }
    if cases == 0 { return "nothing was judged" }
    let mismatches = outcomes.reduce(0) { $0 + $1.mismatches }
    let distinct = outcomes.compactMap(\.distinct)
    let count = distinct.reduce(0) { $0 + $1.count }
    let bound = distinct.count == outcomes.count && distinct.allSatisfy(\.isExact) ? "" : ">= "
    let repeated = distinct.isEmpty || count == cases ? "" : " (\(bound)\(count) distinct)"
    return "\(cases) cases\(repeated), \(mismatches) mismatches"
  }
}

/// How far a campaign is: one line that is rewritten on a terminal, plain lines in a log.
struct ProgressDisplay {
  private let name: String
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = Date()
  private var firstDone: UInt64?
  private var last = Date.distantPast

  init(_ name: String) { self.name = name }

  /// Shows the progress, at most every half second, or every half minute in a log.
  mutating func show(_ progress: Campaign.Progress) {
    let now = Date()
    let before = firstDone ?? progress.done
    firstDone = before
    let interval = isTerminal ? 0.5 : 30
    if last == .distantPast && !isTerminal { last = now }
    guard now.timeIntervalSince(last) >= interval else { return }
    last = now
    let elapsed = now.timeIntervalSince(start)
    let rate = Double(progress.done - before) / max(elapsed, 1e-3)
    let left = rate > 0 ? Int(Double(progress.total - progress.done) / rate) : 0
    let percent = progress.total > 0 ? 100 * Double(progress.done) / Double(progress.total) : 100
    let text =
      "\(name): \(progress.current), \(progress.done) of \(progress.total) cases "
      + "(\(String(format: "%.1f", percent)) %), \(progress.mismatches) mismatches, "
      + "\(Int(rate)) cases/s, \(left / 3600) h \(left / 60 % 60) min \(left % 60) s left"
    write(isTerminal ? "\r\u{1B}[K" + text.prefix(150) : text + "\n")
  }

  /// Removes the line from a terminal.
  func clear() {
    if isTerminal { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) { StandardError.write(text) }
}

/// The list of planted bugs and what became of them.
enum PlantedBugReport {
  /// Hunts every bug and runs every campaign on the implementation without any.
  static func run() throws {
    var survivors = 0
    for bug in PlantedBugHunt.bugs {
      let finding = try PlantedBugHunt.hunt(bug)
      print(finding.line)
      let isCaughtQuickly = try PlantedBugHunt.hunt(bug, quickly: true).caughtAfter != nil
      if !isCaughtQuickly { print("\(bug.name): SURVIVED the quick judge") }
      if finding.caughtAfter == nil || !isCaughtQuickly { survivors += 1 }
    }
    var falseAlarms = 0
    var seen: Set<CampaignPart> = []
    for bug in PlantedBugHunt.bugs where seen.insert(bug.part).inserted {
      let outcome = try PlantedBugHunt.control(bug.part, limit: 1 << 18)
      if outcome.mismatches > 0 {
        print("without a bug: \(bug.part.setting): \(outcome.mismatches) mismatches")
        falseAlarms += 1
      }
    }
    print(
      "\(PlantedBugHunt.bugs.count) planted bugs, \(survivors) survived; without a bug "
        + "\(seen.count) campaigns, \(falseAlarms) with mismatches")
    if survivors + falseAlarms > 0 { throw ExitCode(1) }
  }
}
