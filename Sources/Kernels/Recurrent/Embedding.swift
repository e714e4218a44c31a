import Tensors

/// Rows of a table, chosen by numbers.
public enum Embedding {
  /// output row i = weight row number i.
  ///
  /// - Parameters:
  ///   - numbers: whole numbers of 0 ..< rows of the table, as float32; traps otherwise.
  ///   - weight: rows x width.
  ///   - output: as many rows as there are numbers.
  public static func forward(_ numbers: Tensor, weight: Tensor, into output: Tensor) {
    let width = check(numbers, weight, output)
    for place in 0..<numbers.count {
      (output.base + place * width).update(
        from: weight.base + row(numbers, place, weight) * width, count: width)
    }
  }

  /// gradient row n = sum of the errors of the places that hold n, in the order of the places.
  public static func backward(_ numbers: Tensor, outputError: Tensor, into gradient: Tensor) {
    let width = check(numbers, gradient, outputError)
    gradient.fill(0)
    for place in 0..<numbers.count {
      let sum = gradient.base + row(numbers, place, gradient) * width
      let error = outputError.base + place * width
      for index in 0..<width { sum[index] += error[index] }
    }
  }

  private static func row(_ numbers: Tensor, _ place: Int, _ table: Tensor) -> Int {
    let number = numbers.elements[place]
    precondition(
      number >= 0 && number < Float(table.shape[0]), "\(number) is no row of \(table.shape)")
    return Int(number)
  }

  private static func check(_ numbers: Tensor, _ table: Tensor, _ rows: Tensor) -> Int {
    precondition(
      table.shape.rank == 2 && rows.count == numbers.count * table.shape[1],
      "\(numbers.shape) numbers of \(table.shape) do not give \(rows.shape)")
    return table.shape[1]
  }
}
