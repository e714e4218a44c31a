import Foundation
import RunRecords

/// The certificates of a directory as one Markdown table.
public enum CertificateTable {
  /// One row for every certificate: subject, campaign, shard, cases, mismatches, commit.
  ///
  /// - Throws: `RecordError`, `JSONTextError` for a file that is not a certificate.
  public static func markdown(_ directory: String) throws -> String {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    var lines = [
      "| campaign | subject | shard | parts | cases | mismatches | commit |",
      "|---|---|---|---:|---:|---:|---|",
    ]
    for name in names.filter({ $0.hasSuffix(".json") }).sorted() {
      let certificate = try Certificate.read("\(directory)/\(name)")
      let failed = certificate.parts.contains { $0.failure != nil } ? " (subject failed)" : ""
      let environment = certificate.manifest.environment
      let commit = (environment.commit ?? "unknown").prefix(10)
      let dirty = environment.dirty == true ? " (dirty)" : ""
      lines.append(
        "| \(certificate.manifest.study) | \(certificate.subject) | \(certificate.shard) "
          + "| \(certificate.parts.count) | \(certificate.cases) "
          + "| \(certificate.mismatches)\(failed) | \(commit)\(dirty) |")
    }
    return lines.joined(separator: "\n")
  }
}
