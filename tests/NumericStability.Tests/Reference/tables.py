#!/usr/bin/env python3
"""Writes the reference tables of StableMath with mpmath (Debian: python3-mpmath).

    python3 tables.py [name ...]      all tables, or the named ones

A line of a scalar table is the arguments and the correctly rounded result as hexadecimal bits, then the difference of the
true result from the rounded one in thousandths of a unit in the last place of the result. Everything is seeded by the
table's name, so the output is reproducible.
"""
import math
import random
import struct
import sys
from pathlib import Path

from mpmath import mp, mpf

mp.prec = 1400
HERE = Path(__file__).parent
POINTS = 2200


def bits(x):
    return struct.pack(">d", x).hex()


def float_bits(x):
    return struct.pack(">f", x).hex()


def single(x):
    try:
        return struct.unpack("f", struct.pack("f", x))[0]
    except OverflowError:
        return math.inf


def ulp_exponent(x):
    """The exponent of the unit in the last place of a double."""
    return max(math.frexp(x)[1] - 53, -1074) if x else -1074


def rounded(y):
    """A multiprecision number as the nearest double (subnormals too) and the remainder in thousandths of an ulp."""
    if y == 0 or mp.isinf(y):
        return float(y), 0
    e = max(int(mp.floor(mp.log(abs(y), 2))) + 1 - 53, -1074)
    n = mp.nint(mp.ldexp(y, -e))
    try:
        x = math.ldexp(int(n), e)
    except OverflowError:
        return math.copysign(math.inf, n), 0
    e = ulp_exponent(x)
    return x, int(mp.nint(1000 * mp.ldexp(y - mpf(x), -e)))


# Samplers: each gives one number.

def uniform(a, b):
    return lambda r: r.uniform(a, b)


def scale(a, b, sign=0):
    """Log-uniform between 10^a and 10^b; sign 0 means either."""
    return lambda r: (sign or r.choice((-1, 1))) * 10.0 ** r.uniform(a, b)


def near(*centres):
    """Within a few ulp, or a log-uniform distance, of one of the centres."""
    def sample(r):
        c = r.choice(centres)
        if r.random() < 0.4:
            for _ in range(r.randrange(4)):
                c = math.nextafter(c, r.choice((-math.inf, math.inf)))
            return c
        return c + r.choice((-1, 1)) * 10.0 ** r.uniform(-16, -1) * max(1.0, abs(c))
    return sample


def subnormal(sign=0):
    return lambda r: (sign or r.choice((-1, 1))) * math.ldexp(r.randrange(1, 2 ** r.randrange(1, 53)), -1074)


def negative(s):
    return lambda r: -abs(s(r))


def pair(a, b):
    return lambda r: (a(r), b(r))


def one(s):
    return lambda r: (s(r),)


def log1mexp(x):
    return mp.log(-mp.expm1(x))


def softplus(x):
    return mp.log1p(mp.exp(x))


def logaddexp(a, b):
    return max(a, b) + softplus(-abs(a - b))


def powm1(a, x):
    return mp.expm1(x * mp.log(a))


def compound(r, n):
    return mp.expm1(n * mp.log1p(r))


def cross_entropy(x, y):
    return y * softplus(-x) + (1 - y) * softplus(x)


def close_pair(r):
    x = 10.0 ** r.uniform(-300, 300)
    return x, x * (1 + r.choice((-1, 1)) * 10.0 ** r.uniform(-16, -0.3))


def close_logs(r):
    a = r.choice((-1, 1)) * 10.0 ** r.uniform(-3, 5)
    return a, a - 10.0 ** r.uniform(-15, 2)


def cancelling_logs(r):
    p = r.random()
    return math.log(p), math.log1p(-p) if p < 1 else -40.0


def power_of_exponent(lo, hi):
    def sample(r):
        a = r.choice((10.0 ** r.uniform(-300, 300), 1 + r.choice((-1, 1)) * 10.0 ** r.uniform(-15.5, -0.5)))
        return a, r.choice((-1, 1)) * 10.0 ** r.uniform(lo, hi) / (math.log(a) or 1.0)
    return sample


