import Datasets
import Foundation
import Testing

@Suite struct PixelStatisticsGoldenTests {
  @Test func byHand() {
    let images = ImageSet(
      pixels: [0, 255, 255, 255, 0, 255, 255, 255], labels: [0, 1], height: 1, width: 2,
      channels: 2, classes: 2)
    let found = PixelStatistics(of: images)
    #expect(found.mean == [0.5, 1])
    #expect(found.deviation == [0.5, 0])
  }

  /// The data sets that are installed here (`POSITLAB_DATA`, Debian's folder): their own numbers.
  static let installed = DatasetName.allCases.filter { name in
    guard case .images = name.content, name != .synthetic else { return false }
    return name.searchedDirectories(environment: ProcessInfo.processInfo.environment).contains {
      FileManager.default.fileExists(atPath: $0)
    }
  }

  @Test(arguments: installed)
  func constantsAreThoseOfTheFiles(_ name: DatasetName) throws {
    let stated = try #require(name.pixelStatistics)
    let found = PixelStatistics(of: try Dataset.load(name).train)
    for (stated, found) in [(stated.mean, found.mean), (stated.deviation, found.deviation)] {
      #expect(stated == found.map { ($0 * 10_000).rounded() / 10_000 }, "\(name): \(found)")
    }
  }

  /// Setup installs Fashion-MNIST on Debian, so that the test above tests something there.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/share/datasets/fashion-mnist")))
  func fashionMNISTIsAmongThem() {
    #expect(Self.installed.contains(.fashionMNIST))
  }
}
