extension Dataset {
  /// Reads CIFAR-10 or CIFAR-100.
  static func cifar(_ name: DatasetName, in folder: String) throws(DatasetError) -> Dataset {
    let isHundred = name == .cifar100
    let training = isHundred ? ["train.bin"] : (1...5).map { "data_batch_\($0).bin" }
    var checksums: [String: String] = [:]
    func set(_ files: [String]) throws(DatasetError) -> ImageSet {
      var pixels: [UInt8] = []
      var labels: [Int32] = []
      // The published number; memory that is not written to costs nothing.
      pixels.reserveCapacity(50_000 * CIFARFile.side * CIFARFile.side * 3)
      for file in files {
        let path = try name.path(ofFile: file, candidates: [file, file + ".gz"], in: folder)
        let part = try CIFARFile(
          path: path, into: &pixels, &labels, labelBytes: isHundred ? 2 : 1,
          classes: isHundred ? 100 : 10)
        checksums[file] = part.checksum
      }
      return ImageSet(
        pixels: pixels, labels: labels, height: CIFARFile.side, width: CIFARFile.side, channels: 3,
        classes: isHundred ? 100 : 10)
    }
    let train = try set(training)
    let test = try set([isHundred ? "test.bin" : "test_batch.bin"])
    return Dataset(train: train, test: test, checksums: checksums)
  }
}
