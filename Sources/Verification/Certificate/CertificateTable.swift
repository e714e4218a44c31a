import Foundation
import RunRecords

/// The certificates of a directory as one Markdown table.
public enum CertificateTable {
  /// One row for every campaign, its shards together: subject, kinds of evidence, shards, cases,
  /// mismatches, whether all its cases were gone through, commit.
  ///
  /// - Throws: `RecordError`, `JSONTextError` for a file that is not a certificate.
  public static func markdown(_ directory: String) throws -> String {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    let certificates = try names.filter { $0.hasSuffix(".json") }.sorted()
      .map { try Certificate.read("\(directory)/\($0)") }
    return markdown(certificates)
  }

  /// The table of certificates in their order.
  static func markdown(_ certificates: [Certificate]) -> String {
    var lines = [
      "| campaign | subject | evidence | shards | parts | cases | mismatches | its cases | commit |",
      "|---|---|---|---|---:|---:|---:|---|---|",
    ]
    for group in CertificateGroup.groups(certificates) {
      let shards = group.certificates.map(\.shard)
      let shardText = shards.count == 1 ? shards[0] : "\(shards.count) of \(group.shardCount)"
      lines.append(
        "| \(group.campaign) | \(group.subject) | \(group.evidence) | \(shardText) "
          + "| \(grouped(group.partCount)) | \(grouped(group.cases)) | \(grouped(group.mismatches)) "
          + "| \(group.completeness) "
          + "| \(group.commits.joined(separator: ", ")) |")
    }
    return lines.joined(separator: "\n")
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
