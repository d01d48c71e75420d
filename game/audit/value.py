"""How points turn into overall score: the same exact weights for the audit and for the debrief.

The cap of delight by accuracy is left out, since it is no sum; with it a score can only be lower.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from game.domain.pillars import PILLARS, Pillar, Points
from game.domain.score import FULL, Bounds
from game.engine.scoring import HEAD, HEART


@dataclass(frozen=True, slots=True)
class Value:
    """How points turn into overall score: whole weights per pillar point, of which `scale` make a score of 100."""

    weights: Points
    scale: int

    def of(self, points: Points) -> int:
        """Weighted points."""
        return sum(weight * one for weight, one in zip(self.weights, points, strict=True))

    def hundredths(self, worth: int) -> int:
        """Weighted points as hundredths of the overall score, rounded half up."""
        return int(Fraction(worth * FULL, self.scale) + Fraction(1, 2))


def value_of(bounds: Bounds) -> Value:
    """What a raw point on each pillar is worth in this scenario."""
    ranges = [high - low for low, high in zip(bounds.lowest, bounds.highest, strict=True)]
    felt = sum(1 for pillar, wide in zip(PILLARS, ranges, strict=True) if wide and pillar in HEART)
    head = HEAD if ranges[0] and felt else Fraction(1 if ranges[0] else 0)
    shares = [
        Fraction(0) if not wide else (head if pillar is Pillar.ACCURACY else (1 - head) / felt) / wide
        for pillar, wide in zip(PILLARS, ranges, strict=True)
    ]
    scale = lcm(*(share.denominator for share in shares))
    a, b, c, d = (int(share * scale) for share in shares)
    return Value((a, b, c, d), scale)
