/// The conversions between arrays of patterns and arrays of IEEE numbers.
@frozen
@usableFromInline
package enum ArrayConversion: CaseIterable, Sendable {
  case fromFloat32
  case fromFloat64
  case toFloat32
  case toFloat64
}
