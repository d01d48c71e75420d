"""What each decision cost: the best that was still possible before it, less the best that was possible after it.

Both are exact: the scenario's graph says for every position how much of the overall score can still be gained. The
cap of delight by accuracy is left out, since it is no sum; with it a decision can only have cost less.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from game.domain.pillars import PILLARS, Pillar, Points
from game.domain.score import FULL, Bounds
from game.engine.prepared import Prepared
from game.engine.scoring import HEAD, HEART
from game.rules.bounds import Outlook, outlook
from game.rules.choices import Choice
from game.rules.compiled import Position
from game.rules.step import after, on_offer


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


@dataclass(frozen=True, slots=True)
class Judge:
    """Values the replies at any position of one scenario."""

    prepared: Prepared
    value: Value
    outlook: Outlook

    def worth(self, choice: Choice, position: Position) -> int:
        """The choice's own points and the most that can still follow it, weighted."""
        ahead = self.outlook.worth[self.prepared.graph.number_of(after(choice, position))]
        return self.value.of(choice.points) + (ahead or 0)

    def best_reply(self, position: Position) -> Choice:
        """The reply worth most at this position; of equals the one the author wrote first."""
        replies = self.prepared.compiled.replies[position[0]].values()
        return max(
            (one for one in replies if on_offer(one, position)), key=lambda one: (self.worth(one, position), -one.index)
        )

    def regret(self, choice: Choice, position: Position) -> int:
        """What a reply lost against the best one, weighted (0 or more)."""
        return self.worth(self.best_reply(position), position) - self.worth(choice, position)


def judge_for(prepared: Prepared) -> Judge:
    """A judge for one scenario; works out every position's outlook once."""
    value = value_of(prepared.bounds)
    return Judge(prepared, value, outlook(prepared.graph, value.weights))
