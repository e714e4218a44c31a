import Tensors
import Testing

/// Tensors and their views.
@Suite struct TensorsExampleGoldenTests: DocumentedExample {
  let printed = PrintedLines()

  @Test func tensors() throws {
    try example("Sources/Tensors/Tensors.docc/Tensors.md") {
      let images = Tensor([2, 2, 2, 1], [1, 2, 3, 4, 5, 6, 7, 8])
      print(images.shape, images.shape.samples, images.shape.sampleCount)  // 2 x 2 x 2 x 1 2 4

      let rows = images.view([2, 4])
      rows[0] = 10
      images.modify { elements in
        for index in elements.indices { elements[index] *= 2 }
      }
      print(images.values)  // [20.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0, 16.0]
    }
  }
}
