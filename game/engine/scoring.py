"""The four pillars and the overall score, from raw points and exact bounds, in whole hundredths.

    pillar  = 100 (raw - lowest) / (highest - lowest)
    delight = min(delight, accuracy)                                     R1: a wow cannot rescue a wrong answer
    overall = 1/3 accuracy + 2/3 mean(empathy, composure, delight)       K5: two parts heart, one part head

A pillar that cannot vary is not assessed and left out of the mean; with only one of the two sides assessed, the
overall score is that side. All sums are exact fractions, rounded half up once at the end, so that every machine
gets the same number.
"""

from fractions import Fraction

from game.domain.pillars import PILLARS, Pillar, Points
from game.domain.score import FULL, Bounds, PillarScore, Score

HEAD = Fraction(1, 3)
HEART = (Pillar.EMPATHY, Pillar.COMPOSURE, Pillar.DELIGHT)


def score_of(raw: Points, bounds: Bounds) -> Score:
    """The score of a finished playthrough with these raw points.

    Raises `ValueError` where the points lie outside the bounds, which would mean that the bounds are wrong.
    """
    exact = {
        pillar: _share(value, low, high)
        for pillar, value, low, high in zip(PILLARS, raw, bounds.lowest, bounds.highest, strict=True)
    }
    capped = _capped(exact)
    if capped:
        exact[Pillar.DELIGHT] = exact[Pillar.ACCURACY]
    pillars = tuple(
        PillarScore(pillar, value, low, high, hundredths(exact[pillar]), capped and pillar is Pillar.DELIGHT)
        for pillar, value, low, high in zip(PILLARS, raw, bounds.lowest, bounds.highest, strict=True)
    )
    return Score(pillars, hundredths(_overall(exact)))


def hundredths(share: Fraction | None) -> int | None:
    """A share (0-1) in hundredths of a point (0-10000), rounded half up."""
    return None if share is None else int(share * FULL + Fraction(1, 2))


def _share(raw: int, low: int, high: int) -> Fraction | None:
    if not low <= raw <= high:
        raise ValueError(f"{raw} points lie outside the bounds {low} to {high}")
    return None if low == high else Fraction(raw - low, high - low)


def _capped(exact: dict[Pillar, Fraction | None]) -> bool:
    delight, accuracy = exact[Pillar.DELIGHT], exact[Pillar.ACCURACY]
    return delight is not None and accuracy is not None and delight > accuracy


def _overall(exact: dict[Pillar, Fraction | None]) -> Fraction | None:
    head = exact[Pillar.ACCURACY]
    felt = [share for pillar in HEART if (share := exact[pillar]) is not None]
    heart = sum(felt, Fraction(0)) / len(felt) if felt else None
    if head is None or heart is None:
        return heart if head is None else head
    return HEAD * head + (1 - HEAD) * heart
