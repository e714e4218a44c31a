import RunRecords

/// The verdicts of campaigns for programs: sealed JSON, or the XML that JUnit made customary.
public struct VerdictReport: Sendable {
  /// One campaign with what it found.
  public struct Entry: Sendable {
    let campaign: String
    let subject: String
    let shard: String
    let outcomes: [PartOutcome]

    /// A campaign that has ended.
    public init(_ campaign: Campaign, _ outcomes: [PartOutcome]) {
      self.campaign = campaign.name
      subject = campaign.subject.name
      shard = campaign.shard.description
      self.outcomes = outcomes
    }
  }

  private let entries: [Entry]

  /// The report of campaigns in their order.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// A sealed object: `campaigns`, each with `campaign`, `subject`, `shard`, `cases`, `mismatches`,
  /// `verdict` and `parts` as certificates have them.
  ///
  /// A verdict is `pass`, `mismatches`, `failed` (the subject) or `nothing judged`.
  public func json() throws -> String {
    let campaigns = try entries.map { entry -> JSONValue in
      [
        "campaign": .string(entry.campaign), "subject": .string(entry.subject),
        "shard": .string(entry.shard), "verdict": .string(Self.verdict(entry.outcomes)),
        "cases": .integer(Int(entry.outcomes.reduce(0) { $0 + $1.cases })),
        "mismatches": .integer(Int(entry.outcomes.reduce(0) { $0 + $1.mismatches })),
        "parts": .array(try entry.outcomes.map { try JSONValue(encoding: $0) }),
      ]
    }
    let report: JSONValue = [
      "report": "positlab verify", "version": 1, "campaigns": .array(campaigns),
    ]
    return report.sealed().indentedText
  }

  private static func verdict(_ outcomes: [PartOutcome]) -> String {
    if outcomes.contains(where: { $0.failure != nil }) { return "failed" }
    if outcomes.contains(where: { $0.mismatches > 0 }) { return "mismatches" }
    return outcomes.allSatisfy { $0.cases == 0 } ? "nothing judged" : "pass"
  }

  /// One `testsuite` a campaign and one `testcase` a part: a `failure` for every class of mismatches,
  /// an `error` where the subject failed, `skipped` where a part has no cases.
  public func junit() -> String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    let all = entries.flatMap(\.outcomes)
    lines.append("<testsuites\(Self.counts(all))>")
    for entry in entries {
      let name = Self.attribute("\(entry.campaign) [\(entry.subject), shard \(entry.shard)]")
      lines.append("  <testsuite name=\"\(name)\"\(Self.counts(entry.outcomes))>")
      for outcome in entry.outcomes { lines += Self.testcase(outcome, entry.campaign) }
      lines.append("  </testsuite>")
    }
    return lines.joined(separator: "\n") + "\n</testsuites>\n"
  }

  private static func counts(_ outcomes: [PartOutcome]) -> String {
    let errors = outcomes.count { $0.failure != nil }
    let failures = outcomes.count { $0.failure == nil && $0.mismatches > 0 }
    let skipped = outcomes.count { $0.failure == nil && $0.cases == 0 }
    return " tests=\"\(outcomes.count)\" failures=\"\(failures)\" errors=\"\(errors)\" "
      + "skipped=\"\(skipped)\""
  }

  private static func testcase(_ outcome: PartOutcome, _ campaign: String) -> [String] {
    var content: [String] = []
    if let failure = outcome.failure {
      content.append("      <error message=\"\(attribute(failure))\"/>")
    }
    for kind in outcome.classes {
      let message = attribute("\(kind.count) x \(kind.name)")
      content.append(
        "      <failure message=\"\(message)\" type=\"\(attribute(kind.name))\">"
          + text(kind.examples.joined(separator: "\n")) + "</failure>")
    }
    if outcome.cases == 0 && outcome.failure == nil { content.append("      <skipped/>") }
    let summary =
      "\(outcome.cases) cases, \(outcome.mismatches) mismatches, digest \(outcome.digest)"
    content.append("      <system-out>\(text(summary))</system-out>")
    let name = attribute(outcome.title)
    return ["    <testcase classname=\"\(attribute(campaign))\" name=\"\(name)\">"] + content
      + ["    </testcase>"]
  }

  private static func attribute(_ value: String) -> String {
    text(value).replacing("\"", with: "&quot;").replacing("\n", with: "&#10;")
      .replacing("\t", with: "&#9;")
  }

  /// Escaped text; characters that XML 1.0 has no way to write become U+FFFD.
  private static func text(_ value: String) -> String {
    var result = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || (0xFFFE...0xFFFF).contains(scalar.value):
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