def compound_of_exponent(lo, hi):
    def sample(r):
        rate = r.choice((-1, 1)) * 10.0 ** r.uniform(-18, -0.05)
        return rate, r.choice((-1, 1)) * 10.0 ** r.uniform(lo, hi) / math.log1p(rate)
    return sample


def periods(r):
    return r.choice((0.05 / 12, -0.01, 1e-6, -1e-9, r.uniform(-0.5, 0.5), -r.random())), float(r.randrange(1, 2000))


def soft_label(r):
    x = r.uniform(-30, 30)
    return x, min(1.0, max(0.0, 1 / (1 + math.exp(-x)) * (1 + r.uniform(-0.01, 0.01))))


ANY_SCALE = [one(scale(-307, -16)), one(scale(-16, 0)), one(subnormal())]
TABLES = {
    "Log1P": (mp.log1p, ANY_SCALE + [one(scale(0, 308, 1)), one(uniform(-1, 1)), one(near(-1 + 1e-9, -0.5, 1.0, 2.0 ** -53, -2.0 ** -53)),
                                     one(lambda r: -1 + 10.0 ** r.uniform(-15.9, 0))]),
    "ExpM1": (mp.expm1, ANY_SCALE + [one(uniform(-2, 2)), one(uniform(-750, 709)), one(near(-0.5, 0.5, -math.log(2), 1.0, -37.0)), one(near(709.0))]),
    "Log1MExp": (log1mexp, [one(negative(s)) for s in (scale(-307, -16), scale(-16, 0), subnormal(), uniform(0, 2), uniform(0, 745), near(math.log(2), 0.5, 1.0, 37.0))]),
    "LogAddExp": (logaddexp, [pair(uniform(-5, 5), uniform(-5, 5)), pair(uniform(-800, 800), uniform(-800, 800)), cancelling_logs, close_logs,
                              pair(scale(-300, 300), scale(-300, 300)), pair(scale(-20, 2), scale(-20, 2))]),
    "LogSubExp": (lambda a, b: a + log1mexp(b - a), [close_logs, lambda r: tuple(sorted((r.uniform(-5, 5), r.uniform(-5, 5)), reverse=True)),
                                                     lambda r: tuple(sorted((r.uniform(-800, 800), r.uniform(-800, 800)), reverse=True)),
                                                     lambda r: (0.0, -10.0 ** r.uniform(-300, 2.8))]),
    "LogCosh": (lambda x: mp.log1p(2 * mp.sinh(x / 2) ** 2), ANY_SCALE + [one(uniform(-2, 2)), one(uniform(-800, 800)), one(near(1.0, -1.0)), one(scale(0, 300)), one(scale(-1, 0.5))]),
    "Softplus": (softplus, ANY_SCALE + [one(uniform(-5, 5)), one(uniform(-745, 800)), one(near(37.0, -37.0, -708.4, 18.0, -0.0)), one(uniform(-40, 40))]),
    "Sigmoid": (lambda x: 1 / (1 + mp.exp(-x)), ANY_SCALE + [one(uniform(-5, 5)), one(uniform(-745, 100)), one(near(36.7, -36.7, -708.4))]),
    "LogSigmoid": (lambda x: -softplus(-x), ANY_SCALE + [one(uniform(-5, 5)), one(uniform(-800, 745)), one(near(37.0, -37.0, 708.4))]),
    "Logit": (lambda p: mp.log(p / (1 - p)), [one(uniform(0, 1)), one(near(0.5)), one(near(0.3, 0.65)), one(scale(-307, 0, 1)), one(subnormal(1)),
                                              one(lambda r: 1 - 10.0 ** r.uniform(-15.9, 0)), one(lambda r: 0.5 + r.choice((-1, 1)) * 2.0 ** -r.uniform(2, 53))]),
    "BinaryCrossEntropyWithLogits": (cross_entropy, [pair(uniform(-40, 40), lambda r: float(r.randrange(2))), pair(uniform(-800, 800), lambda r: float(r.randrange(2))),
                                                     pair(uniform(-40, 40), uniform(0, 1)), soft_label, pair(scale(-20, 2), scale(-20, 0, 1)), pair(uniform(-700, 700), uniform(0, 1))]),
    "XLogY": (lambda x, y: x * mp.log(y), [pair(scale(-200, 200, 1), scale(-300, 100, 1)), pair(uniform(0, 1), uniform(0, 1)), pair(uniform(0, 1), near(1.0)), pair(subnormal(1), subnormal(1)),
                                           lambda r: (p := r.random(), p)]),
    "XLog1PY": (lambda x, y: x * mp.log1p(y), [pair(scale(-150, 150, 1), scale(-150, 0)), pair(uniform(0, 1), uniform(-1, 1)), pair(scale(-5, 5, 1), scale(-20, 0)), pair(uniform(0, 9), scale(0, 300, 1))]),
    "RelativeEntropy": (lambda x, y: x * mp.log(x / y), [close_pair, pair(uniform(0, 1), uniform(0, 1)), pair(scale(-300, 300, 1), scale(-300, 300, 1)), pair(uniform(0, 1), subnormal(1)),
                                                         pair(scale(-300, -200, 1), scale(-308, -200, 1)), lambda r: (x := r.random(), x * r.uniform(0.4, 2.2)), pair(scale(200, 305, 1), scale(200, 308, 1))]),
    "PowM1": (powm1, [power_of_exponent(-16, -0.302), power_of_exponent(-0.5, 0.2), power_of_exponent(-300, -16), power_of_exponent(0, 2.8), pair(uniform(0, 3), uniform(-3, 3)),
                      pair(near(1.0), uniform(-5, 5))]),
    "CompoundM1": (compound, [compound_of_exponent(-16, 0), compound_of_exponent(-0.5, 0.8), compound_of_exponent(-250, -16), compound_of_exponent(0, 2.8), periods]),
    "Hypot": (lambda x, y: mp.sqrt(x * x + y * y), [pair(scale(-307, 307), scale(-307, 307)), pair(uniform(-1, 1), uniform(-1, 1)), pair(subnormal(), subnormal()),
                                                    lambda r: (x := 10.0 ** r.uniform(-300, 300), x * 10.0 ** r.uniform(-3, 3)), pair(scale(149, 151), scale(149, 151)), pair(scale(-131, -129), scale(-131, -129))]),
}


