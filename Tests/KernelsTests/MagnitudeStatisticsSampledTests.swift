import Kernels
import Tensors
import TestTensors
import Testing

@Suite struct MagnitudeStatisticsSampledTests {
  @Test func agreeWithTheirReferences() {
    var wrong: [String] = []
    for count in [1, 5, 8, 9, 959, 960, 961, 5000, 100_003] {
      for values in [
        patternTensor([count], seed: 1), normalTensor([count], seed: 2, scale: 1e-3),
      ] {
        if MagnitudeStatistics.largest(values) != MagnitudeStatistics.referenceLargest(values) {
          wrong.append("largest of \(count)")
        }
        for (lowest, highest): (Float, Float) in [(0x1p-12, 0x1p12), (0x1p-126, 0x1p127)] {
          let fast = MagnitudeStatistics.meanLog2(values, lowest: lowest, highest: highest)
          let reference = MagnitudeStatistics.referenceMeanLog2(
            values, lowest: lowest, highest: highest)
          // 2^-23 is the documented bound.
          let agree =
            if let fast, let reference { abs(fast - reference) <= 0x1p-23 } else {
              fast == nil && reference == nil
            }
          if !agree { wrong.append("mean of \(count): \(fast as Any) \(reference as Any)") }
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  @Test func powersOfTwoAreExactAndZerosDoNotCount() {
    let values = Tensor([6], [0x1p-5, -0x1p-5, 0, -0.0, .nan, 0x1p-5])
    #expect(MagnitudeStatistics.meanLog2(values, lowest: 0x1p-12, highest: 0x1p12) == -5)
    #expect(MagnitudeStatistics.meanLog2(values, lowest: 0x1p-3, highest: 0x1p12) == -3)
    #expect(MagnitudeStatistics.meanLog2(Tensor([9]), lowest: 1, highest: 2) == nil)
    #expect(MagnitudeStatistics.largest(Tensor([3], [.infinity, -3, .nan])) == 3)
    #expect(MagnitudeStatistics.largest(Tensor([3])) == 0)
  }
}
