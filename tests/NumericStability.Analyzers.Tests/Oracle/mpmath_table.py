#!/usr/bin/env python3
"""Writes mpmath_table.csv: function, argument(s) as the bits of a double, value to 50 digits (Debian: python3-mpmath)."""
import random
import struct

import mpmath

mpmath.mp.prec = 4000
rng = random.Random(20260101)
edges = [5e-324, 2.2250738585072014e-308, 1e-300, 1e-20, 1e-8, 0.1, 0.5, 1 - 2.0**-53, 1.0, 1 + 2.0**-52, 1.5707963267948966,
         2.0, 3.0, 3.141592653589793, 10.0, 26.5, 40.0, 700.25, 709.78, 1e5, 1e22, 1e300]


def bits(x):
    return struct.pack(">d", x).hex()


def samples(low, high, count, signs):
    logs = [2.0 ** rng.uniform(low, high) for _ in range(count)]
    return [rng.choice(signs) * x for x in logs]


everywhere = [s * x for x in edges for s in (1, -1)] + samples(-40, 8, 12, (1, -1))
positive = edges + samples(-60, 60, 12, (1,))
unit = [x for x in everywhere if abs(x) <= 1] + [1 - 2.0 ** -30, -1 + 2.0 ** -30, 0.75, -0.9]
tables = {
    "exp": [x for x in everywhere if abs(x) < 1e6], "expm1": [x for x in everywhere if abs(x) < 1e6],
    "log": positive, "log1p": [x for x in everywhere if x > -1],
    "sin": everywhere, "cos": everywhere, "tan": everywhere, "atan": everywhere,
    "asin": unit, "acos": unit, "sinh": [x for x in everywhere if abs(x) < 1e6], "cosh": [x for x in everywhere if abs(x) < 1e6],
    "tanh": [x for x in everywhere if abs(x) < 1e4], "asinh": everywhere, "acosh": [x for x in positive if x >= 1],
    "atanh": [x for x in unit if abs(x) < 1], "sqrt": positive, "cbrt": positive,
    "erf": [x for x in everywhere if abs(x) < 50], "erfc": [x for x in everywhere if abs(x) < 50],
}
pairs = [(rng.uniform(0.01, 100), rng.uniform(-150, 150)) for _ in range(20)] + [(2.0, 0.5), (-3.0, 7.0), (-2.0, -5.0), (1 + 2.0 ** -52, 1e15), (10.0, 300.0), (1e-300, 0.001)]

with open("mpmath_table.csv", "w", newline="\n") as out:
    for name, points in tables.items():
        for x in points:
            value = getattr(mpmath, name)(mpmath.mpf(x))
            out.write(f"{name},{bits(x)},,{mpmath.nstr(value, 50, min_fixed=1, max_fixed=0)}\n")
    for x, y in pairs:
        value = mpmath.power(mpmath.mpf(x), mpmath.mpf(y))
        out.write(f"pow,{bits(x)},{bits(y)},{mpmath.nstr(value, 50, min_fixed=1, max_fixed=0)}\n")
