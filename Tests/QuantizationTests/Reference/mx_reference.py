"""MXFP8 and its relatives, from the text of the OCP Microscaling Formats (MX) Specification 1.0.

An independent reference for the tests of the block quantiser: written from the specification, with
numpy alone, sharing nothing with the code that is tested. An element is found in the table of all
values of its format; exponents are read with frexp, never with log2.

    mx_reference.py ELEMENT RULE SIZE < float32 values, whole blocks > element bytes, then scale bytes
"""

import sys

import numpy

# Exponent bits, fraction bits, and whether the largest exponent is set aside ("ieee"), the pattern of
# ones only is NaN ("fn"), or all patterns are numbers ("finite"): section 5.3.
ELEMENTS = {
    "e4m3": (4, 3, "fn"),
    "e5m2": (5, 2, "ieee"),
    "e3m2": (3, 2, "finite"),
    "e2m3": (2, 3, "finite"),
    "e2m1": (2, 1, "finite"),
}


def magnitudes(element):
    """Every finite magnitude in the order of its pattern, that is in ascending order."""
    exponent_bits, fraction_bits, specials = ELEMENTS[element]
    bias = 2 ** (exponent_bits - 1) - 1
    table = []
    for field in range(2**exponent_bits):
        for fraction in range(2**fraction_bits):
            is_top = field == 2**exponent_bits - 1
            if specials == "ieee" and is_top:
                continue
            if specials == "fn" and is_top and fraction == 2**fraction_bits - 1:
                continue
            if field == 0:
                table.append(fraction * 2.0 ** (1 - bias - fraction_bits))
            else:
                table.append((1 + fraction / 2**fraction_bits) * 2.0 ** (field - bias))
    return numpy.array(table)


def floor_log2(values):
    """The exponent of positive float64 values, exactly."""
    return numpy.frexp(values)[1] - 1


def scale_exponents(amax, element, rule):
    """The exponent of the scale of every block; amax is float32, finite, and may be zero."""
    table = magnitudes(element)
    largest = table[-1]
    emax = int(floor_log2(numpy.array([largest]))[0])
    fraction_bits = ELEMENTS[element][1]
    exact = amax.astype(numpy.float64)
    exact[exact == 0] = 2.0**-1000
    if rule == "floor":
        exponent = floor_log2(exact) - emax
    elif rule == "ceil":
        fraction, power = numpy.frexp(exact)
        exponent = numpy.where(fraction == 0.5, power - 1, power) - emax
    elif rule == "even":
        half_place = numpy.ldexp(1.0, floor_log2(exact) - fraction_bits - 1)
        exponent = floor_log2(exact + half_place) - emax
    elif rule == "rceil":
        reciprocal = numpy.float32(1.0) / numpy.float32(largest)
        product = (amax * reciprocal).astype(numpy.float64)
        product[product == 0] = 2.0**-1000
        fraction, power = numpy.frexp(product)
        exponent = numpy.where(fraction == 0.5, power - 1, power)
    else:
        raise ValueError(rule)
    return numpy.clip(exponent, -127, 127)


def quantize(blocks, element, rule):
    """Element patterns and scale patterns of float32 blocks, one block a row."""
    exponent_bits, fraction_bits, specials = ELEMENTS[element]
    table = magnitudes(element)
    is_broken = ~numpy.isfinite(blocks).all(axis=1)
    numbers = numpy.where(is_broken[:, None], numpy.float32(0), blocks)
    amax = numpy.abs(numbers).max(axis=1)
    exponents = scale_exponents(amax, element, rule)
    quotients = numpy.ldexp(numpy.abs(numbers.astype(numpy.float64)), -exponents[:, None])
    # The last value of the table that is not above; the tie goes to the even pattern; saturation.
    lower = numpy.searchsorted(table, quotients, side="right") - 1
    upper = numpy.minimum(lower + 1, len(table) - 1)
    middle = (table[lower] + table[upper]) / 2
    goes_up = (quotients > middle) | ((quotients == middle) & (lower % 2 == 1))
    patterns = numpy.where(goes_up, upper, lower)
    sign = 1 << (exponent_bits + fraction_bits)
    patterns = patterns + numpy.where(numpy.signbit(numbers), sign, 0)
    nan = {"fn": sign - 1, "ieee": (2**exponent_bits - 1) * 2**fraction_bits + 2 ** (fraction_bits - 1)}
    patterns[is_broken] = nan.get(specials, 0)
    scales = exponents + 127
    scales[is_broken] = 255
    return patterns.astype(numpy.uint8), scales.astype(numpy.uint8)


def main():
    element, rule, size = sys.argv[1], sys.argv[2], int(sys.argv[3])
    blocks = numpy.frombuffer(sys.stdin.buffer.read(), dtype="<f4").reshape(-1, size)
    with numpy.errstate(invalid="ignore"):
        patterns, scales = quantize(blocks, element, rule)
    sys.stdout.buffer.write(patterns.tobytes())
    sys.stdout.buffer.write(scales.tobytes())


if __name__ == "__main__":
    main()
