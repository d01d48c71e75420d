"""What plays on record say of a scenario's decisions, as plain figures: made by coaching, laid over a chart."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

LEAST = 10
"""With fewer plays than this in each group nothing is compared."""


class Share(NamedTuple):
    """A share between 0 and 1 with its interval of 95 %, of so many."""

    value: float
    low: float
    high: float
    of: int


class Figure(NamedTuple):
    """A figure with its interval of 95 %."""

    value: float
    low: float
    high: float


class Doubt(StrEnum):
    """What may be wrong with a decision or a reply."""

    EASY = "nearly everybody finds it"
    HARD = "hardly anybody finds it"
    AGAINST = "those who do well elsewhere do worse here"
    IMPLAUSIBLE = "hardly anybody takes it for good"
    BEST_SHUNNED = "a best reply that strong trainees choose less than weak ones"
    POOR_PREFERRED = "a poor reply that strong trainees choose more than weak ones"


@dataclass(frozen=True, slots=True)
class ReplyUse:
    """How one reply fared: how often it was chosen where it was on offer, by all, by the strong and by the weak.

    `best` is True where it was the best reply in more than half of the plays in which it was on offer. `gap` is by how
    much the strong choose it more often than the weak; None where there are too few.
    """

    reply: str
    best: bool
    chosen: Share
    strong: Share
    weak: Share
    gap: Figure | None
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A decision, in a state or in a question of the wrap-up (then `state` is `+` and its name): `found` is the share
    who gave a best reply (its difficulty), `discrimination` the correlation of that with the part kept in all other
    decisions."""

    state: str
    found: Share
    discrimination: Figure | None
    replies: tuple[ReplyUse, ...]
    doubts: tuple[Doubt, ...]

    def use(self, reply: str) -> ReplyUse | None:
        """How a reply of this decision fared; None where it was never on offer."""
        return next((one for one in self.replies if one.reply == reply), None)

    @property
    def doubted(self) -> tuple[str, ...]:
        """The replies that are doubted."""
        return tuple(one.reply for one in self.replies if one.doubts)


@dataclass(frozen=True)
class Analysis:
    """All decisions that somebody came to, in the order of the scenario.

    `counted` is how many plays are behind them: of each trainee the first assessment of this very version. The others
    were left out: of other versions, second ones (`again`), and unreadable ones.
    """

    counted: int
    other_versions: int
    again: int
    unreadable: int
    items: tuple[Item, ...]

    @cached_property
    def by_state(self) -> Mapping[str, Item]:
        """The decisions by their states."""
        return {one.state: one for one in self.items}

    @property
    def attempts(self) -> int:
        """All that were looked at, those left out as well."""
        return self.counted + self.other_versions + self.again + self.unreadable
