// Arithmetic that rounds to odd in the carrier's lanes: the exact result, or, if that has too many
// bits, the neighbour whose last bit is 1. One rounding to a posit of at least two bits less is
// then the correct one (Boldo and Melquiond, "Emulation of a FMA and correctly rounded sums:
// proved algorithms using rounding to odd", doi 10.1109/TC.2007.70819). float32 has 24 bits for
// posits of at most 14 (n <= 16), float64 has 53 for at most 30 (n <= 32).
//
// Included once for each carrier, which defines
//   CARRIED(name)          the name with the carrier's prefix
//   VECTOR, INTEGERS       register types
//   FLOATING(name)         the intrinsic for the carrier's lanes, AS_INTEGERS and AS_VECTOR casts
//   INTEGER_SUB, SHIFT_RIGHT, TOP_BIT   subtraction, logical shift, index of the sign bit

/// Makes a value, rounded to nearest with the exact error `error`, rounded to odd: one step back
/// where the error points towards zero, then the last bit.
LANE_INLINE VECTOR CARRIED(round_to_odd)(VECTOR nearest, VECTOR error) {
  // NaN, which the error of an infinity is, counts as exact.
  const INTEGERS inexact = AS_INTEGERS(
    FLOATING(cmp)(error, FLOATING(setzero)(), _CMP_NEQ_OQ));
  const INTEGERS too_large = SHIFT_RIGHT(AS_INTEGERS(FLOATING(xor)(nearest, error)), TOP_BIT);
  const INTEGERS truncated = INTEGER_SUB(
    AS_INTEGERS(nearest), _mm256_and_si256(too_large, inexact));
  return AS_VECTOR(_mm256_or_si256(truncated, SHIFT_RIGHT(inexact, TOP_BIT)));
}

/// The exact error of `sum`, the rounded sum of two numbers (Knuth's TwoSum).
LANE_INLINE VECTOR CARRIED(sum_error)(VECTOR a, VECTOR b, VECTOR sum) {
  const VECTOR b_seen = FLOATING(sub)(sum, a);
  const VECTOR a_seen = FLOATING(sub)(sum, b_seen);
  return FLOATING(add)(FLOATING(sub)(a, a_seen), FLOATING(sub)(b, b_seen));
}

LANE_INLINE VECTOR CARRIED(add)(VECTOR a, VECTOR b) {
  const VECTOR sum = FLOATING(add)(a, b);
  return CARRIED(round_to_odd)(sum, CARRIED(sum_error)(a, b, sum));
}

LANE_INLINE VECTOR CARRIED(sub)(VECTOR a, VECTOR b) {
  return CARRIED(add)(a, FLOATING(xor)(b, FLOATING(set1)(-0.0)));
}

LANE_INLINE VECTOR CARRIED(mul)(VECTOR a, VECTOR b) {
  const VECTOR product = FLOATING(mul)(a, b);
  return CARRIED(round_to_odd)(product, FLOATING(fmsub)(a, b, product));
}

LANE_INLINE VECTOR CARRIED(div)(VECTOR a, VECTOR b) {
  const VECTOR quotient = FLOATING(div)(a, b);
  // The quotient's error is remainder / b: its sign is all that counts.
  const VECTOR remainder = FLOATING(fnmadd)(quotient, b, a);
  const VECTOR sign = FLOATING(and)(b, FLOATING(set1)(-0.0));
  return CARRIED(round_to_odd)(quotient, FLOATING(xor)(remainder, sign));
}

LANE_INLINE VECTOR CARRIED(sqrt)(VECTOR a) {
  const VECTOR root = FLOATING(sqrt)(a);
  return CARRIED(round_to_odd)(root, FLOATING(fnmadd)(root, root, a));
}

/// a * b + c: the exact product as two numbers, then a sum of three, the small two rounded to odd
/// before the last step is.
LANE_INLINE VECTOR CARRIED(fma)(VECTOR a, VECTOR b, VECTOR c) {
  const VECTOR product = FLOATING(mul)(a, b);
  const VECTOR product_error = FLOATING(fmsub)(a, b, product);
  const VECTOR low_sum = FLOATING(add)(c, product_error);
  const VECTOR low_error = CARRIED(sum_error)(c, product_error, low_sum);
  const VECTOR sum = FLOATING(add)(product, low_sum);
  const VECTOR sum_error = CARRIED(sum_error)(product, low_sum, sum);
  return CARRIED(add)(sum, CARRIED(add)(low_error, sum_error));
}
