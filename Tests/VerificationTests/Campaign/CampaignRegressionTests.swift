import Foundation
import RunRecords
import Testing

@testable import PositJudge
@testable import Verification

#if canImport(FoundationXML)
import FoundationXML
#endif

/// What campaigns give does not depend on threads, shards or what stands beside a part, and what was
/// judged before holds only for what was judged.
@Suite struct CampaignRegressionTests {
  private static func campaign(
    _ parts: [CampaignPart], _ subject: any Subject = LibrarySubject(), shard: String = "1/1"
  ) throws -> Campaign {
    Campaign(
      name: "small", parts: parts, shard: try #require(Shard(parsing: shard)), subject: subject)
  }

  @Test(arguments: [2, 3, 8])
  func threadsChangeNothing(jobs: Int) throws {
    let campaign = try Self.campaign(smallParts(), SometimesWrong())
    let one = try madeCertificate(of: campaign)
    #expect(one.mismatches > 0)
    let several = try madeCertificate(of: campaign, jobs: jobs)
    #expect(try one.sealedText() == several.sealedText())
  }

  @Test func digestsOfShardsAddUp() throws {
    let whole = try Self.campaign(smallParts()).run()
    var sums = [UInt64](repeating: 0, count: whole.count)
    for index in 1...3 {
      let outcomes = try Self.campaign(smallParts(), shard: "\(index)/3").run()
      for (place, outcome) in outcomes.enumerated() {
        sums[place] &+= try #require(outcome.digestValue)
      }
    }
    #expect(sums == whole.compactMap(\.digestValue))
  }

  /// One operation more restarts nothing else, and another build everything.
  @Test func onlyWhatIsNewIsJudged() throws {
    let folder = try TestFolder()
    var notes: [String] = []
    func run(
      _ parts: [CampaignPart], program: String = "one build",
      _ trust: CampaignFolder.Trust = .whenSame
    ) throws -> CampaignFolder.Run {
      notes = []
      return try CampaignFolder(folder.path, trust: trust) { notes.append($0) }.run(
        Self.campaign(parts), identities: try identities(LibrarySubject(), program: program),
        command: ["positlab"])
    }
    let parts = try smallParts()
    #expect(try run([parts[0], parts[2]]).keptParts == 0)
    let more = try run(parts)
    #expect(more.keptParts == 2 && notes.isEmpty, "\(notes)")
    #expect(more.outcomes == (try run(parts)).outcomes)
    #expect(try run(parts).keptParts == 3)
    #expect(try run(parts, program: "another build", .always).keptParts == 3)
    #expect(try run(parts, .never).keptParts == 0)
    #expect(try run(parts, program: "another build").keptParts == 0)
    #expect(notes.count == 1 && notes[0].contains("3 of 3 parts"), "\(notes)")
    #expect(notes[0].contains("positlab is another build"), "\(notes)")
    // Parts that would be lost are not written over.
    #expect(throws: CampaignFolderError.self) {
      try run([parts[0]], program: "another build")
    }
    #expect(try Certificate.read(folder.path + "/small.json").parts.count == 3)
  }

