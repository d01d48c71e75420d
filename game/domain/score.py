"""What a finished playthrough came to: the four pillars, the overall score, and the customer's own judgement."""

from dataclasses import dataclass
from enum import StrEnum

from game.domain.pillars import Pillar, Points
from game.domain.scenario import Level

FULL = 10_000
"""A score of 100, in the hundredths of a point in which scores are kept."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The exact lowest and highest points of each pillar over every complete playthrough of a scenario."""

    lowest: Points
    highest: Points


@dataclass(frozen=True, slots=True)
class PillarScore:
    """One pillar: raw points, their exact bounds, and the score in hundredths (0-10000).

    `score` is None where the pillar cannot vary in this scenario ("not assessed"). `capped` says that delight was
    brought down to accuracy, because a wow cannot rescue a wrong answer (R1).
    """

    pillar: Pillar
    raw: int
    lowest: int
    highest: int
    score: int | None
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """All pillars in order, and the overall score in hundredths; None where no pillar is assessed."""

    pillars: tuple[PillarScore, ...]
    overall: int | None

    def of(self, pillar: Pillar) -> PillarScore:
        """The score of one pillar."""
        return next(one for one in self.pillars if one.pillar is pillar)


class Fate(StrEnum):
    """What became of an expectation."""

    UNMET = "unmet"
    MET = "met"
    EXCEEDED = "exceeded"


class PromiseFate(StrEnum):
    """What became of a promise that was made."""

    KEPT = "kept"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The customer's own judgement, apart from the pillars.

    `curve` is her mood (0-20) at the start and after each action; `stars` (1-5) come from its peak and its end
    (R2). `rung` is the highest level that counts, or None: no rung counts while a lower one is unmet. `story` is how
    the customer retells the wow, empty where there is nothing to retell; `leaves` are the words she will remember.
    """

    curve: tuple[int, ...]
    stars: int
    review: str
    expectations: tuple[tuple[str, Fate], ...]
    promises: tuple[tuple[str, PromiseFate], ...]
    rung: Level | None
    wow: bool
    story: str = ""
    leaves: tuple[str, ...] = ()
