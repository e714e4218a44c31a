import NeuralNetworks
import Tensors
import Testing

@Suite struct TokenSamplesGoldenTests {
  /// 23 words in 2 rows of 11, pieces of 3: three pieces a row, two words and one more left over.
  @Test func rowsRunOnFromBatchToBatch() {
    let samples = TokenSamples(Array(0..<23), vocabulary: 23, rows: 2, length: 3)
    #expect(samples.count == 6)
    #expect(samples.rows == 2)
    let batch = Tensor([6, 3])
    samples.read([0, 1, 2, 3, 4, 5], view: .plain, into: batch)
    #expect(batch.values == [0, 1, 2, 11, 12, 13, 3, 4, 5, 14, 15, 16, 6, 7, 8, 17, 18, 19])
    #expect(samples.labels == batch.values.map { Int32($0) + 1 })
  }

  @Test func limitsKeepWholeBatches() {
    #expect(TokenSamples(Array(0..<23), vocabulary: 23, rows: 2, length: 3, limit: 5).count == 4)
    #expect(TokenSamples(Array(0..<23), vocabulary: 23, rows: 2, length: 3, limit: 1).count == 2)
    #expect(TokenSamples(Array(0..<5), vocabulary: 23, rows: 2, length: 3).count == 0)
    #expect(TokenSamples([], vocabulary: 23, rows: 2, length: 3).count == 0)
  }
}
