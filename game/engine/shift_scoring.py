"""The score of a shift: the contacts, and how much they were alike.

    mean        = mean of the contacts' overall scores
    consistency = 100 - 2 * mean absolute deviation of these scores from their mean
    overall     = 4/5 mean + 1/5 min(consistency, mean)

K3: the fiftieth contact deserves the work of the first. Reliability, "the ability to perform the promised service
dependably", is what customers weigh most of the five dimensions of service quality (Parasuraman, Zeithaml & Berry
1988, Journal of Retailing 64); so consistency has a part of its own.

- Scores lie between 0 and 100, so their mean absolute deviation is at most their standard deviation, and that at most
  50 (Popoviciu 1935): consistency runs from 0 to 100, and both ends can be reached.
- Consistency counts at most as much as the mean: to be evenly bad is no merit.
- With one fifth for consistency a better contact never costs anything. Where a part p of n contacts lies above the
  mean, one of them that gains a point raises the mean by 1/n and lowers consistency by 4 (1 - p)/n, which is less
  than 4/n; so the sum changes by more than 4/5 * 1/n - 1/5 * 4/n = 0. A contact below the mean raises both.

All sums are exact fractions, rounded half up once at the end. A contact that could not be assessed is left out.
"""

from collections.abc import Sequence
from fractions import Fraction

from game.domain.score import FULL
from game.domain.shift import ShiftScore

CONSISTENCY = Fraction(1, 5)
"""The part of consistency in the score of a shift."""


def shift_score(overalls: Sequence[int | None]) -> ShiftScore:
    """The score of a shift whose contacts came to these overall scores, in hundredths (0-10000)."""
    known = [one for one in overalls if one is not None]
    average = exact_mean(known)
    if average is None:
        return ShiftScore(None, None, None)
    deviation = sum((abs(one - average) for one in known), Fraction(0)) / len(known)
    even = FULL - 2 * deviation
    overall = (1 - CONSISTENCY) * average + CONSISTENCY * min(even, average)
    return ShiftScore(whole(overall), whole(average), whole(even))


def exact_mean(values: Sequence[int]) -> Fraction | None:
    """The mean of whole numbers as a fraction; None of none."""
    return Fraction(sum(values), len(values)) if values else None


def whole(value: Fraction) -> int:
    """A fraction rounded half up."""
    return int(value + Fraction(1, 2))


def thirds(overalls: Sequence[int | None]) -> tuple[int | None, int | None]:
    """The mean overall scores of the first and of the last third, rounded up to whole contacts (two of five)."""
    size = -(-len(overalls) // 3)
    ends = [[one for one in part if one is not None] for part in (overalls[:size], overalls[-size:])]
    first, last = (exact_mean(one) for one in ends)
    return (None if first is None else whole(first), None if last is None else whole(last))
