"""Compares posits of n bits as signed integers: two patterns a line in, 0 or 1 out.

One script for several operations: the first argument names it. What it does not know it says by
exit status 64, and `positlab verify` then judges the others.
"""

import operator
import sys

OPERATIONS = {
    "compareEqual": operator.eq,
    "compareNotEqual": operator.ne,
    "compareLess": operator.lt,
    "compareLessEqual": operator.le,
    "compareGreater": operator.gt,
    "compareGreaterEqual": operator.ge,
}


def main() -> int:
    compare = OPERATIONS.get(sys.argv[1])
    if compare is None:
        return 64
    n = int(sys.argv[2])
    sign = 1 << (n - 1)

    def value(pattern: str) -> int:
        # NaR is the least integer of all, as the standard wants it in comparisons.
        return (int(pattern, 16) ^ sign) - sign

    for line in sys.stdin:
        x, y = line.split()
        print(int(compare(value(x), value(y))))
    return 0


sys.exit(main())