def points(name, samplers, convert):
    """Even shares of the samplers, each argument converted to the table's format, without those that leave the domain."""
    r = random.Random(name)
    for i in range(POINTS):
        yield tuple(convert(x) for x in samplers[i % len(samplers)](r))


def evaluate(f, arguments):
    try:
        y = f(*map(mpf, arguments))
        return y if isinstance(y, mpf) and not mp.isnan(y) else None
    except (ValueError, ZeroDivisionError, TypeError):
        return None


def scalar_table(name):
    f, samplers = TABLES[name]
    lines = []
    for arguments in points(name, samplers, float):
        if all(map(math.isfinite, arguments)) and (y := evaluate(f, arguments)) is not None:
            x, rest = rounded(y)
            lines.append(" ".join(map(bits, arguments)) + f" {bits(x)} {rest}")
    return lines


def single_table(name):
    """The float table: arguments as float, the result as double, which is exact enough to judge a float."""
    f, samplers = TABLES[name]
    lines = []
    for arguments in points(name, SINGLE.get(name, samplers), single):
        if all(map(math.isfinite, arguments)) and (y := evaluate(f, arguments)) is not None:
            lines.append(" ".join(map(float_bits, arguments)) + " " + bits(rounded(y)[0]))
    return lines


def float_subnormal(sign=0):
    return lambda r: (sign or r.choice((-1, 1))) * math.ldexp(r.randrange(1, 2 ** r.randrange(1, 24)), -149)


