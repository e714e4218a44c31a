/// How operands are made that bring the exact result of an operation next to a rounding boundary.
///
/// Campaigns know two ways: by construction, one bit or one unit from a tie, and by drawing all
/// operands but one and solving for that one.
public enum OperandRecipe: Hashable, Sendable {
  /// There are none; operands are listed, combined and drawn as for every operation.
  case none(because: String)
  /// A tie and one far bit; the last operand solves x + y = b.
  case sum
  /// A tie and one far bit; the last operand solves x - y = b.
  case difference
  /// Full-width products one unit from a tie; the last factor solves x y = b.
  case product
  /// Full-width products of three factors; the last factor solves x y z = b.
  case tripleProduct
  /// Quotients with the least remainder; the dividend solves x / y = b.
  case quotient
  /// Cancellation down to the last bit of a product; the addend solves x y + z = b.
  case productAndSum
  /// Squares next to a tie; the operand solves sqrt(x) = b.
  case squareRoot
  /// Reciprocals of squares next to a tie; the operand solves 1 / sqrt(x) = b.
  case reciprocalRoot
  /// Right triangles whose hypotenuse is a tie; the last leg solves sqrt(x x + y y) = b.
  case hypotenuse
  /// Multiples of one half, drawn.
  case halfIntegers
  /// Ties of the target, and one further bit of every weight of the source.
  case conversion
  /// Registers that hold a tie and one further bit of every weight.
  case register
  /// A tie of a product and a posit, and one tiny product behind it.
  case sumOfProducts

  /// Why there are none; nil where there are.
  public var reasonForNone: String? {
    if case .none(let reason) = self { reason } else { nil }
  }
}
