/// A measurement that tables and figures can be about.
public enum ReportMetric: String, CaseIterable, Hashable, Sendable {
  /// Share of the test samples classified rightly.
  case testAccuracy
  /// Mean loss over the test samples.
  case testLoss
  /// Mean loss over the steps of the last epoch.
  case trainingLoss

  /// The name at the beginning of a sentence and on an axis.
  public var title: String {
    switch self {
    case .testAccuracy: "Test accuracy"
    case .testLoss: "Test loss"
    case .trainingLoss: "Training loss"
    }
  }

  /// The title with its unit, for the axis of a figure.
  var axisTitle: String { self == .testAccuracy ? "Test accuracy (%)" : title }
  /// What a recorded number is multiplied with to be printed: accuracies are printed in percent.
  var scale: Double { self == .testAccuracy ? 100 : 1 }
  /// Digits after the point.
  var decimals: Int { self == .testAccuracy ? 2 : 4 }
  /// Where differences are counted in something of their own.
  var differenceUnit: String? { self == .testAccuracy ? "percentage points" : nil }
  /// Whether more is better.
  var largerIsBetter: Bool { self == .testAccuracy }
  /// The name in the head of a CSV column.
  var columnName: String {
    switch self {
    case .testAccuracy: "test_accuracy_percent"
    case .testLoss: "test_loss"
    case .trainingLoss: "training_loss"
    }
  }
  /// What the names of files about anything but the test accuracy end with.
  var fileSuffix: String { self == .testAccuracy ? "" : "-\(rawValue)" }
}
