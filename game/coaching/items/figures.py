"""The few figures that item analysis needs, each with its interval of 95 %."""

from collections.abc import Sequence
from math import atanh, sqrt, tanh
from statistics import fmean

from game.audit.chart.items import LEAST, Figure, Share

Z = 1.959963984540054
"""The standard normal quantile of 0.975: intervals are of 95 %."""


def share(count: int, of: int) -> Share:
    """`count` of `of` with Wilson's score interval (Wilson 1927, J. Am. Stat. Assoc. 22); of none, all is possible."""
    if of == 0:
        return Share(0.0, 0.0, 1.0, 0)
    p, square = count / of, Z * Z
    middle = (p + square / (2 * of)) / (1 + square / of)
    half = Z / (1 + square / of) * sqrt(p * (1 - p) / of + square / (4 * of * of))
    low = 0.0 if count == 0 else max(0.0, middle - half)
    high = 1.0 if count == of else min(1.0, middle + half)
    return Share(p, low, high, of)


def difference(one: Share, other: Share) -> Figure:
    """How much larger one share is than an independent other, with Newcombe's hybrid score interval (Newcombe 1998,
    Statistics in Medicine 17, method 10)."""
    gap = one.value - other.value
    low = gap - sqrt((one.value - one.low) ** 2 + (other.high - other.value) ** 2)
    high = gap + sqrt((one.high - one.value) ** 2 + (other.value - other.low) ** 2)
    return Figure(gap, max(-1.0, low), min(1.0, high))


def correlation(xs: Sequence[float], ys: Sequence[float]) -> Figure | None:
    """Pearson's correlation with the interval of Fisher's z (Fisher 1921, Metron 1); with xs of 0 and 1 it is the
    point-biserial one. None of fewer than LEAST pairs, or where one of the two never varies."""
    if len(xs) < LEAST:
        return None
    mx, my = fmean(xs), fmean(ys)
    sxx, syy = sum((x - mx) ** 2 for x in xs), sum((y - my) ** 2 for y in ys)
    if sxx < 1e-12 or syy < 1e-12:
        return None
    r = sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sqrt(sxx * syy)
    z = atanh(max(-0.999999, min(0.999999, r)))
    half = Z / sqrt(len(xs) - 3)
    return Figure(r, tanh(z - half), tanh(z + half))
