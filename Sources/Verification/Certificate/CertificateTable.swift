import Foundation
import RunRecords

/// The certificates of a directory as one Markdown table.
public enum CertificateTable {
  /// One row for every campaign, its shards together: subject, kinds of evidence, shards, cases,
  /// distinct operands, mismatches, whether all its cases were gone through, commit.
  ///
  /// - Throws: `RecordError` for a directory that cannot be read or has no certificate, and for a file
  ///   that is damaged, edited, or no certificate.
  public static func markdown(_ directory: String) throws -> String {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: directory)
    } catch {
      throw RecordError(.cannotRead, path: directory, cause: "there is no such directory")
    }
    let files = names.filter { $0.hasSuffix(".json") }.sorted()
    if files.isEmpty {
      throw RecordError(.malformed, path: directory, cause: "it holds no certificate")
    }
    return markdown(try files.map { try Certificate.read("\(directory)/\($0)") })
  }

  /// The table of certificates in their order.
  static func markdown(_ certificates: [Certificate]) -> String {
    var lines = [
      "| campaign | subject | evidence | shards | parts | cases | distinct operands | mismatches | its cases | commit |",
      "|---|---|---|---|---:|---:|---:|---:|---|---|",
    ]
    for group in CertificateGroup.groups(certificates) {
      let shards = group.certificates.map(\.shard)
      let shardText = shards.count == 1 ? shards[0] : "\(shards.count) of \(group.shardCount)"
      let (count, isExact) = group.distinct
      let distinct = (isExact ? "" : ">= ") + grouped(count)
      lines.append(
        "| \(cell(group.campaign)) | \(cell(group.subject)) | \(group.evidence) | \(shardText) "
          + "| \(grouped(group.partCount)) | \(grouped(group.cases)) | \(distinct) "
          + "| \(grouped(group.mismatches)) "
          + "| \(group.completeness) "
          + "| \(group.commits.joined(separator: ", ")) |")
    }
    return lines.joined(separator: "\n")
  }

  /// A text that cannot leave its cell.
  private static func cell(_ text: String) -> String {
    String(text.map { $0 == "|" ? "/" : $0.isNewline ? " " : $0 })
  }

  /// A number with a comma between groups of three digits.
  private static func grouped(_ number: some FixedWidthInteger) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0 && index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
