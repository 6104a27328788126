#!/usr/bin/env python3
"""Writes the reference tables of the log-Bessel functions with mpmath: order, argument, result, thousandths of an ulp."""
import random

from mpmath import mp, mpf

from tables import bits, rounded, write

mp.prec = 250
POINTS = 2200


def debye(v, x, sign):
    """ΣU_k(p)/v^k to full precision, for the orders at which mpmath's own series would not end."""
    t = mp.sqrt(v * v + x * x)
    p = v / t
    total = mpf(0)
    for k, c in enumerate(POLYNOMIALS):
        total += mpf(sign) ** k * p ** k * mp.polyval(c[::-1], p * p) / v ** k
    exponent = t + v * mp.log(x / (v + t))
    return exponent - mp.log(2 * mp.pi * t) / 2 + mp.log(total) if sign > 0 else -exponent + mp.log(mp.pi / (2 * t)) / 2 + mp.log(total)


def polynomials(count):
    result = [[mpf(1)]]
    for k in range(count):
        following = [mpf(0)] * (k + 2)
        for i, c in enumerate(result[-1]):
            j = k + 2 * i
            following[i] += c * (mpf(j) / 2 + mpf(1) / (8 * (j + 1)))
            following[i + 1] -= c * (mpf(j) / 2 + mpf(5) / (8 * (j + 3)))
        result.append(following)
    return result


POLYNOMIALS = polynomials(30)


def log_i(v, x):
    v, x = mpf(v), mpf(x)
    if v > 300:
        return debye(v, x, 1)
    if x > 2000 and x > v * v:
        return x - mp.log(2 * mp.pi * x) / 2 + mp.log(hankel(v, x, -1))
    return mp.log(mp.besseli(v, x))


def log_k(v, x):
    v, x = mpf(v), mpf(x)
    if v > 100:
        return debye(v, x, -1)
    if x > 2000 and x > v * v:
        return -x + mp.log(mp.pi / (2 * x)) / 2 + mp.log(hankel(v, x, 1))
    return settled(lambda: mp.log(mp.besselk(v, x)))


def settled(f):
    """mpmath takes K from the difference of two I: repeated with more bits until the value stays."""
    last = None
    for precision in (400, 800, 1600, 3200, 6400, 12800):
        with mp.workprec(precision):
            value = f()
        if last is not None and abs(value - last) <= abs(value) * mpf(10) ** -30:
            return value
        last = value
    raise ArithmeticError("no precision is enough")


def hankel(v, x, sign):
    total = term = mpf(1)
    for k in range(1, 80):
        term *= sign * (4 * v * v - (2 * k - 1) ** 2) / (k * 8 * x)
        total += term
    return total


def arguments(r, i):
    kind = i % 8
    if kind == 0:
        return r.uniform(0, 25), r.uniform(0, 60)
    if kind == 1:
        return float(r.randrange(0, 30)), 10.0 ** r.uniform(-8, 3)
    if kind == 2:
        return 10.0 ** r.uniform(-4, 4.4), 10.0 ** r.uniform(-3, 6)
    if kind == 3:
        return r.choice((0.0, 0.5, 1.0, 1.5, 24.999, 25.0, 25.001)), r.choice((2.0, 1.999, 2.001, 39.9, 40.1, r.uniform(0, 700), 1e-300))
    if kind == 4:
        v = r.uniform(20, 4000)
        return v, v * r.uniform(0.6, 0.72)
    if kind == 5:
        v = r.uniform(5, 30)
        return v, v * v * r.uniform(0.9, 1.1)
    if kind == 6:
        return r.choice((0.0, 1.0, 511.0, 1023.0, 4095.0, 16383.0)), 10.0 ** r.uniform(-2, 5)
    return r.uniform(0, 2), 10.0 ** r.uniform(-2, 2)


if __name__ == "__main__":
    for name, f in (("LogBesselI", log_i), ("LogBesselK", log_k), ("BesselIRatio", lambda v, x: mp.exp(log_i(v + 1, x) - log_i(v, x)))):
        r = random.Random(name)
        lines = []
        for i in range(POINTS):
            v, x = arguments(r, i)
            value, rest = rounded(f(mpf(v), mpf(x)))
            lines.append(f"{bits(v)} {bits(x)} {bits(value)} {rest}")
        write(name, lines)
