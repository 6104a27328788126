#!/usr/bin/env python3
"""Writes the reference tables of StableMath's vector functions with mpmath.

    python3 rows.py

Rows*.txt      n, the logits, a label, then (result, thousandths of an ulp) of LogSumExp, LogMeanExp,
               CrossEntropyWithLogits at the label, Softmax and LogSoftmax at the label
Weighted*.txt  n, the values, the weights, then the weighted LogSumExp
Pairs*.txt     n, p, q, then Entropy of p and KullbackLeibler of p and q
Long.txt       n, the spread, the logit that is repeated or '-', an index, then LogSumExp and Softmax at the index, of
               the logits of `logit` below, which the tests compute themselves
"""
import math
import random

from mpmath import mp, mpf

from tables import bits, float_bits, rounded, single, write

mp.prec = 1300
ROWS = 2200


def split(x):
    """max x, and the sum of the other exponentials relative to it."""
    m = max(x)
    rest = sum((mp.exp(mpf(v) - mpf(m)) for v in x), mpf(0)) - 1
    return mpf(m), rest


def both(y):
    x, rest = rounded(y)
    return f"{bits(x)} {rest}"


def dominated(r, n, top, low, high):
    x = [top] + [top - r.uniform(low, high) for _ in range(n - 1)]
    r.shuffle(x)
    return x


def logits(r, kind, n, wide):
    if kind == 0:
        return [r.gauss(0, 1) for _ in range(n)]
    if kind == 1:
        return [r.uniform(-wide, wide) for _ in range(n)]
    if kind == 2:
        return dominated(r, n, 0.0, 30, 60)
    if kind == 3:
        return dominated(r, n, r.choice((-1, 1)) * 10.0 ** r.uniform(-16, 0), 2, 50)
    if kind == 4:
        return [r.choice((-1, 1)) * 1e4 + r.gauss(0, 1)] * 1 + [1e4 + r.gauss(0, 1) for _ in range(n - 1)]
    if kind == 5:
        return [float(r.randrange(-2, 3)) for _ in range(n)]
    if kind == 6:
        weights = [r.random() for _ in range(n)]
        return [math.log(w / sum(weights)) for w in weights]
    return dominated(r, n, r.uniform(-3, 3), 0.6 * wide, wide)


def rows(name, convert, show, wide):
    r = random.Random(name)
    lines = []
    for i in range(ROWS):
        n = r.randrange(1, 17)
        x = [convert(v) for v in logits(r, i % 8, n, wide)]
        label = r.randrange(n)
        m, rest = split(x)
        lse = m + mp.log1p(rest)
        d = mpf(x[label]) - m
        results = (lse, lse - mp.log(n), lse - mpf(x[label]), mp.exp(d) / (1 + rest), d - mp.log1p(rest))
        lines.append(" ".join([str(n), *map(show, x), str(label), *map(both, results)]))
    return lines


def weighted(name, convert, show):
    r = random.Random(name)
    lines = []
    for i in range(ROWS):
        n = r.randrange(1, 7)
        x = [convert(v) for v in logits(r, i % 8, n, 80.0)]
        w = [convert(r.choice((1.0, 1.0, r.random(), 10.0 ** r.uniform(-3, 3)))) for _ in range(n)]
        m = max(x)
        total = sum((mpf(b) * mp.exp(mpf(a) - mpf(m)) for a, b in zip(x, w)), mpf(0))
        lines.append(" ".join([str(n), *map(show, x), *map(show, w), both(m + mp.log(total))]))
    return lines


def pairs(name, convert, show):
    r = random.Random(name)
    lines = []
    for i in range(ROWS):
        n = r.randrange(1, 6)
        p = [convert(r.choice((r.random(), 10.0 ** r.uniform(-30, 0), 0.0))) for _ in range(n)]
        near = i % 2 == 0
        q = [convert(v * (1 + r.uniform(-1e-3, 1e-3)) if near and v else r.random()) for v in p]
        entropy = -sum((mpf(a) * mp.log(a) for a in p if a), mpf(0))
        divergence = sum((mpf(a) * mp.log(mpf(a) / mpf(b)) for a, b in zip(p, q) if a), mpf(0))
        lines.append(" ".join([str(n), *map(show, p), *map(show, q), both(entropy), both(divergence)]))
    return lines


def logit(i, spread, repeated):
    """A 20-bit fraction of the spread; exact in float. With a repeated logit: 0.3125 first, that logit everywhere else."""
    if repeated is not None:
        return 0.3125 if i == 0 else repeated
    return ((i * 2654435761 % 2 ** 32) >> 12) / 2.0 ** 20 * spread - spread / 2


def long_rows():
    mp.prec = 160
    lines = []
    for n in (17, 1000, 4099, 100003):
        for spread, repeated in ((4, None), (16, None), (64, None), (16, single(-10.3)), (16, single(-17.77))):
            x = [logit(i, spread, repeated) for i in range(n)]
            top = mpf(max(x))
            values = {v: mp.exp(mpf(v) - top) for v in set(x)}
            total = mp.fsum(values[v] for v in x)
            for index in (0, n // 3, n - 1, max(range(n), key=x.__getitem__)):
                text = "-" if repeated is None else float_bits(repeated)
                lse = mpf(max(x)) + mp.log(total)
                lines.append(f"{n} {spread} {text} {index} {both(lse)} {both(values[x[index]] / total)}")
    return lines


if __name__ == "__main__":
    write("Rows", rows("Rows", float, bits, 740.0))
    write("Rows.Single", rows("Rows.Single", single, float_bits, 100.0))
    write("Weighted", weighted("Weighted", float, bits))
    write("Weighted.Single", weighted("Weighted.Single", single, float_bits))
    write("Pairs", pairs("Pairs", float, bits))
    write("Pairs.Single", pairs("Pairs.Single", single, float_bits))
    write("Long", long_rows())
