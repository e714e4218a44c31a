import Foundation
import RunRecords

@testable import PositJudge
@testable import Verification

/// The library with an error in every hundredth sum of posit(8,2), so that there are mismatches.
struct SometimesWrong: Subject {
  let name = "sometimes wrong"
  private let library = LibrarySubject()

  func supports(_ setting: Setting) -> Bool { library.supports(setting) }

  func results(_ batch: CaseBatch) throws -> ResultBatch {
    var results = try library.results(batch)
    guard batch.setting.format.width == 8 else { return results }
    for index in 0..<batch.count where batch.words[index * batch.rowWidth] % 100 == 17 {
      results.words[index] ^= 1
    }
    return results
  }
}

/// Identities as a program of a given digest would state them.
func identities(
  _ subject: any Subject, program: String = "one build"
) throws -> SubjectIdentities {
  let environment: JSONValue = [
    "compiler": "", "build": "", "libraries": [:], "processor": "", "processorCount": 1,
    "system": "", "commit": "0123456789abcdef", "dirty": false,
  ]
  return SubjectIdentities(
    subject, program: program, environment: try environment.decoded(as: RunEnvironment.self))
}

/// The certificate of a campaign run from its beginning, with what was judged.
func madeCertificate(of campaign: Campaign, jobs: Int = 1) throws -> Certificate {
  let found = try identities(campaign.subject)
  return Certificate(
    campaign, try campaign.run(jobs: jobs),
    identities: try campaign.parts.map { try found.identity($0.setting) },
    environment: found.environment, command: ["positlab", "verify"])
}

/// Parts with mismatches and without, exhaustive and sampled, of a few thousand cases each.
func smallParts() throws -> [CampaignPart] {
  return [
    CampaignPart(Setting(.add, .posit(n: 6, es: 1)), .exhaustive),
    CampaignPart(Setting(.add, .posit8), .sampled, samples: 6000, seed: 3),
    CampaignPart(Setting(.sqrt, .posit16), .sampled, samples: 5000, seed: 3),
  ]
}

/// A directory of a test.
final class TestFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "positlab-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
