"""The rubric: principles, behaviours with their weights, and the tray of gestures every scenario shares."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from game.domain.pillars import Points


class Appraisal(StrEnum):
    """How words that hurt are taken: as an attack, to be paid back, as noise around the matter, as what is behind
    them, or as the point where a limit is due."""

    DEFENSIVE = "defensive"
    VENT = "vent"
    NEUTRAL = "neutral"
    REFRAME = "reframe"
    BOUNDARY = "boundary"


@dataclass(frozen=True, slots=True)
class Principle:
    """One service principle a scenario can teach, such as `F4 Service recovery`."""

    id: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Behaviour:
    """Something a trainee can show, good or bad, and what it is worth.

    `points` are the weights on the four pillars (whole, -3 to 3), `mood` the notches by which it moves the
    customer, `principle` the id it comes from, `coach` what the coach says of it, and `wow` whether it is the
    kind of thing a customer retells. `appraisal` is how it takes a barb, None where it says nothing about that.
    """

    id: str
    name: str
    points: Points
    mood: int
    principle: str
    coach: str
    wow: bool = False
    appraisal: Appraisal | None = None


@dataclass(frozen=True, slots=True)
class GestureKind:
    """A gesture on the tray: what it is called, its icon, what it costs in goodwill, and what a customer says
    of it (`flat`) where it is out of place and the scenario has no words of its own."""

    id: str
    name: str
    about: str
    icon: str
    cost: int
    flat: str


@dataclass(frozen=True, slots=True)
class Rubric:
    """Everything that scenarios have in common, in the order it was written.

    Four behaviours are counted by the game itself, and none of them may earn points: `lapse` when the customer's
    patience runs out, `flat` when a gesture falls flat, `early` when a remedy comes before its stage, and `aside`
    when a waiting customer is passed over for another; `aside` weighs exactly what `lapse` does.
    `digest` identifies the rubric's content (64 hex digits).
    """

    principles: Mapping[str, Principle]
    behaviours: Mapping[str, Behaviour]
    gestures: Mapping[str, GestureKind]
    lapse: Behaviour
    flat: Behaviour
    early: Behaviour
    aside: Behaviour
    digest: str