FLOAT_SCALE = [one(scale(-37, -7)), one(scale(-7, 0)), one(float_subnormal())]
SINGLE = {
    "Log1P": FLOAT_SCALE + [one(scale(0, 38, 1)), one(uniform(-1, 1)), one(near(-0.5, 1e-4, -1e-4))],
    "ExpM1": FLOAT_SCALE + [one(uniform(-2, 2)), one(uniform(-100, 88)), one(near(1e-3, -1e-3, 0.5))],
    "Log1MExp": [one(negative(s)) for s in (scale(-37, -7), scale(-7, 0), float_subnormal(), uniform(0, 2), uniform(0, 100))],
    "LogAddExp": [pair(uniform(-5, 5), uniform(-5, 5)), pair(uniform(-100, 100), uniform(-100, 100)), cancelling_logs, pair(scale(-20, 2), scale(-20, 2))],
    "LogSubExp": [lambda r: tuple(sorted((r.uniform(-5, 5), r.uniform(-5, 5)), reverse=True)), lambda r: tuple(sorted((r.uniform(-90, 90), r.uniform(-90, 90)), reverse=True)),
                  lambda r: (0.0, -10.0 ** r.uniform(-37, 1.9))],
    "LogCosh": FLOAT_SCALE + [one(uniform(-2, 2)), one(uniform(-100, 100)), one(scale(0, 30))],
    "Softplus": FLOAT_SCALE + [one(uniform(-5, 5)), one(uniform(-103, 110))],
    "Sigmoid": FLOAT_SCALE + [one(uniform(-5, 5)), one(uniform(-103, 30))],
    "LogSigmoid": FLOAT_SCALE + [one(uniform(-5, 5)), one(uniform(-110, 103))],
    "Logit": [one(uniform(0, 1)), one(near(0.5)), one(near(0.3, 0.65)), one(scale(-37, 0, 1)), one(float_subnormal(1))],
    "BinaryCrossEntropyWithLogits": [pair(uniform(-40, 40), lambda r: float(r.randrange(2))), pair(uniform(-100, 100), lambda r: float(r.randrange(2))), pair(uniform(-40, 40), uniform(0, 1)), soft_label],
    "XLogY": [pair(scale(-20, 20, 1), scale(-30, 15, 1)), pair(uniform(0, 1), uniform(0, 1)), pair(uniform(0, 1), near(1.0)), pair(float_subnormal(1), float_subnormal(1))],
    "XLog1PY": [pair(scale(-15, 15, 1), scale(-15, 0)), pair(uniform(0, 1), uniform(-1, 1)), pair(uniform(0, 9), scale(0, 30, 1))],
    "RelativeEntropy": [lambda r: (x := r.random(), x * r.uniform(0.4, 2.2)), pair(uniform(0, 1), uniform(0, 1)), pair(scale(-30, 30, 1), scale(-30, 30, 1)), pair(uniform(0, 1), float_subnormal(1))],
    "PowM1": [pair(scale(-30, 30, 1), scale(-8, -2)), pair(uniform(0, 3), uniform(-3, 3)), pair(near(1.0), uniform(-5, 5))],
    "CompoundM1": [pair(scale(-12, -1), scale(0, 2)), periods, pair(uniform(-1, 1), uniform(-5, 5))],
    "Hypot": [pair(scale(-37, 37), scale(-37, 37)), pair(uniform(-1, 1), uniform(-1, 1)), pair(float_subnormal(), float_subnormal())],
}


def write(name, lines):
    (HERE / f"{name}.txt").write_text("\n".join(lines) + "\n")
    print(name, len(lines))


if __name__ == "__main__":
    for table in sys.argv[1:] or TABLES:
        write(table, scalar_table(table))
        write(table + ".Single", single_table(table))
