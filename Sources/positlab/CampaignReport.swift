import ArgumentParser
import Foundation
import RunRecords
import Verification

/// Runs a campaign, shows how far it is, prints what it found and writes its certificate.
struct CampaignReport {
  private let campaign: Campaign
  private let output: String?
  private let checkpointSeconds: Double

  init(_ campaign: Campaign, output: String?, checkpointSeconds: Double) {
    self.campaign = campaign
    self.output = output
    self.checkpointSeconds = checkpointSeconds
  }

  private var fileName: String {
    let shard = campaign.shard
    let suffix = shard == .whole ? "" : ".shard-\(shard.index)-of-\(shard.count)"
    return campaign.name + suffix + ".json"
  }

  /// Runs the campaign.
  ///
  /// - Returns: the exit status: 0, 1 for mismatches, 2 for a subject that failed.
  func run() throws -> Int32 {
    do {
      return try runAndWrite()
    } catch let error as RecordError {
      throw CommandFailure(error, code: error.exitStatus)
    } catch let error as UnsuitableOperands {
      throw usageFailure(error.description)
    }
  }

  private func runAndWrite() throws -> Int32 {
    var checkpoint: Checkpoint?
    if let output {
      let path = "\(output)/\(fileName)"
      if FileBytes.exists(path), let done = try? Certificate.read(path), done.isClean,
        done.manifest.specification["identity"]?.string == campaign.identity
      {
        print("\(campaign.name): \(done.cases) cases, 0 mismatches (certificate is there: \(path))")
        return 0
      }
      try AtomicWrite.createDirectory("\(output)/checkpoints")
      checkpoint = Checkpoint(
        campaign, path: "\(output)/checkpoints/\(fileName)", seconds: checkpointSeconds)
    }
    var display = ProgressDisplay(campaign.name)
    let outcomes = try campaign.run(checkpoint: checkpoint) { display.show($0) }
    display.clear()
    printFindings(outcomes)
    if let output {
      let certificate = try Certificate(campaign, outcomes, command: CommandLine.arguments)
      try certificate.write(to: "\(output)/\(fileName)")
      checkpoint?.remove()
      print("certificate: \(output)/\(fileName)")
    }
    if outcomes.contains(where: { $0.failure != nil }) { return 2 }
    return outcomes.contains { $0.mismatches > 0 } ? 1 : 0
  }

  private func printFindings(_ outcomes: [PartOutcome]) {
    for outcome in outcomes where outcomes.count <= 40 || outcome.mismatches > 0 {
      let source = outcome.source.map { " from \($0)" } ?? ""
      print(
        "\(outcome.operation) \(outcome.format)\(source) \(outcome.strength.rawValue): "
          + "\(outcome.cases) cases, \(outcome.mismatches) mismatches")
      for kind in outcome.classes.sorted(by: { $0.count > $1.count }) {
        print("  \(kind.count) x \(kind.name)")
        for example in kind.examples { print("    \(example)") }
      }
    }
    let cases = outcomes.reduce(0) { $0 + $1.cases }
    let mismatches = outcomes.reduce(0) { $0 + $1.mismatches }
    let shard = campaign.shard == .whole ? "" : ", shard \(campaign.shard)"
    print(
      "\(campaign.name) [\(campaign.subject.name)\(shard)]: \(outcomes.count) parts, \(cases) cases, "
        + "\(mismatches) mismatches")
    for outcome in outcomes {
      guard let failure = outcome.failure else { continue }
      print(
        "subject failed at \(outcome.operation) \(outcome.format), after \(outcome.cases) judged "
          + "cases: \(failure)")
    }
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
