import ArgumentParser
import Datasets

/// `positlab data`: which data sets are found where, checked.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Say which data sets are found where, checked, and how to get the missing ones.",
    discussion: """
      Every file is read whole and its SHA-256 is compared with the published one.

      EXAMPLES
        positlab data
        positlab data mnist --directory ~/mnist

      EXIT STATUS
        0   every data set asked for is usable (without a name: always)
        65  a file of the named data set is damaged
        66  a file of the named data set is missing
      """)

  @Argument(help: "A data set: \(DatasetName.allCases.map(\.rawValue).joined(separator: ", ")).")
  var name: DatasetName?

  @Option(
    help: ArgumentHelp("Look for its files in this folder.", valueName: "folder"),
    completion: .directory)
  var directory: String?

  func validate() throws {
    if directory != nil, name == nil {
      throw ValidationError("--directory needs the name of the data set that the folder holds")
    }
  }

  func run() throws {
    var failure: DatasetError?
    for name in name.map({ [$0] }) ?? DatasetName.allCases {
      let inventory = DatasetInventory(name, directory: directory)
      print(Self.lines(for: inventory).joined(separator: "\n"))
      if case .unusable(let error) = inventory.status { failure = failure ?? error }
    }
    if name != nil, let failure { throw ExitCode(failure.exitStatus) }
  }

  private static func lines(for inventory: DatasetInventory) -> [String] {
    let name = inventory.name.rawValue
    let unit = inventory.name.content == .text ? "words" : "samples"
    let counts = inventory.counts.map { "\($0.train) training and \($0.test) test \(unit)" } ?? ""
    let details = inventory.details.map { "  \($0)" }
    let place = inventory.directory.map { " in \($0)" } ?? ""
    switch inventory.status {
    case .published:
      return ["\(name): \(counts)\(place); the files are the published ones"] + details
    case .differing(let files):
      return [
        "\(name): \(counts)\(place); usable, but not the published content: "
          + files.joined(separator: ", ")
      ] + details
    case .own: return ["\(name): \(counts)\(place); usable"] + details
    case .generated: return ["\(name): \(counts), made by code"]
    case .unusable(let error): return ["\(name): not usable", "  \(error)"]
    }
  }
}

extension DatasetName: ExpressibleByArgument {}