  /// Numbers that do not fit are refused even under a seal that does.
  @Test(arguments: [
    ("\"cases\":15096", "\"cases\":15097", "sum of its parts"),
    ("\"nextCase\":4096", "\"nextCase\":4095", "ends before its shard does"),
    (
      "\"firstCase\":0,\"format\":\"posit(6,1)\"", "\"firstCase\":1,\"format\":\"posit(6,1)\"",
      "first case"
    ),
    ("\"nextCase\":4096", "\"nextCase\":4294967296", "next case"),
    ("\"totalCases\":4096", "\"totalCases\":4097", "ends before its shard does"),
    ("\"shard\":\"1/1\",\"subject\"", "\"shard\":\"1/2\",\"subject\"", "next case"),
    ("\"mismatches\":0,\"parts\"", "\"mismatches\":1,\"parts\"", "sum of its parts"),
  ])
  func anInconsistentCertificateIsRefused(old: String, new: String, message: String) throws {
    let value = try JSONValue(encoding: madeCertificate(of: Self.campaign(smallParts())))
    let text = value.canonicalText
    try #require(text.contains(old), "\(text)")
    let edited = try JSONValue(parsing: Array(text.replacing(old, with: new).utf8)).sealed()
    let folder = try TestFolder()
    try AtomicWrite.write(edited.canonicalText, to: folder.path + "/edited.json")
    let error = #expect(throws: RecordError.self) {
      try Certificate.read(folder.path + "/edited.json")
    }
    #expect(error?.path == folder.path + "/edited.json")
    #expect(error?.cause.contains(message) ?? false, "\(String(describing: error))")
  }

  @Test func operandsThatRepeatCountOnce() throws {
    let sqrt = Setting(.sqrt, .posit8)
    let fma = Setting(.fma, .posit64)
    let hard = try CampaignPart(sqrt, .hardCases, seed: 1).source()
    let distinct = DistinctOperands(of: hard, 0..<hard.count)
    #expect(hard.count > 100_000 && distinct.count == 256 && distinct.isExact)
    let wide = try CampaignPart(fma, .sampled, samples: 50_000, seed: 1).source()
    var rows: Set<[UInt64]> = []
    var batch = wide.emptyBatch
    wide.append(0..<wide.count, to: &batch)
    for index in 0..<batch.count { rows.insert(Array(batch.row(index))) }
    #expect(DistinctOperands(of: wide, 0..<wide.count).count == UInt64(rows.count))
  }

  @Test(arguments: [
    ("./mine add 2>log.txt", ["/d/mine"], true),
    ("'./mine' --lib=./lib.so && cat", ["/d/mine", "/d/lib.so", "/b/cat"], true),
    ("cd sub && ./deep", ["/d/sub/deep"], true),
    ("A=1 cat mine > out", ["/b/cat", "/d/mine"], true),
    ("sh -c './mine 8 1'", ["/b/sh", "/d/mine"], true),
    ("./mine $MODE", ["/d/mine"], false), ("ssh host ./mine", ["/b/ssh", "/d/mine"], false),
    ("nothing here", [], false), ("awk '{ print $1 }'", ["/b/awk"], true),
  ])
  func theFilesOfACommandAreFound(line: String, paths: [String], isKnown: Bool) throws {
    let folder = try TestFolder()
    for name in ["d/mine", "d/lib.so", "d/sub/deep", "d/out", "d/log.txt"]
      + ["cat", "sh", "ssh", "awk"].map({ "b/" + $0 })
    {
      let path = folder.path + "/" + name
      try FileManager.default.createDirectory(
        atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path,
        withIntermediateDirectories: true)
      _ = FileManager.default.createFile(
        atPath: path, contents: Data("x".utf8), attributes: [.posixPermissions: 0o755])
    }
    let found = CommandFiles(
      line, directory: folder.path + "/d", searchPath: "/nowhere:" + folder.path + "/b")
    #expect(found.paths == paths.map { folder.path + $0 })
    #expect((found.unknown == nil) == isKnown, "\(String(describing: found.unknown))")
  }

  /// XML that a parser takes, whatever names and examples hold.
  @Test func theReportForJUnitIsXML() throws {
    final class Reader: NSObject, XMLParserDelegate {
      var names: [String] = []
      var messages: [String] = []
      func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
      ) {
        names.append(element)
        if let message = attributes["message"] { messages.append(message) }
      }
    }
    let campaign = Campaign(
      name: "<&\"\u{1}'>", parts: try smallParts(), shard: .whole, subject: SometimesWrong())
    var outcomes = try campaign.run()
    outcomes[2].failure = "died & \"said\" <no>"
    let report = VerdictReport([.init(campaign, outcomes)])
    let parser = XMLParser(data: Data(report.junit().utf8))
    let reader = Reader()
    parser.delegate = reader
    #expect(parser.parse(), "\(report.junit())")
    #expect(reader.names.count { $0 == "testcase" } == 3)
    #expect(reader.messages.contains("died & \"said\" <no>"), "\(reader.messages)")
    let classes = outcomes.flatMap(\.classes)
    #expect(!classes.isEmpty && reader.names.count { $0 == "failure" } == classes.count)
    let json = try JSONValue(parsing: Array(report.json().utf8)).unsealed(path: "report")
    #expect(json["campaigns"]?.array?.first?["verdict"]?.string == "failed")
  }
}
